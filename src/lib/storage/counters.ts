import type { WriterId } from '../domain/model/operation.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';
import { lastOperation } from './operations.ts';

/** The highest operation counter of every writer. */
export function countersByWriter(db: Database): Promise<Record<string, number>> {
  return named(() =>
    db.transaction('r', db.operations, async () => {
      const writers = await writersOf(db);
      const counters: Record<string, number> = {};
      for (const writer of writers) {
        counters[writer] = (await lastOperation(db, writer))?.counter ?? 0;
      }
      return counters;
    }),
  );
}

/**
 * Everybody who has written to the trail. Goes from writer to writer by the ids of their rows: to
 * ask an index for its distinct keys takes Chromium through every row, and this is asked after
 * every act.
 */
export async function writersOf(db: Database): Promise<WriterId[]> {
  const writers: WriterId[] = [];
  let row = await db.operations.orderBy('id').first();
  while (row) {
    writers.push(row.writer);
    row = await db.operations.where('id').above(`${row.writer};`).first();
  }
  return writers;
}

/** How many acts the trail holds: the sum of the counters, which have no gaps. */
export async function operationCount(db: Database): Promise<number> {
  const counters = await countersByWriter(db);
  return Object.values(counters).reduce((sum, counter) => sum + counter, 0);
}
