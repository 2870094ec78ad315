import { quotesLetGo, type QuoteUses } from '../findings/quotes.ts';
import type { Belief, BeliefId } from '../model/belief.ts';
import type { Change } from '../trail/change.ts';
import { beliefOf } from './belief-of.ts';
import { beliefChange } from './write-belief.ts';

/**
 * Removes a statement. What was merged into it stands by itself again, its opposite has none any more,
 * and quotations that only it showed are no longer chosen.
 *
 * @param stored every statement of the study. @param uses what else may name a quotation.
 * @throws {ActError} 'belief-gone'.
 */
export function removeBelief(
  stored: readonly Belief[],
  id: BeliefId,
  uses: Omit<QuoteUses, 'beliefs'>,
): Change {
  const belief = beliefOf(stored, id);
  const left = stored.filter((one) => one.id !== id);
  const changed = left
    .filter(({ oppositeId, mergedInto }) => oppositeId === id || mergedInto === id)
    .map((one) => ({
      ...one,
      oppositeId: one.oppositeId === id ? null : one.oppositeId,
      mergedInto: one.mergedInto === id ? null : one.mergedInto,
    }));
  return {
    ...beliefChange('remove-belief', changed, {
      removed: [
        { table: 'beliefs', id },
        ...quotesLetGo(belief.quoteIds, { ...uses, beliefs: left }),
      ],
    }),
    codeIds: belief.domainId === null ? [] : [belief.domainId],
  };
}
