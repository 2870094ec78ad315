import { ActError } from '../errors.ts';
import type { Belief, BeliefId } from '../model/belief.ts';
import type { LineRange } from '../model/line-range.ts';
import { byPlace } from '../study/order.ts';
import type { Change } from '../trail/change.ts';
import { beliefOf } from './belief-of.ts';
import { joinedRanges, rangesWithout } from './ranges.ts';
import { beliefChange } from './write-belief.ts';

/**
 * Makes statements of one core thought one: the kept one gets the passages and subthemes of the others,
 * which keep their own words and passages under it and count nowhere. What was merged into them goes
 * with them; an opposite of theirs becomes the kept one's where it has none.
 *
 * @param stored every statement of the study.
 * @throws {ActError} 'belief-gone'; 'beliefs-are-opposites' when two of them are a pair, which is two
 * thoughts; 'belief-merged' when one counts under another already.
 * @throws {RangeError} when there is nothing to merge.
 */
export function mergeBeliefs(
  stored: readonly Belief[],
  keptId: BeliefId,
  otherIds: readonly BeliefId[],
): Change {
  const kept = requireStanding(stored, keptId);
  const others = [...new Set(otherIds)]
    .filter((id) => id !== keptId)
    .map((id) => requireStanding(stored, id));
  if (others.length === 0) throw new RangeError('nothing to merge');
  const all = [kept, ...others];
  if (all.some(({ oppositeId }) => all.some(({ id }) => id === oppositeId))) {
    throw new ActError('beliefs-are-opposites');
  }
  const moved = stored.filter(({ mergedInto }) => others.some(({ id }) => id === mergedInto));
  const opposites = others.flatMap(({ oppositeId }) =>
    stored.filter(({ id }) => id === oppositeId),
  );
  const takenOver = kept.oppositeId === null ? (opposites[0]?.id ?? null) : null;
  return beliefChange('merge-beliefs', [
    {
      ...kept,
      passages: joinedRanges(all.flatMap(({ passages }) => passages)),
      subthemeIds: [...new Set(all.flatMap(({ subthemeIds }) => subthemeIds))],
      oppositeId: kept.oppositeId ?? takenOver,
      checked: null,
    },
    ...[...others, ...moved].map((one) => ({ ...one, mergedInto: keptId, oppositeId: null })),
    ...opposites.map((one) => ({ ...one, oppositeId: one.id === takenOver ? keptId : null })),
  ]);
}

/**
 * Makes a merged statement one of its own again, with the passages it came with.
 *
 * @param leave whether the kept statement keeps those passages too; otherwise they are taken off it, but
 * for lines that another statement merged into it has as well.
 * @throws {ActError} 'belief-gone' when it is gone or merged into nothing.
 */
export function takeApart(
  stored: readonly Belief[],
  id: BeliefId,
  { leave }: { readonly leave: boolean },
): Change {
  const part = beliefOf(stored, id);
  if (part.mergedInto === null) throw new ActError('belief-gone');
  const kept = stored.find((one) => one.id === part.mergedInto);
  const freed = { ...part, mergedInto: null };
  if (!kept || leave) return beliefChange('merge-beliefs', [freed]);
  const passages = rangesWithout(kept.passages, linesLeaving(stored, id));
  return beliefChange('merge-beliefs', [freed, { ...kept, passages, checked: null }]);
}

/**
 * The lines that would go from the kept statement if a part took its own with it. Some of them may have
 * been under the kept one before the merge: that is not stored.
 */
export function linesLeaving(stored: readonly Belief[], id: BeliefId): readonly LineRange[] {
  const { passages, mergedInto } = beliefOf(stored, id);
  const kept = stored.find((one) => one.id === mergedInto);
  if (!kept) return [];
  const others = stored.filter((one) => one.mergedInto === kept.id && one.id !== id);
  const own = rangesWithout(
    passages,
    others.flatMap((one) => one.passages),
  );
  return rangesWithout(kept.passages, rangesWithout(kept.passages, own));
}

/** What was merged into a statement, in order. */
export function mergedUnder(stored: readonly Belief[], id: BeliefId): readonly Belief[] {
  return stored.filter(({ mergedInto }) => mergedInto === id).toSorted(byPlace);
}

function requireStanding(stored: readonly Belief[], id: BeliefId): Belief {
  const belief = beliefOf(stored, id);
  if (belief.mergedInto !== null) throw new ActError('belief-merged');
  return belief;
}
