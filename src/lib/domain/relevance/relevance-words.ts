import type { RelevanceDecision } from '../model/relevance.ts';
import type { Conflict } from './domain-evidence.ts';

export const decisionNames: Readonly<Record<RelevanceDecision, string>> = {
  relevant: 'relevant',
  'not-relevant': 'not relevant',
  undecided: 'undecided',
};

/** What stands where nobody has decided. */
export const nobodyDecided = 'nobody decided yet';

/** How domains are ranked for showing, said wherever they are. */
export const howRanked =
  'Ranked by people, then by statements, then those with conflicting beliefs before the others; domains that are equal in all three share a place. A place in it is no decision, and frequency is not importance.';

/** Why the beliefs of a domain pull against each other; '' where they do not. */
export function conflictWords({ barriers, enablers, mixed, opposites }: Conflict): string {
  return [
    ...(barriers.length > 0
      ? [`${several(barriers.length, 'barrier')} and ${several(enablers.length, 'enabler')}`]
      : []),
    ...(mixed.length > 0 ? [`${mixed.length} mixed`] : []),
    ...(opposites.length > 0 ? [several(opposites.length, 'opposite pair')] : []),
  ].join('; ');
}

function several(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
