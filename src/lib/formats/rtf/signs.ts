import { fromWindows1252 } from '../plain-text/encoding.ts';

/** Control words that stand for a sign. */
export const signs: ReadonlyMap<string, string> = new Map([
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['~', '\u00a0'],
  ['_', '\u2011'],
  ['{', '{'],
  ['}', '}'],
  ['\\', '\\'],
]);

/** Encodings by `\ansicpg` and by the character set of a font (`\fcharset`). */
const byCodePage: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  65001: 'utf-8',
};
const byCharset: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** The encoding's name, or `null` for one that is not known here. */
export function encodingOfCodePage(codePage: number): string | null {
  return byCodePage[codePage] ?? null;
}

/** The encoding of a font's character set; `null` where the document's own counts. */
export function encodingOfCharset(charset: number): string | null {
  const codePage = byCharset[charset];
  return codePage === undefined ? null : encodingOfCodePage(codePage);
}

/** Bytes of text in an encoding of {@link encodingOfCodePage}. */
export function textOf(bytes: readonly number[], encoding: string): string {
  const array = Uint8Array.from(bytes);
  // Node takes Windows-1252 for Latin-1.
  if (encoding === 'windows-1252') return fromWindows1252(array);
  return new TextDecoder(encoding).decode(array);
}
