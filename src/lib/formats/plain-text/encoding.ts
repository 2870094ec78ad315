import { FormatError } from '../../domain/errors.ts';
import type { Note } from '../format.ts';

/** What the bytes say, newlines as LF, without characters that no XML file could hold. */
export interface DecodedText {
  readonly text: string;
  readonly notes: readonly Note[];
}

/**
 * Decodes text of any of the encodings that transcripts come in: UTF-8, UTF-16 of either order, with
 * or without their mark, else Windows-1252. The text is never Unicode-normalised.
 *
 * @throws {FormatError} 'empty-file'; 'not-text' when the bytes are something else.
 */
export function decodedText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new FormatError('empty-file', '');
  const { raw, assumed } = decoded(bytes);
  if (looksBinary(raw)) throw new FormatError('not-text', '');
  const { text, removed } = cleanText(raw);
  const notes: Note[] = [];
  if (assumed) notes.push({ kind: 'assumed', where: 'encoding', what: assumed });
  if (removed > 0) notes.push(removedNote(removed));
  return { text, notes };
}

/** Newlines to LF; control characters and halves of characters out. */
export function cleanText(raw: string): { readonly text: string; readonly removed: number } {
  // Form feeds and vertical tabs part lines; NEL and the Unicode separators are newlines.
  const lines = raw.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n');
  let removed = 0;
  const text = lines.replace(notInXml, () => {
    removed += 1;
    return '';
  });
  return { text, removed };
}

export function removedNote(removed: number): Note {
  const what = `${removed} ${removed === 1 ? 'character' : 'characters'} that no file may hold removed`;
  return { kind: 'changed', where: 'characters', what };
}

/** Everything that XML 1.0 does not allow, lone surrogates included. */
const notInXml =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function decoded(bytes: Uint8Array): { raw: string; assumed: string | null } {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return marked('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return marked('utf-16be', bytes);
  const hasMark = a === 0xef && b === 0xbb && c === 0xbf;
  const order = hasMark ? null : utf16Order(bytes);
  if (order) {
    return {
      raw: new TextDecoder(order).decode(bytes),
      assumed: 'UTF-16; the file does not say which',
    };
  }
  try {
    return { raw: new TextDecoder('utf-8', { fatal: true }).decode(bytes), assumed: null };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return {
    raw: fromWindows1252(bytes),
    assumed: 'Windows-1252 (Western European); check the accents and quotation marks',
  };
}

function marked(encoding: string, bytes: Uint8Array): { raw: string; assumed: null } {
  return { raw: new TextDecoder(encoding).decode(bytes), assumed: null };
}

/** What bytes 0x80 to 0x9f stand for; by our own table, for Node's decoder takes them for Latin-1. */
const highSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes of Windows-1252 as text. */
export function fromWindows1252(bytes: Uint8Array): string {
  const latin1 = new TextDecoder('iso-8859-1').decode(bytes);
  return latin1.replace(/[\x80-\x9f]/g, (sign) => highSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** In UTF-16 the zeros of letters, or at least of spaces and newlines, stand on one side only. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, 20_000);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length / 40;
  if (odd > enough && even * 20 < odd) return 'utf-16le';
  if (even > enough && odd * 20 < even) return 'utf-16be';
  return null;
}

/** Text has hardly any control characters; other files are full of them. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 50_000);

  const odd = sample.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]/g)?.length ?? 0;

  const zeros = sample.match(/\x00/g)?.length ?? 0;
  return zeros * 1000 > sample.length || odd * 50 > sample.length;
}
