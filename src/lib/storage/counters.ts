import type { WriterId } from '../domain/model/operation.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';
import { lastOperation } from './operations.ts';

/** The highest operation counter of every writer. */
export function countersByWriter(db: Database): Promise<Record<string, number>> {
  return named(() =>
    db.transaction('r', db.operations, async () => {
      const writers = (await db.operations.orderBy('writer').uniqueKeys()) as WriterId[];
      const counters: Record<string, number> = {};
      for (const writer of writers) {
        counters[writer] = (await lastOperation(db, writer))?.counter ?? 0;
      }
      return counters;
    }),
  );
}

/** How many acts the trail holds: the sum of the counters, which have no gaps. */
export async function operationCount(db: Database): Promise<number> {
  const counters = await countersByWriter(db);
  return Object.values(counters).reduce((sum, counter) => sum + counter, 0);
}
