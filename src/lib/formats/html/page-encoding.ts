import { cleanText, decodedText, type DecodedText } from '../plain-text/encoding.ts';

/**
 * The text of a page in the encoding it names of itself; where it names none, or one that is not
 * known, as any text is decoded. @throws {FormatError} 'empty-file', 'not-text'
 */
export function decodedPage(bytes: Uint8Array): DecodedText {
  const decoded = decodedText(bytes);
  const isMarked = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0xef;
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(
    decoded.text.slice(0, 4_000),
  )?.[1];
  if (
    isMarked ||
    named === undefined ||
    /^(utf-?8|utf-?16.*|windows-1252|iso-8859-1|us-ascii)$/i.test(named)
  ) {
    return decoded;
  }
  try {
    const { text } = cleanText(new TextDecoder(named).decode(bytes));
    const notes = decoded.notes.filter(({ where }) => where !== 'encoding');
    return { text, notes };
  } catch (error) {
    // An encoding that nobody knows.
    if (error instanceof RangeError) return decoded;
    throw error;
  }
}
