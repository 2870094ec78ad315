import type { StudySnapshot } from '../domain/model/snapshot.ts';
import type { Source } from '../domain/packet/ground.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';

/** What packets are made from and taken into: neither the trail nor places nor people's attributes. */
const tables = [
  'studies',
  'coders',
  'rounds',
  'participants',
  'codes',
  'codebookVersions',
  'ruleChanges',
  'transcripts',
  'transcriptVersions',
  'passes',
  'earlierPasses',
  'reopenings',
  'decisions',
  'consensuses',
  'memos',
  'splitDecisions',
  'packets',
  'chartings',
  'beliefs',
  'quotes',
  'threads',
  'subthemes',
  'jointRows',
] as const satisfies readonly (keyof StudySnapshot)[];

/** The study as packets see it, at one moment; also inside a transaction over these tables. */
export function packetGround(db: Database): Promise<Source> {
  return named(() =>
    db.transaction('r', tables, async () => {
      const records = await Promise.all(tables.map((table) => db.table(table).toArray()));
      return Object.fromEntries(
        tables.map((table, at) => [table, records[at]]),
      ) as unknown as Source;
    }),
  );
}
