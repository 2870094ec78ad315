import type { Belief, BeliefId } from '../model/belief.ts';
import type { Change } from '../trail/change.ts';
import { beliefChange } from './write-belief.ts';
import { inOrder } from './voices.ts';

/**
 * Puts some statements into an order among themselves: they take the places they have together among
 * all. `null` when they stand so already.
 *
 * @param stored every statement of the study. @param ids each once, as they are to stand.
 */
export function orderBeliefs(stored: readonly Belief[], ids: readonly BeliefId[]): Change | null {
  const all = stored.toSorted(inOrder);
  const moved = ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
  const chosen = new Set(moved.map(({ id }) => id));
  const next = moved[Symbol.iterator]();
  const ordered = all.map((one) => (chosen.has(one.id) ? (next.next().value ?? one) : one));
  const isSame = ordered.every((one, place) => one.id === all[place]?.id);
  if (isSame) return null;
  const changed = ordered
    .map((one, order) => ({ ...one, order }))
    .filter((one) => stored.some(({ id, order }) => id === one.id && order !== one.order));
  return beliefChange('order-beliefs', changed);
}

/** The ids with one of them a place up or down; `null` where there is no such place. */
export function stepped(
  ids: readonly BeliefId[],
  id: BeliefId,
  step: 'up' | 'down',
): BeliefId[] | null {
  const at = ids.indexOf(id);
  const to = at + (step === 'up' ? -1 : 1);
  if (at === -1 || to < 0 || to >= ids.length) return null;
  return ids.toSpliced(at, 1).toSpliced(to, 0, id);
}
