/** White space a line may be broken at; no-break spaces hold words together. */
const breaking = String.raw`(?![\u00a0\u202f\u2007\ufeff])\s`;
const words = new RegExp(String.raw`(?:(?!${breaking})[^])+`, 'g');

/**
 * Where each line of a paragraph begins when no line may hold more than `width` signs (UTF-16 units):
 * broken at white space, which stays with the line before it and does not count at a line's end. A
 * word longer than a line is broken where the line is full, but never inside what is seen as one
 * sign, such as a letter with its accents or an emoji of several parts; one that is wider than a line
 * stands on a line of its own. Our own rule, not the browser's: the same text gives the same lines.
 */
export function wrappedStarts(paragraph: string, width: number): number[] {
  const starts = [0];
  /** Where the words of the line begin. */
  let start: number | null = null;
  const begin = (at: number) => {
    starts.push(at);
    start = at;
    return at;
  };
  for (const { index, 0: word } of paragraph.matchAll(words)) {
    if (word.trim() === '') continue;
    const end = index + word.length;
    start ??= index;
    if (end - start > width && index > start) begin(index);
    for (let full = fullAt(paragraph, start, index, end, width); full < end;) {
      full = fullAt(paragraph, begin(full), full, end, width);
    }
  }
  return starts;
}

/** Where a line that begins at `start` is full, within a word [from, to); `to` where all of it fits. */
function fullAt(text: string, start: number, from: number, to: number, width: number): number {
  if (to - start <= width) return to;
  let at = Math.max(from, start + width);
  while (at > from && isInsideSign(text, at)) at -= 1;
  if (at > from) return at;
  // Not even one sign of the word fits.
  do at += 1;
  while (at < to && isInsideSign(text, at));
  return at;
}

const joiner = '\u200d';
/** What changes the sign before it: accents, variation selectors, skin tones, tags of flags, joiners. */
const extension = /^(?:\p{M}|\p{Emoji_Modifier}|[\u200c\u200d]|[\u{e0020}-\u{e007f}])/u;
const regional = /[\u{1f1e6}-\u{1f1ff}]/u;

/** Whether a cut at `at` would part what is seen as one sign. */
function isInsideSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0xdc00 && code <= 0xdfff) return isHighSurrogate(text.charCodeAt(at - 1));
  if (text[at - 1] === joiner) return true;
  const next = text.slice(at, at + 2);
  return extension.test(next) || (startsFlagHalf(next) && flagHalvesBefore(text, at) % 2 === 1);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function startsFlagHalf(pair: string): boolean {
  return pair.length === 2 && regional.test(pair);
}

function flagHalvesBefore(text: string, at: number): number {
  let halves = 0;
  while (startsFlagHalf(text.slice(Math.max(0, at - 2 * halves - 2), at - 2 * halves))) halves += 1;
  return halves;
}
