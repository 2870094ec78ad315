import { Dexie } from 'dexie';
import type { OldRecord } from '../domain/model/record.ts';
import { named } from './failures.ts';

/** A record of any release: only its id is known. */
export type StoredRecord = OldRecord & { readonly id: string };

/** A study's records as they lie in its database, of whatever release wrote them. */
export interface StoredRecords {
  /** The schema version they have. */
  readonly schema: number;
  /** By table; tables that did not exist yet are missing. */
  readonly tables: ReadonlyMap<string, readonly StoredRecord[]>;
}

/** The schema version a database has, or `null` where there is no such database. Changes nothing. */
export function storedSchema(name: string): Promise<number | null> {
  return asItLies(name, async (db) => schemaOf(db));
}

/** All records at one moment, or `null` where there is no such database. Changes nothing. */
export function storedRecords(name: string): Promise<StoredRecords | null> {
  return asItLies(name, (db) =>
    db.transaction('r', db.tables, async () => {
      const tables = new Map<string, readonly StoredRecord[]>();
      for (const table of db.tables) tables.set(table.name, await table.toArray());
      return { schema: schemaOf(db), tables };
    }),
  );
}

/** The first record of a table that may not be there. */
export async function firstStored(
  name: string,
  tables: readonly string[],
): Promise<readonly (StoredRecord | undefined)[] | null> {
  return asItLies(name, (db) => {
    const known = new Set(db.tables.map((table) => table.name));
    return Promise.all(
      tables.map((table): PromiseLike<StoredRecord | undefined> | undefined =>
        known.has(table) ? db.table<StoredRecord>(table).toCollection().first() : undefined,
      ),
    );
  });
}

/** Without a declared schema Dexie opens a database at the version it has, and makes none. */
function asItLies<T>(name: string, read: (db: Dexie) => PromiseLike<T>): Promise<T | null> {
  return named(async () => {
    const db = new Dexie(name);
    try {
      await db.open();
      return await read(db);
    } catch (error) {
      if (error instanceof Dexie.DexieError && error.name === 'NoSuchDatabaseError') return null;
      throw error;
    } finally {
      db.close();
    }
  });
}

/** Dexie counts in tens, so that it can mend an index between two versions. */
function schemaOf(db: Dexie): number {
  return Math.floor(db.backendDB().version / 10);
}
