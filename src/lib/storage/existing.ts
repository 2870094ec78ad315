import { Dexie } from 'dexie';
import { StorageError } from '../domain/errors.ts';
import { Database } from './database.ts';
import { named } from './failures.ts';
import type { Shelved } from './shelf.ts';

/**
 * Opens the database of a study that is known to have one; asked for by name alone, the browser
 * would make an empty one.
 *
 * @throws {StorageError} 'lost' when it is not there any more.
 */
export async function existingDatabase(id: string): Promise<Database> {
  if (!(await named(() => Dexie.exists(id)))) throw new StorageError('lost');
  return new Database(id);
}

/** What the shelf should say of a study whose database is there; `null` when there is nothing in it. */
export async function foundStudy(id: string, openedAt: string): Promise<Shelved | null> {
  if (!(await named(() => Dexie.exists(id)))) return null;
  const db = new Database(id);
  try {
    const [here, study] = await named(() =>
      Promise.all([db.here.get('here'), db.studies.toCollection().first()]),
    );
    if (!here || !study) return null;
    const { id: studyId, title, invented } = study;
    return { id, studyId, title, invented, openedAt, copyBecause: null };
  } finally {
    db.close();
  }
}
