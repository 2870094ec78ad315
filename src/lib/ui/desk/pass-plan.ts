import type { Coder } from '../../domain/model/coder.ts';
import type { Round } from '../../domain/model/round.ts';
import { roundName } from '../rounds/round-words.ts';

/** In which round a transcript is coded, and with whom. */
export interface PassPlan {
  readonly round: Pick<Round, 'number' | 'name' | 'calibration'>;
  /** The other coders of the round. */
  readonly others: readonly Pick<Coder, 'id' | 'initials' | 'name'>[];
  readonly isRevealed: boolean;
  /** The round has this transcript and no other. */
  readonly isOnlyOne: boolean;
}

/** "Round 2, with TB, blind"; "Round 1, alone". */
export function planWords({ round, others, isRevealed }: PassPlan): string {
  if (others.length === 0) return `${roundName(round)}, alone`;
  const standing = round.calibration ? 'coded together' : isRevealed ? 'revealed' : 'blind';
  return `${roundName(round)}, with ${inAList(others.map(({ initials }) => initials))}, ${standing}`;
}

/** "Tom Beddoes", "Tom Beddoes and Ines Roth". */
export function inAList(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
