import type { Difference } from './differences.ts';
import type { Verdict } from './settle.ts';

/** A verdict in the making: nothing may be chosen yet. */
export interface Draft extends Omit<Verdict, 'outcome'> {
  readonly outcome: Verdict['outcome'] | null;
}

export const noDraft: Draft = {
  outcome: null,
  coderId: null,
  codeIds: [],
  off: [],
  reason: null,
  words: '',
  rule: '',
  ruleCodeIds: [],
};

/** Whether something was chosen. */
export function isVerdict(draft: Draft): draft is Draft & Verdict {
  return draft.outcome !== null;
}

/** What the fields of a line begin with: what was decided about it. An adjudicator begins with nothing. */
export function draftOf({ decision, shared }: Difference, adjudicates: boolean): Draft {
  if (!decision || (adjudicates && decision.outcome === 'flagged')) return noDraft;
  const { outcome, coderId, keep, reason, words, rule, ruleCodeIds } = decision;
  const isOther = outcome === 'other';
  return {
    outcome,
    coderId,
    codeIds: isOther ? keep.filter((codeId) => !shared.includes(codeId)) : [],
    off: isOther ? shared.filter((codeId) => !keep.includes(codeId)) : [],
    reason,
    words,
    rule,
    ruleCodeIds,
  };
}

/** A line's name among the drafts. */
export function keyOf({
  roundId,
  transcriptId,
  line,
}: Pick<Difference, 'roundId' | 'transcriptId' | 'line'>): string {
  return `${roundId} ${transcriptId} ${line}`;
}
