import type { Coder } from '../model/coder.ts';
import type { Decision, Reason } from '../model/decision.ts';
import { initialsOf } from './which-coding.ts';

/** The categories of the decision log as they are read. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  'different-domain': 'different domain',
  missed: 'missed',
  'over-coded': 'over-coded',
  boundary: 'boundary',
  'codebook-unclear': 'codebook unclear',
  'new-idea': 'new idea',
};

/** How a line was settled, in few words: "AO’s codes", "both", "neither". */
export function outcomeWords(
  { outcome, coderId, readings }: Pick<Decision, 'outcome' | 'coderId' | 'readings'>,
  coders: readonly Coder[],
): string {
  const two = readings.length === 2;
  switch (outcome) {
    case 'coder':
      return coderId === null ? 'one coder’s codes' : `${initialsOf(coderId, coders)}’s codes`;
    case 'all':
      return two ? 'both' : 'all';
    case 'neither':
      return two ? 'neither' : 'none of them';
    case 'other':
      return 'other codes';
    case 'flagged':
      return 'flagged for the adjudicator';
  }
}
