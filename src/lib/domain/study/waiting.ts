import type { Standing } from './standing.ts';

/** Things only a person can do. */
export type WaitingKey =
  | 'unlinked-speakers'
  | 'flagged-lines'
  | 'undefined-codes'
  | 'unclassified-codes'
  | 'missing-values';

export interface Waiting {
  readonly key: WaitingKey;
  readonly count: number;
}

/** What waits for a person, with how many of each; only what there is. */
export function waiting(standing: Standing): readonly Waiting[] {
  const counts: readonly Waiting[] = [
    {
      key: 'unlinked-speakers',
      count: standing.unlinked.reduce((total, { speakers }) => total + speakers, 0),
    },
    { key: 'flagged-lines', count: standing.linesFlagged },
    { key: 'undefined-codes', count: standing.undefinedCodes },
    { key: 'unclassified-codes', count: standing.unclassifiedCodes },
    { key: 'missing-values', count: standing.missingValues },
  ];
  return counts.filter(({ count }) => count > 0);
}
