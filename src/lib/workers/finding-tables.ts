import { visibleFindings } from '../domain/findings/visible-findings.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import {
  transcriptsOfStudy,
  type FindingChoices,
  type FindingFrame,
} from '../domain/reporting/finding-frame.ts';
import comBFile from '../../../codebooks/com-b.json';
import { parseComB } from '../domain/relevance/com-b.ts';
import { accumulationTable } from '../domain/reporting/accumulation-table.ts';
import { beliefsTable } from '../domain/reporting/beliefs-table.ts';
import { comBTable } from '../domain/reporting/com-b-table.ts';
import {
  coOccurrenceTable,
  countsByAttributeTable,
  countsByCaseTable,
  countsNeedWords,
} from '../domain/reporting/counts-tables.ts';
import { firstAppearanceTable } from '../domain/reporting/first-appearance-table.ts';
import { findingSubjects, type FindingSubject } from '../domain/reporting/finding-subjects.ts';
import { jointDisplayTable } from '../domain/reporting/joint-display-table.ts';
import { matrixPassagesTable } from '../domain/reporting/matrix-passages-table.ts';
import { matrixTable } from '../domain/reporting/matrix-table.ts';
import { quotesTable } from '../domain/reporting/quotes-table.ts';
import { subthemesByDomainTable } from '../domain/reporting/subthemes-by-domain-table.ts';
import { relevanceTable } from '../domain/reporting/relevance-table.ts';
import type { Table } from '../domain/reporting/table.ts';
import { themesTable } from '../domain/reporting/themes-table.ts';
import { threadsTable } from '../domain/reporting/threads-table.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Database } from '../storage/database.ts';
import { named } from '../storage/failures.ts';
import { readFindings, readSettledStudy } from '../storage/findings.ts';
import { localDay } from './local-day.ts';
import type { Reading } from './study-tables.ts';

/** How a table of findings is made. */
interface FindingTable {
  /** Whether it quotes, or counts words: then the words of all transcripts are read first. */
  readonly withWords: boolean | ((choices: FindingChoices) => boolean);
  readonly table: (frame: FindingFrame, choices: FindingChoices) => Table;
}

/** Every table of findings. A new one needs a line here and one in `domain/reporting/finding-subjects.ts`. */
const findingTables: Readonly<Record<FindingSubject, FindingTable>> = {
  matrix: { withWords: true, table: matrixTable },
  'matrix-passages': { withWords: true, table: matrixPassagesTable },
  themes: { withWords: false, table: themesTable },
  'subthemes-by-domain': { withWords: false, table: subthemesByDomainTable },
  quotations: { withWords: true, table: quotesTable },
  beliefs: { withWords: true, table: beliefsTable },
  relevance: {
    withWords: false,
    table: (frame, { order }) => relevanceTable(frame, comB(), { ranked: order === 'ranked' }),
  },
  'com-b': { withWords: false, table: (frame) => comBTable(frame, comB()) },
  'counts-by-case': { withWords: countsNeedWords, table: countsByCaseTable },
  'counts-by-attribute': { withWords: countsNeedWords, table: countsByAttributeTable },
  'co-occurrence': { withWords: countsNeedWords, table: coOccurrenceTable },
  'first-appearances': { withWords: false, table: firstAppearanceTable },
  accumulation: { withWords: false, table: accumulationTable },
  'joint-display': { withWords: true, table: jointDisplayTable },
  threads: { withWords: false, table: threadsTable },
};

/** Read only where a table needs it. */
function comB() {
  return parseComB(comBFile);
}

export function isFinding(subject: string): subject is FindingSubject {
  return findingSubjects.some(({ id }) => id === subject);
}

/**
 * A table of findings as one coder may see it.
 * @throws {ActError} 'copy-for-one' in a copy of the study that was made for one person.
 */
export async function findingTable(
  db: Database,
  subject: FindingSubject,
  { viewer, framework }: Pick<Reading, 'viewer' | 'framework'>,
  choices: FindingChoices,
): Promise<Table> {
  requireWholeStudy(await named(() => db.packets.toArray()));
  const { withWords, table } = findingTables[subject];
  // Of one moment, while somebody goes on working.
  const { settled, records } = await named(() =>
    db.transaction('r', db.tables, async () => ({
      settled: await readSettledStudy(db, viewer),
      records: await readFindings(db),
    })),
  );
  if (!settled) throw new RangeError('a database without a study');
  const frame: FindingFrame = {
    settled,
    records: { ...records, ...visibleFindings(records, settled) },
    coders: await named(() => db.coders.toArray()),
    citation: framework.citation,
    texts: new Map(),
    localDay,
  };
  const isRead = typeof withWords === 'function' ? withWords(choices) : withWords;
  return table(isRead ? { ...frame, texts: await wordsOf(db, frame) } : frame, choices);
}

async function wordsOf(
  db: Database,
  frame: Pick<FindingFrame, 'settled'>,
): Promise<ReadonlyMap<TranscriptId, TranscriptVersion>> {
  const ids = transcriptsOfStudy(frame).map(
    ({ id, versionId }) => frame.settled.byTranscript.get(id)?.versionId ?? versionId,
  );
  const versions = await named(() => db.transcriptVersions.bulkGet(ids));
  return new Map(versions.flatMap((one) => (one ? [[one.transcriptId, one] as const] : [])));
}
