import type { ImprintId } from '../domain/model/imprint.ts';
import type { ChangeKind } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';

/** What is known of a study's trail so far: acts are only ever added to it. */
interface Seen {
  readonly replaced: Set<ImprintId>;
  /** The last act that was looked at, by the copy of the study it was done in. */
  readonly last: Map<string, string>;
}

const seen = new WeakMap<Database, Seen>();
const batch = 1000;

/** Acts that put other words, or none, in the place of what stood in a cell, and are not writing in it. */
const replacing: ReadonlySet<string> = new Set<ChangeKind>(['import-matrix', 'clear-cell']);

/**
 * What stood in cells before an act other than writing took its place. The trail is read once, and after that
 * what was added to it.
 */
export async function replacedImprints(db: Database): Promise<ReadonlySet<ImprintId>> {
  const known: Seen = seen.get(db) ?? { replaced: new Set(), last: new Map() };
  seen.set(db, known);
  for (const writer of await db.operations.orderBy('writer').uniqueKeys()) {
    await readActs(db, String(writer), known);
  }
  return known.replaced;
}

async function readActs(db: Database, writer: string, { replaced, last }: Seen): Promise<void> {
  for (;;) {
    const acts = await db.operations
      .where(':id')
      .between(last.get(writer) ?? `${writer}:`, `${writer}:\uffff`, false, false)
      .limit(batch)
      .toArray();
    for (const { id, kind, changes } of acts) {
      last.set(writer, id);
      if (!replacing.has(kind)) continue;
      for (const { table, before } of changes) {
        if (table === 'chartings' && before) replaced.add(before);
      }
    }
    if (acts.length < batch) return;
  }
}
