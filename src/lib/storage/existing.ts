import { StorageError } from '../domain/errors.ts';
import { recordKinds, schemaVersion } from '../domain/model/index.ts';
import { Database } from './database.ts';
import { named } from './failures.ts';
import { keepStudy } from './kept-study.ts';
import { migrateTo, type AgeingKind } from './migrate.ts';
import type { Shelved } from './shelf.ts';
import { firstStored, storedRecords, storedSchema } from './stored-records.ts';

/**
 * Opens the database of a study that is known to have one; asked for by name alone, the browser
 * would make an empty one. An older database is first kept as it is, then upgraded, whole or not at
 * all.
 *
 * @throws {StorageError} 'lost' when it is not there any more; 'upgrade-failed' when a migration
 * fails, 'blocked' when an older program keeps writing to it; it then lies as it was.
 */
export async function existingDatabase(
  id: string,
  kinds: readonly AgeingKind[] = recordKinds,
): Promise<Database> {
  const schema = await storedSchema(id);
  if (schema === null) throw new StorageError('lost');
  if (schema >= schemaVersion) return new Database(id);
  return alone(id, () => upgraded(id, kinds));
}

/** What the shelf should say of a study whose database is there; `null` when there is nothing in it. */
export async function foundStudy(id: string, openedAt: string): Promise<Shelved | null> {
  const [here, study] = (await firstStored(id, ['here', 'studies'])) ?? [];
  if (!here || !study) return null;
  const { id: studyId, title, invented } = study;
  return {
    id,
    studyId: String(studyId),
    title: String(title),
    invented: invented === true,
    openedAt,
    copyBecause: null,
  };
}

/** How often an older program may write between keeping and upgrading before we give up. */
const attempts = 3;

async function upgraded(id: string, kinds: readonly AgeingKind[]): Promise<Database> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await storedRecords(id);
    if (!stored) throw new StorageError('lost');
    if (stored.schema >= schemaVersion) return new Database(id);
    await keepStudy(id, stored);

    const acts = stored.tables.get('operations')?.length ?? 0;
    const wroteOn = new Error('an older program wrote meanwhile');
    const db = new Database(id, async (to, transaction) => {
      if ((await transaction.table('operations').count()) !== acts) throw wroteOn;
      await migrateTo(to, transaction, kinds);
    });
    try {
      await named(() => db.open());
      return db;
    } catch (error) {
      db.close();
      if (!isOrHolds(error, wroteOn)) throw error;
    }
  }
  throw new StorageError('blocked');
}

function isOrHolds(error: unknown, wanted: Error): boolean {
  if (error === wanted) return true;
  if (!(error instanceof Error)) return false;
  return 'inner' in error && error.inner === wanted;
}

/** One tab at a time, where the browser can see to it. */
async function alone<T>(id: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks as LockManager | undefined;
  return locks ? await locks.request(`upgrade ${id}`, work) : work();
}
