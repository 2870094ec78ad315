import type { Change } from '../domain/trail/change.ts';
import type { ImprintId } from '../domain/model/imprint.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';
import { nextOperation, type Stamp } from './operations.ts';
import { carryPlaces, versionsInUse } from './places.ts';

/**
 * Applies one act, whole or not at all: the records it puts and removes, an imprint of what each
 * said before, and its row in the trail. `decide` runs inside the transaction, so that it sees what
 * is stored and not what a screen last showed; `null` means there is nothing to do.
 *
 * @throws what `decide` throws, and {@link StorageError}; nothing is changed in either case.
 */
export function applyChange(
  db: Database,
  stamp: Stamp,
  decide: (db: Database) => Promise<Change | null> | Change | null,
): Promise<Operation | null> {
  return named(() =>
    db.transaction('rw', db.tables, async () => {
      const change = await decide(db);
      if (!change) return null;
      const replacements = change.put.map(({ table, record }) => ({
        table,
        id: record.id,
        record,
      }));
      const inUse = await versionsInUse(db, replacements);
      const changes = [
        ...(await imprinted(
          db,
          stamp,
          change.removed.map(({ table, id }) => ({ table, id, record: null })),
        )),
        ...(await imprinted(db, stamp, replacements)),
      ];
      await carryPlaces(db, inUse);
      const { kind, transcriptId, codeIds, from, to } = change;
      const operation = await nextOperation(db, stamp, {
        kind,
        transcriptId,
        codeIds: [...codeIds],
        from,
        to,
        pass: null,
        changes,
        undoes: null,
      });
      await db.operations.add(operation);
      return operation;
    }),
  );
}

export interface Replacement {
  readonly table: string;
  readonly id: string;
  /** `null` takes the record away. */
  readonly record: object | null;
}

/** Replaces records, keeping an imprint of each; to be called inside a transaction. */
export async function imprinted(
  db: Database,
  stamp: Stamp,
  replacements: readonly Replacement[],
): Promise<Operation['changes']> {
  const changes: Operation['changes'] = [];
  for (const [table, group] of byTable(replacements)) {
    const stood = await db.table(table).bulkGet(group.map(({ id }) => id));
    const imprints = group.flatMap(({ id }, index) => {
      const record: object | undefined = stood[index];
      const imprintId = stamp.newId() as ImprintId;
      changes.push({ table, id, before: record ? imprintId : null });
      return record ? [{ id: imprintId, table, recordId: id, record }] : [];
    });
    await db.imprints.bulkAdd(imprints);
    // First what goes: one that comes may take its place in a unique index.
    await db.table(table).bulkDelete(group.filter(({ record }) => !record).map(({ id }) => id));
    await db.table(table).bulkPut(group.flatMap(({ record }) => record ?? []));
  }
  return changes;
}

function byTable(replacements: readonly Replacement[]): Map<string, Replacement[]> {
  const groups = new Map<string, Replacement[]>();
  for (const replacement of replacements) {
    const group = groups.get(replacement.table);
    if (group) group.push(replacement);
    else groups.set(replacement.table, [replacement]);
  }
  return groups;
}
