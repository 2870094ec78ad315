import { nextStep, type NextStep } from './next-step.ts';
import { isPlanned } from './plan-standing.ts';
import type { Standing } from './standing.ts';

/** The stages of the method that this program can do, in the method's order. */
export const stageKeys = [
  'study',
  'transcripts',
  'participants',
  'codebook',
  'rounds',
  'coding',
  'agreement',
  'reconciliation',
  'matrix',
  'findings',
  'paper',
  'review',
  'export',
] as const;
export type StageKey = (typeof stageKeys)[number];

/** `done`: nothing is left to do there; `now`: the next step lies there; `open`: the rest. */
export type StageState = 'done' | 'now' | 'open';

export interface Stage {
  readonly key: StageKey;
  readonly state: StageState;
}

const stageOfStep: Readonly<Record<NextStep['kind'], StageKey>> = {
  import: 'transcripts',
  'link-speakers': 'transcripts',
  begin: 'coding',
  'go-on': 'coding',
  submit: 'coding',
  return: 'rounds',
  reveal: 'rounds',
  accept: 'reconciliation',
  settle: 'reconciliation',
  'settle-flagged': 'reconciliation',
  chart: 'matrix',
  export: 'export',
};

/** How each stage stands. At most one is `now`; a stage may always be entered again. */
export function stages(standing: Standing): readonly Stage[] {
  const now = stageOfStep[nextStep(standing).kind];
  return stageKeys.map((key) => ({
    key,
    state: key === now ? 'now' : isDone(key, standing) ? 'done' : 'open',
  }));
}

function isDone(key: StageKey, standing: Standing): boolean {
  const { work, transcripts, unlinked, participants, missingValues, lookedThrough, team } =
    standing;
  switch (key) {
    case 'study':
      return isPlanned(standing.plan);
    case 'transcripts':
      return transcripts > 0 && unlinked.length === 0;
    case 'participants':
      return participants > 0 && missingValues === 0;
    case 'coding':
      return work.length > 0 && lookedThrough === work.length;
    case 'rounds':
      return team.transcripts > 0 && team.revealed === team.transcripts;
    case 'reconciliation':
      return (
        team.revealed > 0 &&
        team.revealed === team.transcripts &&
        team.toAccept + team.openLines + team.flagged === 0
      );
    // Nobody but the researcher can say when a codebook is agreed, or when analysis ends.
    case 'codebook':
    case 'agreement':
    case 'matrix':
    case 'findings':
    case 'paper':
    case 'review':
    case 'export':
      return false;
  }
}
