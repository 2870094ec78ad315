import { ActError } from '../errors.ts';
import type { Belief, BeliefId } from '../model/belief.ts';
import type { Change } from '../trail/change.ts';
import { beliefOf } from './belief-of.ts';
import { beliefChange } from './write-belief.ts';

/**
 * Makes two statements a pair of opposites, each naming the other; a pair that either was part of comes
 * apart. `null` when they are a pair already.
 * @throws {ActError} 'belief-gone'; 'belief-merged' when one counts under another.
 * @throws {RangeError} when they are one statement.
 */
export function pairBeliefs(
  stored: readonly Belief[],
  oneId: BeliefId,
  otherId: BeliefId,
): Change | null {
  if (oneId === otherId) throw new RangeError('a statement is not its own opposite');
  const [one, other] = [beliefOf(stored, oneId), beliefOf(stored, otherId)];
  if (one.mergedInto !== null || other.mergedInto !== null) throw new ActError('belief-merged');
  if (one.oppositeId === otherId && other.oppositeId === oneId) return null;
  const left = stored.filter(
    ({ id, oppositeId }) =>
      id !== oneId && id !== otherId && (oppositeId === oneId || oppositeId === otherId),
  );
  return beliefChange('pair-beliefs', [
    { ...one, oppositeId: otherId },
    { ...other, oppositeId: oneId },
    ...left.map((each) => ({ ...each, oppositeId: null })),
  ]);
}

/** Takes a pair apart; `null` when the statement has no opposite. @throws {ActError} 'belief-gone'. */
export function unpairBelief(stored: readonly Belief[], id: BeliefId): Change | null {
  const belief = beliefOf(stored, id);
  const pair = stored.filter((one) => one.id === id || one.oppositeId === id);
  if (belief.oppositeId === null && pair.length === 1) return null;
  return beliefChange(
    'pair-beliefs',
    pair.map((one) => ({ ...one, oppositeId: null })),
  );
}
