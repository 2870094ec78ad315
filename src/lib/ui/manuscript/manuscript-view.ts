import type { CheckedQuotation } from '../../domain/manuscript/checked-quotations.ts';

export type Verdict = CheckedQuotation['verdict'];

/** Which quotations a list shows. */
export type VerdictFilter = Verdict | 'all';

/** The verdicts in the order of a list, with a word and a shape for each. */
export const verdicts = [
  { verdict: 'exact', words: 'As they were said', one: 'as it was said', glyph: 'tick' },
  { verdict: 'edited', words: 'Edited, and marked', one: 'edited, and marked', glyph: 'dash' },
  { verdict: 'close', words: 'Differ', one: 'differs', glyph: 'unequal' },
  { verdict: 'not-found', words: 'Not found', one: 'not found', glyph: 'cross' },
] as const;

/** How many quotations have a verdict. */
export function countOf(quotations: readonly CheckedQuotation[], filter: VerdictFilter): number {
  return filter === 'all'
    ? quotations.length
    : quotations.filter(({ verdict }) => verdict === filter).length;
}
