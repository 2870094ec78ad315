import type { Here } from '../domain/model/here.ts';
import { recordKinds } from '../domain/model/index.ts';
import type { StudySnapshot } from '../domain/model/snapshot.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';

const travelling = recordKinds.filter(({ travels }) => travels).map(({ table }) => table);

/** The whole study as it stands at one moment, records in order of their ids. */
export function snapshot(db: Database): Promise<StudySnapshot> {
  return named(() =>
    db.transaction('r', travelling, async () => {
      const tables: Record<string, unknown[]> = {};
      for (const table of travelling) tables[table] = await db.table(table).toArray();
      return tables as unknown as StudySnapshot;
    }),
  );
}

/** Fills an empty database with a study, in one transaction. */
export function restore(db: Database, study: StudySnapshot, here: Here): Promise<void> {
  return named(() =>
    db.transaction('rw', db.tables, async () => {
      for (const [table, records] of Object.entries(study)) {
        await db.table(table).bulkAdd(records as readonly object[]);
      }
      await db.here.add(here);
    }),
  );
}
