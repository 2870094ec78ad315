import type { BeliefId } from '../../domain/model/belief.ts';
import type { StatementView } from './beliefs-view.ts';

/** Statements in order; those that are opposites of each other stand together, where the first does. */
export function withPairs(views: readonly StatementView[]): readonly (readonly StatementView[])[] {
  const seen = new Set<BeliefId>();
  return views.flatMap((view) => {
    if (seen.has(view.belief.id)) return [];
    const other = views.find(({ belief }) => belief.id === view.belief.oppositeId);
    const group = other ? [view, other] : [view];
    group.forEach(({ belief }) => seen.add(belief.id));
    return [group];
  });
}
