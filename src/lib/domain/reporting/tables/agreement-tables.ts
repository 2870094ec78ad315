import { agreementReport } from '../../agreement/agreement-report.ts';
import { differenceFromConsensus } from '../../agreement/difference-from-consensus.ts';
import { defaultOptions, type AgreementOptions } from '../../agreement/options.ts';
import { roundData, type RoundData } from '../../agreement/round-data.ts';
import { roundRecords, type WordlessRound } from '../../agreement/round-records.ts';
import type { Round, RoundId } from '../../model/round.ts';
import type { TranscriptVersion } from '../../model/transcript-version.ts';
import { diagnosisHead, diagnosisRows } from '../agreement-diagnosis.ts';
import { agreementSentence } from '../agreement-sentence.ts';
import { agreementTable, type AgreementFrame } from '../agreement-table.ts';
import { differenceFromConsensusTable } from '../difference-from-consensus-table.ts';
import { quotingNotes } from '../people-of-passage.ts';
import { segmentAgreementTable } from '../segment-agreement-table.ts';
import type { StudyFrame } from '../study-frame.ts';
import { wholeInBatches, type TableInBatches } from './batches.ts';
import type { StudyTables, TableReading } from './study-tables.ts';
import { versionsOf, type TableSources } from './table-sources.ts';

export const agreementSubjects = ['agreement', 'agreement-units', 'from-consensus'] as const;
export type AgreementSubject = (typeof agreementSubjects)[number];

/** Of which round, and how; without it, every round of several coders in the usual way. */
export interface AgreementOrder {
  readonly roundId: RoundId;
  readonly options: AgreementOptions;
  /** Name and version of this program, for the sentences on what was done. */
  readonly program: string;
}

/** A table of agreement, or of difference from consensus, as one coder may see it. */
export async function agreementTables(
  sources: TableSources,
  subject: AgreementSubject,
  reading: TableReading & { readonly agreement?: AgreementOrder },
  tables: StudyTables,
): Promise<TableInBatches> {
  const frame = { ...tables.frame, codebookVersions: tables.codebookVersions };
  const rounds = await readRounds(sources, reading);
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
    return wholeInBatches(differenceFromConsensusTable(frame, differences));
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
  if (!only || !reading.agreement) return wholeInBatches(table);
  const methods = agreementSentence(frame, only, reading.agreement.program);
  return wholeInBatches({ ...table, notes: [methods, ...table.notes] });
}

interface ReadRound {
  readonly round: Round;
  readonly records: WordlessRound;
  readonly versions: readonly TranscriptVersion[];
}

/** Of a reflexive round there is no agreement, and so no table of it. */
async function readRounds(
  { records: stored, words }: TableSources,
  { viewer, agreement }: TableReading & { readonly agreement?: AgreementOrder },
): Promise<readonly ReadRound[]> {
  const wanted = stored.rounds
    .filter(({ id }) => !agreement || id === agreement.roundId)
    .filter(({ mode }) => mode !== 'reflexive')
    .toSorted((a, b) => a.number - b.number);
  const read: ReadRound[] = [];
  for (const round of wanted) {
    const records = roundRecords(stored, viewer, round.id);
    if (!records) continue;
    const ids = [...new Set(records.passes.map(({ versionId }) => versionId))];
    read.push({ round, records, versions: await versionsOf(words, ids) });
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
): TableInBatches {
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
    rows: () => documents.reduce((sum, { document }) => sum + document.units.from.length, 0),
  };
}
