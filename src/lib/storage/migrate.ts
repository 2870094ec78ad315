import { Dexie, type Table, type Transaction } from 'dexie';
import { StorageError } from '../domain/errors.ts';
import type { Migration, OldRecord } from '../domain/model/record.ts';

/** What an upgrade needs to know of a kind of record. */
export interface AgeingKind {
  readonly table: string;
  readonly migrations: readonly Migration[];
}

/**
 * Brings every record to schema version `to`, inside the transaction in which the browser upgrades
 * the database. A record that an imprint holds ages with the table it came from.
 *
 * @throws {StorageError} 'upgrade-failed' when a migration cannot do it; the browser then leaves the
 * database as it was.
 */
export async function migrateTo(
  to: number,
  transaction: Transaction,
  kinds: readonly AgeingKind[],
): Promise<void> {
  for (const { table, migrations } of kinds) {
    for (const migration of migrations.filter((each) => each.to === to)) {
      await rewritten(transaction.table(table).toCollection(), (record) => aged(migration, record));
      const imprints = transaction
        .table('imprints')
        .where('[table+recordId]')
        .between([table, Dexie.minKey], [table, Dexie.maxKey]);
      await rewritten(imprints, (imprint) => ({
        ...imprint,
        record: aged(migration, imprint['record'] as OldRecord),
      }));
    }
  }
}

function rewritten(
  rows: ReturnType<Table<OldRecord>['toCollection']>,
  newer: (row: OldRecord) => OldRecord,
): PromiseLike<unknown> {
  return rows.modify((row, ref) => {
    ref.value = newer(row);
  });
}

function aged(migration: Migration, record: OldRecord): OldRecord {
  try {
    return migration.up(record);
  } catch (cause) {
    throw new StorageError('upgrade-failed', { cause });
  }
}
