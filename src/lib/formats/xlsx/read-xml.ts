import { FormatError } from '../../domain/errors.ts';

/** What is told of one part, element by element; names come without their prefix. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/**
 * Reads one XML part of a workbook. Entities of its own are never expanded, and nothing it names is
 * fetched.
 *
 * @throws {FormatError} 'truncated' when the XML is broken; what an event throws.
 */
export async function readXml(bytes: Uint8Array, part: string, events: XmlEvents): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({});
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) => events.open(local(name), attributes));
  parser.on('closetag', ({ name }) => events.close(local(name)));
  parser.on('text', events.text);
  parser.on('cdata', events.text);
  parser.on('error', (cause) => {
    throw new FormatError('truncated', part, { cause });
  });
  parser.write(decoded(bytes)).close();
}

/** Spreadsheets write UTF-8; the other encoding that XML allows of itself is known by its mark. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** The words of a string item, plain or in runs of several looks; how it is read aloud is left out. */
export class StringItem {
  #words = '';
  #isText = false;
  #aloud = 0;

  open(name: string): void {
    if (name === 'rPh') this.#aloud += 1;
    else if (name === 't' && this.#aloud === 0) this.#isText = true;
  }

  text(text: string): void {
    if (this.#isText) this.#words += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#aloud -= 1;
    else if (name === 't') this.#isText = false;
  }

  get words(): string {
    return unescaped(this.#words);
  }
}

/** `_x0007_` is how spreadsheets write what XML cannot hold. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
}
