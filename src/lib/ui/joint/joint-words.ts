import type { JointGap } from '../../domain/joint/joint-rows.ts';
import type { ResultFault } from '../../domain/joint/results.ts';
import type { ThreadEnd } from '../../domain/joint/thread-ends.ts';
import type { Relation } from '../../domain/model/joint-row.ts';
import { counted } from '../time-words.ts';

/** Each relation: a word, and what it means. */
export const relationWords: Readonly<
  Record<Relation, { readonly word: string; readonly means: string }>
> = {
  confirms: { word: 'Confirms', means: 'what people said bears the result out' },
  expands: { word: 'Expands', means: 'what people said explains the result, or adds to it' },
  conflicts: { word: 'Conflicts', means: 'what people said and the result cannot both be so' },
  silent: { word: 'Silent', means: 'one of the two strands says nothing of it' },
};

export const gapWords: Readonly<Record<JointGap, string>> = {
  'no-result': 'a result',
  'no-finding': 'a theme or domain',
  'no-relation': 'the relation',
  'no-inference': 'what the two say together',
};

/** What is wrong with a result, a sentence each. */
export const faultSentences: Readonly<Record<ResultFault, string>> = {
  'no-measure': 'A result needs a measure.',
  'not-a-count': 'n and N are whole numbers, such as 12 of 40.',
  'total-without-n': 'There is an N without an n.',
  'n-above-total': 'n is larger than N.',
  'two-totals': 'The N beside n and the N in its own column differ.',
};

export const strandWords: Readonly<Record<ThreadEnd['strand'], string>> = {
  quantitative: 'Quantitative strand',
  qualitative: 'Qualitative strand',
};

/** "Still missing: a result, the relation."; '' where nothing is. */
export function gapSentence(gaps: readonly JointGap[]): string {
  return gaps.length === 0 ? '' : `Still missing: ${gaps.map((one) => gapWords[one]).join(', ')}.`;
}

/** n and N as they are typed and read again: "12 of 40", "12", or ''. */
export function countsTyped({
  n,
  total,
}: {
  readonly n: number | null;
  readonly total: number | null;
}): string {
  if (n === null) return '';
  return total === null ? String(n) : `${n} of ${total}`;
}

/** "2 rows and 1 thread"; '' where nothing names it. */
export function namedByWords({
  rows,
  threads,
}: {
  readonly rows: number;
  readonly threads: number;
}): string {
  return [
    ...(rows > 0 ? [counted(rows, 'row')] : []),
    ...(threads > 0 ? [counted(threads, 'thread')] : []),
  ].join(' and ');
}
