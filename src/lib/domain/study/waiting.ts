import type { Standing } from './standing.ts';

/** Things only a person can do. */
export type WaitingKey =
  | 'consent-withdrawn'
  | 'to-reveal'
  | 'sealed-returns'
  | 'proposals'
  | 'differences'
  | 'flagged-differences'
  | 'unlinked-speakers'
  | 'stale-cells'
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
  const { team } = standing;
  const counts: readonly Waiting[] = [
    { key: 'consent-withdrawn', count: standing.withdrawn },
    { key: 'to-reveal', count: team.toReveal },
    { key: 'sealed-returns', count: team.sealed },
    { key: 'differences', count: team.role === 'adjudicator' ? 0 : team.openLines },
    { key: 'flagged-differences', count: team.flagged },
    { key: 'proposals', count: team.proposals },
    {
      key: 'unlinked-speakers',
      count: standing.unlinked.reduce((total, { speakers }) => total + speakers, 0),
    },
    { key: 'stale-cells', count: standing.found?.stale ?? 0 },
    { key: 'flagged-lines', count: standing.linesFlagged },
    { key: 'undefined-codes', count: standing.undefinedCodes },
    { key: 'unclassified-codes', count: standing.unclassifiedCodes },
    { key: 'missing-values', count: standing.missingValues },
  ];
  return counts.filter(({ count }) => count > 0);
}
