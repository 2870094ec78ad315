import type { QuantitativeResultId } from '../model/quantitative-result.ts';
import type { Thread } from '../model/thread.ts';
import type { Placed } from '../trail/change.ts';

/** The finding a thread starts from, or what was looked at on the way. */
export type ThreadEnd = Thread['start'];

/** Threads that name a result, without it. */
export function withoutResults(
  threads: readonly Thread[],
  id: QuantitativeResultId,
): readonly Placed[] {
  const off = <End extends ThreadEnd>(end: End): End => ({
    ...end,
    resultIds: end.resultIds.filter((one) => one !== id),
  });
  return threads
    .filter(({ start, steps }) => [start, ...steps].some(({ resultIds }) => resultIds.includes(id)))
    .map((thread): Placed => ({
      table: 'threads',
      record: { ...thread, start: off(thread.start), steps: thread.steps.map(off) },
    }));
}
