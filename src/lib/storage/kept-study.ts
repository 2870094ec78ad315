import { Dexie, type EntityTable } from 'dexie';
import { schemaVersion } from '../domain/model/index.ts';
import { named } from './failures.ts';
import type { StoredRecord, StoredRecords } from './stored-records.ts';

/** How many records lie together: few enough that a row of whole texts stays small. */
const together = 100;

interface Portion {
  readonly number: number;
  readonly table: string;
  readonly records: readonly StoredRecord[];
}

/** The records of a study as they were before an upgrade, in a database beside the study's own. */
class KeptStudy extends Dexie {
  declare portions: EntityTable<Portion, 'number'>;

  constructor(study: string, schema: number) {
    super(nameOf(study, schema), { cache: 'disabled', chromeTransactionDurability: 'strict' });
    this.version(1).stores({ portions: '++number' });
  }
}

/**
 * Keeps the records as they are. One transaction holds all of them: a crash half-way leaves what was
 * kept before, or nothing. What was kept before an earlier upgrade is then let go.
 */
export async function keepStudy(study: string, { schema, tables }: StoredRecords): Promise<void> {
  const kept = new KeptStudy(study, schema);
  try {
    await named(() =>
      kept.transaction('rw', kept.portions, async () => {
        await kept.portions.clear();
        for (const [table, records] of tables) {
          for (let at = 0; at === 0 || at < records.length; at += together) {
            await kept.portions.add({ table, records: records.slice(at, at + together) });
          }
        }
      }),
    );
  } finally {
    kept.close();
  }
  await letGo(study, schema);
}

/** What was kept before the study was upgraded from that schema; `null` if nothing was. */
export async function keptStudy(study: string, schema: number): Promise<StoredRecords | null> {
  if (!(await named(() => Dexie.exists(nameOf(study, schema))))) return null;
  const kept = new KeptStudy(study, schema);
  try {
    const tables = new Map<string, StoredRecord[]>();
    for (const { table, records } of await named(() => kept.portions.toArray())) {
      tables.set(table, [...(tables.get(table) ?? []), ...records]);
    }
    return tables.size === 0 ? null : { schema, tables };
  } finally {
    kept.close();
  }
}

/** Removes all that was kept of a study; with `before`, only what is older than that schema. */
export async function letGo(study: string, before: number = schemaVersion): Promise<void> {
  for (let schema = 1; schema < before; schema += 1) {
    await named(() => Dexie.delete(nameOf(study, schema)));
  }
}

function nameOf(study: string, schema: number): string {
  return `kept-${study}-schema-${schema}`;
}
