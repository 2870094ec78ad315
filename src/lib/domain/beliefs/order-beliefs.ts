import type { Belief, BeliefId } from '../model/belief.ts';
import { byPlace, renumbered } from '../study/order.ts';
import type { Change } from '../trail/change.ts';
import { beliefChange } from './write-belief.ts';

/**
 * Puts some statements into an order among themselves: they take the places they have together among
 * all. `null` when they stand so already.
 *
 * @param stored every statement of the study. @param ids each once, as they are to stand.
 */
export function orderBeliefs(stored: readonly Belief[], ids: readonly BeliefId[]): Change | null {
  const all = stored.toSorted(byPlace);
  const moved = ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
  const chosen = new Set(moved.map(({ id }) => id));
  const next = moved[Symbol.iterator]();
  const ordered = all.map((one) => (chosen.has(one.id) ? (next.next().value ?? one) : one));
  const isSame = ordered.every((one, place) => one.id === all[place]?.id);
  if (isSame) return null;
  return beliefChange('order-beliefs', renumbered(ordered));
}
