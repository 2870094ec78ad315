/** The words of a text: what each is, made comparable, and its UTF-16 offsets [from, to). */
export interface TextWords {
  readonly words: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const [outside, inside, alone] = [1, 2, 3] as const;
/** What a UTF-16 unit is to a word, found out once for each; 0 while not known. */
const kinds = new Uint8Array(65_536);

/**
 * Calls `each` for every word, in order. Letters, digits and marks make words, apostrophes between them
 * belong to them; every character of scripts that part no words by spaces is a word.
 */
export function eachWord(text: string, each: (from: number, to: number) => void): void {
  let from = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] || (kinds[unit] = kindOf(unit));
    if (kind === inside) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      const next = kinds[text.charCodeAt(at + 1)] ?? 0;
      const goesOn = isApostrophe(unit) && (next || kindOf(text.charCodeAt(at + 1))) === inside;
      if (goesOn) continue;
      each(from, at);
      from = -1;
    }
    if (kind === alone) each(at, at + 1);
  }
  if (from >= 0) each(from, text.length);
}

export function wordsOf(text: string): TextWords {
  const words: string[] = [];
  const [fromOf, toOf]: [number[], number[]] = [[], []];
  eachWord(text, (from, to) => {
    words.push(wordKey(text.slice(from, to)));
    fromOf.push(from);
    toOf.push(to);
  });
  return { words, from: fromOf, to: toOf };
}

/** The form under which a word of a transcript and one of a paper are the same. */
export function wordKey(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z0-9']*$/.test(lower) ? lower : lower.normalize('NFKC').replace(/[’ʼ＇]/g, "'");
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2bc;
}

function kindOf(unit: number): number {
  if (Number.isNaN(unit)) return outside;
  // Halves of characters: letters of scripts beyond the first plane.
  if (unit >= 0xd800 && unit <= 0xdfff) return inside;
  const sign = String.fromCharCode(unit);
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      sign,
    )
  ) {
    return alone;
  }
  return /[\p{L}\p{N}\p{M}]/u.test(sign) ? inside : outside;
}
