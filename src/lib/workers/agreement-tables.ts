import { agreementReport } from '../domain/agreement/agreement-report.ts';
import { differenceFromConsensus } from '../domain/agreement/difference-from-consensus.ts';
import { defaultOptions, type AgreementOptions } from '../domain/agreement/options.ts';
import { roundData, type RoundData } from '../domain/agreement/round-data.ts';
import type { Round, RoundId } from '../domain/model/round.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { diagnosisHead, diagnosisRows } from '../domain/reporting/agreement-diagnosis.ts';
import { agreementSentence } from '../domain/reporting/agreement-sentence.ts';
import { agreementTable, type AgreementFrame } from '../domain/reporting/agreement-table.ts';
import { differenceFromConsensusTable } from '../domain/reporting/difference-from-consensus-table.ts';
import { quotingNotes } from '../domain/reporting/people-of-passage.ts';
import { segmentAgreementTable } from '../domain/reporting/segment-agreement-table.ts';
import type { StudyFrame } from '../domain/reporting/study-frame.ts';
import type { Row, Table, TableHead } from '../domain/reporting/table.ts';
import type { Database } from '../storage/database.ts';
import { roundRecords, versionsOf, type WordlessRecords } from './round-records.ts';
import type { Reading, StudyTables } from './study-tables.ts';

export const agreementSubjects = ['agreement', 'agreement-units', 'from-consensus'] as const;
export type AgreementSubject = (typeof agreementSubjects)[number];

/** Of which round, and how; without it, every round of several coders in the usual way. */
export interface AgreementOrder {
  readonly roundId: RoundId;
  readonly options: AgreementOptions;
  /** Name and version of this program, for the sentences on what was done. */
  readonly program: string;
}

export interface AgreementTable {
  readonly head: TableHead;
  /** A batch for each transcript, or one for all. */
  readonly batches: AsyncIterable<readonly Row[]>;
  readonly count: number;
  readonly rows: number;
}

/** A table of agreement, or of difference from consensus, as one coder may see it. */
export async function agreementTables(
  db: Database,
  subject: AgreementSubject,
  reading: Reading & { readonly agreement?: AgreementOrder },
  tables: StudyTables,
): Promise<AgreementTable> {
  const frame = { ...tables.frame, codebookVersions: tables.codebookVersions };
  const rounds = await readRounds(db, reading);
  const options = { ...defaultOptions, ...reading.agreement?.options };
  const asked = new Set(reading.transcriptIds);
  const chosen = options.transcriptIds?.filter((id) => asked.has(id)) ?? reading.transcriptIds;
  const ordered = { ...options, transcriptIds: chosen };

  if (subject === 'from-consensus') {
    const differences = rounds.map(({ round, records, versions }) => ({
      round,
      differences: differenceFromConsensus(
        {
          ...records,
          versions,
          passes: records.passes.filter(({ transcriptId }) => asked.has(transcriptId)),
        },
        ordered.level,
      ),
    }));
    return whole(differenceFromConsensusTable(frame, differences));
  }
  const computed = rounds
    .map(({ round, records, versions }) => ({
      round,
      versions,
      data: roundData({ ...records, versions }, ordered),
    }))
    .filter(({ data }) => data.documents.length > 0);
  if (subject === 'agreement-units') return unitsOf(frame, computed);

  const reports = computed.map(({ round, data }) => ({
    round,
    report: agreementReport(data, ordered),
  }));
  const [only] = reports;
  const table =
    ordered.unit === 'segment' && only
      ? segmentAgreementTable(frame, only)
      : agreementTable(frame, reports);
  if (!only || !reading.agreement) return whole(table);
  const methods = agreementSentence(frame, only, reading.agreement.program);
  return whole({ ...table, notes: [methods, ...table.notes] });
}

interface ReadRound {
  readonly round: Round;
  readonly records: WordlessRecords;
  readonly versions: readonly TranscriptVersion[];
}

/** Of a reflexive round there is no agreement, and so no table of it. */
async function readRounds(
  db: Database,
  { viewer, agreement }: Reading & { readonly agreement?: AgreementOrder },
): Promise<readonly ReadRound[]> {
  const all = await db.rounds.toArray();
  const wanted = all
    .filter(({ id }) => !agreement || id === agreement.roundId)
    .filter(({ mode }) => mode !== 'reflexive')
    .toSorted((a, b) => a.number - b.number);
  const held = new Map<TranscriptVersion['id'], TranscriptVersion>();
  const read: ReadRound[] = [];
  for (const round of wanted) {
    const records = await roundRecords(db, viewer, round.id);
    if (records) read.push({ round, records, versions: await versionsOf(db, records, held) });
  }
  return read;
}

function unitsOf(
  frame: AgreementFrame & Pick<StudyFrame, 'participants'>,
  rounds: readonly {
    readonly round: Round;
    readonly data: RoundData;
    readonly versions: readonly TranscriptVersion[];
  }[],
): AgreementTable {
  const rowsOf = diagnosisRows(frame, rounds);
  const documents = rounds.flatMap((each) =>
    each.data.documents.map((document) => ({ each, document })),
  );
  const batches = (async function* () {
    for (const { each, document } of documents) {
      const version = each.versions.find(({ id }) => id === document.versionId);
      yield await Promise.resolve(version ? rowsOf(each, document, version) : []);
    }
  })();
  const head = diagnosisHead(frame, rounds);
  return {
    head: { ...head, notes: [...head.notes, ...quotingNotes(frame.participants)] },
    batches,
    count: documents.length,
    rows: documents.reduce((sum, { document }) => sum + document.units.from.length, 0),
  };
}

function whole({ rows, ...head }: Table): AgreementTable {
  const batches = (async function* () {
    yield await Promise.resolve(rows);
  })();
  return { head, batches, count: 1, rows: rows.length };
}
