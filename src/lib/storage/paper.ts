import { needsSpeakers } from '../domain/findings/settled-study.ts';
import { noFindings } from '../domain/model/snapshot.ts';
import type { PaperRecords } from '../domain/paper/paper-frame.ts';
import type { WordlessRecords } from '../domain/reporting/tables/table-sources.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';

const tablesOfPaper = [
  ...Object.keys(noFindings),
  'studies',
  'coders',
  'rounds',
  'attributes',
  'participants',
  'recruitments',
  'guideVersions',
  'codes',
  'codebookVersions',
  'ruleChanges',
  'transcripts',
  'interviews',
  'readings',
  'passes',
  'decisions',
  'consensuses',
  'memos',
  'splitDecisions',
];

/**
 * Everything a paper is made from, of one moment; show it through `paperFrame`.
 *
 * @param words of which transcripts the words are read: those quoted, or all.
 */
export function readPaperRecords(db: Database, words: 'quoted' | 'all'): Promise<PaperRecords> {
  return named(() =>
    db.transaction('r', [...tablesOfPaper, 'transcriptVersions'], async () => {
      const read = await Promise.all(
        tablesOfPaper.map((table) => db.table(table).orderBy('id').toArray()),
      );
      const records = Object.fromEntries(
        tablesOfPaper.map((table, at) => [table, read[at]]),
      ) as unknown as Omit<PaperRecords, 'transcriptVersions'>;
      const [study] = records.studies;
      const quoted = new Set(records.quotes.map(({ transcriptId }) => transcriptId));
      const wanted = records.transcripts.filter(
        (one) => words === 'all' || quoted.has(one.id) || (study && needsSpeakers(one, study)),
      );
      const versions = await db.transcriptVersions.bulkGet(wanted.map((one) => one.versionId));
      return { ...records, transcriptVersions: versions.flatMap((one) => one ?? []) };
    }),
  );
}

/** The same without any words, which are read one transcript after the other. */
export function readWordlessRecords(db: Database): Promise<WordlessRecords> {
  const tables = [...tablesOfPaper, 'packets'];
  return named(() =>
    db.transaction('r', tables, async () => {
      const read = await Promise.all(
        tables.map((table) => db.table(table).orderBy('id').toArray()),
      );
      return Object.fromEntries(
        tables.map((table, at) => [table, read[at]]),
      ) as unknown as WordlessRecords;
    }),
  );
}
