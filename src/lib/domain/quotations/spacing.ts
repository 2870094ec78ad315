/** Scripts that part no words by spaces. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** What the next word follows without a space. */
const opens = /[\p{Ps}\p{Pi}\p{Pd}/¿¡]$/u;
/** What begins a word, words in brackets or the sign of an omission. */
const begins = /^(?:[\p{L}\p{N}\p{M}\p{Ps}\p{Pi}\p{Sc}…¿¡&#@+]|\.\.\.)/u;
const letter = /[\p{L}\p{N}\p{M}]/u;

/** Whether two stretches of print need a space between them: neither has one there, and the next begins a word. */
export function meet(before: string, after: string): boolean {
  const last = lastOf(before);
  const first = firstOf(after);
  if (/\s/u.test(last) || /\s/u.test(first) || last === '' || first === '') return false;
  if (unspaced.test(last) || unspaced.test(first)) return false;
  if (opens.test(before) || /(?:^|\s)["'’]$/u.test(before)) return false;
  return begins.test(after);
}

/**
 * A stretch with its ends at the ends of words: words it holds a part of are whole, and white space at
 * either end is outside. Text of scripts that part no words stays as it was marked. An empty stretch
 * inside a word goes to the end of it.
 */
export function atWordEnds(
  text: string,
  stretch: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  let from = Math.max(0, Math.min(stretch.from, text.length));
  let to = Math.max(from, Math.min(stretch.to, text.length));
  if (from === to) {
    while (isInside(text, to)) to += 1;
    return { from: to, to };
  }
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1;
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1;
  while (isInside(text, from)) from -= 1;
  while (isInside(text, to)) to += 1;
  return { from, to };
}

/** Whether an offset stands between two characters of one word, or inside one character. */
function isInside(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  if (isLow(text, at)) return true;
  const [last, first] = [
    lastOf(text.slice(Math.max(0, at - 2), at)),
    firstOf(text.slice(at, at + 2)),
  ];
  if (/^\p{M}/u.test(first)) return true;
  if (unspaced.test(last) || unspaced.test(first)) return false;
  return letter.test(last) && letter.test(first);
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function firstOf(words: string): string {
  return [...words.slice(0, 2)][0] ?? '';
}

function lastOf(words: string): string {
  return [...words.slice(-2)].at(-1) ?? '';
}
