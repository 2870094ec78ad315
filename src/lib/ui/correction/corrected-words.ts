import type { Anchor } from '../../domain/correction/anchor.ts';
import { counted, dayOf, numberOf } from '../time-words.ts';

/**
 * What a correction did to a coder's own codings: "The text was corrected on 18 November: heard again. Of
 * your 12 codings 10 are carried, 1 moved, 1 lost."
 */
export function correctedWords(
  { at, reason, times }: { readonly at: string; readonly reason: string; readonly times: number },
  anchors: readonly Pick<Anchor, 'kind' | 'fate'>[],
  now: string,
): string {
  const codings = anchors.filter(({ kind }) => kind === 'coding');
  const countOf = (fate: Anchor['fate']) => codings.filter((anchor) => anchor.fate === fate).length;
  const [carried, moved, lost] = [countOf('carried'), countOf('moved'), countOf('lost')];
  const why = reason === '' ? '' : `: ${reason.replace(/[.!?]+$/, '')}`;
  const kept =
    codings.length === 0
      ? 'You had no codings on it.'
      : `Of your ${counted(codings.length, 'coding')} ${numberOf(carried)} ${
          carried === 1 ? 'is' : 'are'
        } carried, ${numberOf(moved)} moved, ${numberOf(lost)} lost.`;
  const before =
    times > 1
      ? ` Before that it was corrected ${counted(times - 1, 'more time', 'more times')}.`
      : '';
  return `The text was corrected on ${dayOf(at, now)}${why}. ${kept}${before}`;
}
