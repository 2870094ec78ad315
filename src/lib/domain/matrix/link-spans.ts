import type { ChartingLink } from '../model/charting.ts';

type Words = NonNullable<ChartingLink['words']>;

/**
 * Links of a summary after it was edited: the words a link is tied to are followed through the one stretch
 * that differs, as what both texts begin and end with shows it. What is written in the middle of linked
 * words belongs to them, what is written beside them does not. A link whose words are all gone stays, for
 * the whole cell.
 */
export function movedLinks(
  links: readonly ChartingLink[],
  before: string,
  after: string,
): readonly ChartingLink[] {
  if (before === after) return links;
  const splice = spliceBetween(before, after);
  return links.map((link) => ({ ...link, words: link.words && movedWords(link.words, splice) }));
}

/** A link tied to words that the text has; else to the whole cell. */
export function fittedLink(link: ChartingLink, text: string): ChartingLink {
  if (!link.words) return link;
  const from = Math.max(0, link.words.from);
  const to = Math.min(text.length, link.words.to);
  return { ...link, words: from < to ? { from, to } : null };
}

export function isSameLink(a: ChartingLink, b: ChartingLink): boolean {
  return (
    a.transcriptId === b.transcriptId &&
    a.from === b.from &&
    a.to === b.to &&
    a.words?.from === b.words?.from &&
    a.words?.to === b.words?.to
  );
}

/** Offsets [from, to) of the old text gave way to `length` units. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

function spliceBetween(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  // A character outside the basic plane is never halved.
  if (isLow(before[head]) || isLow(after[head])) head = Math.max(0, head - 1);
  if (isLow(before.at(-tail)) && tail > 0) tail -= 1;
  const splice = { from: head, to: before.length - tail, length: after.length - head - tail };
  const back = stepsToWord(before, after, splice);
  return { ...splice, from: splice.from - back, to: splice.to - back };
}

/**
 * Where the same letters stand before a stretch and at its end, it may as well begin further back: how far,
 * so that what went or came begins with a word. "fears falls" less "fears " is no "f" and "alls".
 */
function stepsToWord(before: string, after: string, { from, to, length }: Splice): number {
  if (length > 0 && to > from) return 0;
  const longer = length > 0 ? after : before;
  const end = from + Math.max(length, to - from);
  for (let back = 0; back <= from; back += 1) {
    if (from === back || /\s/u.test(longer[from - back - 1] ?? '')) return back;
    if (longer[from - back - 1] !== longer[end - back - 1]) return 0;
  }
  return 0;
}

function isLow(unit: string | undefined): boolean {
  return unit !== undefined && /[\uDC00-\uDFFF]/.test(unit);
}

function movedWords(words: Words, { from, to, length }: Splice): Words | null {
  const shift = from + length - to;
  const begins =
    words.from < from ? words.from : words.from >= to ? words.from + shift : from + length;
  const ends = words.to <= from ? words.to : words.to >= to ? words.to + shift : from;
  return begins < ends ? { from: begins, to: ends } : null;
}
