import { ActError } from '../errors.ts';
import type { Belief, BeliefId } from '../model/belief.ts';

/** @throws {ActError} 'belief-gone'. */
export function beliefOf(stored: readonly Belief[], id: BeliefId): Belief {
  const belief = stored.find((one) => one.id === id);
  if (!belief) throw new ActError('belief-gone');
  return belief;
}
