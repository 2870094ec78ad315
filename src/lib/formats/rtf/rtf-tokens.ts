/** What an RTF file is made of (Rich Text Format Specification 1.9.1, "RTF syntax"). */
export type RtfToken =
  | { readonly is: 'open' | 'close' }
  /** A control word such as `\par`, or a sign such as `\~`, with its number if it has one. */
  | { readonly is: 'control'; readonly word: string; readonly number: number | null }
  /** A byte written `\'hh`, or one that stands for itself. */
  | { readonly is: 'byte'; readonly byte: number };

const backslash = 0x5c;
const isLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** The tokens of an RTF file, one after the other; what `\bin` holds is passed over. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at++]!;
    if (byte === 0x7b) yield { is: 'open' };
    else if (byte === 0x7d) yield { is: 'close' };
    else if (byte === 0x0d || byte === 0x0a || byte === 0) continue;
    else if (byte !== backslash) yield { is: 'byte', byte };
    else {
      const first = bytes[at];
      if (first === undefined) return;
      if (!isLetter(first)) {
        at += 1;
        if (first === 0x27) {
          const code = Number.parseInt(String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0), 16);
          at += 2;
          if (!Number.isNaN(code)) yield { is: 'byte', byte: code };
        } else yield { is: 'control', word: String.fromCharCode(first), number: null };
        continue;
      }
      let word = '';
      while (at < bytes.length && isLetter(bytes[at]!) && word.length < 32) {
        word += String.fromCharCode(bytes[at++]!);
      }
      let digits = bytes[at] === 0x2d && isDigit(bytes[at + 1] ?? 0) ? '-' : '';
      at += digits.length;
      while (at < bytes.length && isDigit(bytes[at]!) && digits.length < 11) {
        digits += String.fromCharCode(bytes[at++]!);
      }
      if (bytes[at] === 0x20) at += 1;
      const number = digits === '' ? null : Number(digits);
      if (word === 'bin') at += Math.max(0, number ?? 0);
      else yield { is: 'control', word, number };
    }
  }
}
