import { wordSpans } from '../coding/words-in-line.ts';
import { linksBetween } from './carry-map.ts';

/** How many words one text has that the other has not. */
export interface WordsChanged {
  readonly added: number;
  readonly removed: number;
}

/** What changed in words from one version's text to the next; a word corrected is one removed and one added. */
export function wordsChanged(before: string, after: string): WordsChanged {
  if (before === after) return { added: 0, removed: 0 };
  const same = linksBetween(before, after).filter((link) => link.same);
  return {
    removed: wordsOutside(
      before,
      same.map(({ from, to }) => ({ from, to })),
    ),
    added: wordsOutside(
      after,
      same.map(({ at, end }) => ({ from: at, to: end })),
    ),
  };
}

/** How many words do not lie wholly within one of the stretches, which ascend. */
function wordsOutside(
  text: string,
  stretches: readonly { readonly from: number; readonly to: number }[],
): number {
  let at = 0;
  let outside = 0;
  for (const { from, to } of wordSpans(text)) {
    while (at < stretches.length && stretches[at]!.to <= from) at += 1;
    const stretch = stretches[at];
    if (!stretch || from < stretch.from || stretch.to < to) outside += 1;
  }
  return outside;
}
