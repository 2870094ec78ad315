import { adjudicatorOf, viewerOf } from '../../coding/viewer.ts';
import { newestVersion } from '../../guide/versions.ts';
import type { CoderId } from '../../model/coder.ts';
import type { GuideVersion, GuideVersionId } from '../../model/guide-version.ts';
import type { TranscriptId } from '../../model/transcript.ts';
import { usualPaper } from '../../paper/paper-frame.ts';
import { visibleOperations } from '../../trail/visible-operations.ts';
import { characteristicsTable } from '../characteristics-table.ts';
import { codebookAppendix } from '../codebook-appendix.ts';
import { codebookChangesTable } from '../codebook-changes-table.ts';
import { codebookTable } from '../codebook-table.ts';
import { codedSegmentRows, codedSegmentsHead } from '../coded-segments.ts';
import { codedTranscriptHead, codedTranscriptRows } from '../coded-transcript.ts';
import { decisionLogHead, decisionLogRows } from '../decision-log.ts';
import { disagreementsTable } from '../disagreements-table.ts';
import type { FindingChoices } from '../finding-frame.ts';
import { guideByDomainTable, guideInOrderTable } from '../guide-tables.ts';
import { howSettledTable } from '../how-settled.ts';
import { interviewsTable } from '../interviews-table.ts';
import { linkNames } from '../memos-frame.ts';
import { memosTable } from '../memos-table.ts';
import { participantsTable } from '../participants-table.ts';
import { lossesTable, recruitmentTable } from '../recruitment-table.ts';
import { trailTable } from '../trail-table.ts';
import type { CodedText } from '../study-frame.ts';
import type { Row, Table } from '../table.ts';
import {
  agreementSubjects,
  agreementTables,
  type AgreementOrder,
  type AgreementSubject,
} from './agreement-tables.ts';
import { readAhead, wholeInBatches, type TableInBatches } from './batches.ts';
import { findingTable, isFinding } from './finding-tables.ts';
import { withCheckNotes } from './noted-checks.ts';
import { studyTables, type StudyTables, type TableReading } from './study-tables.ts';
import type { ExportSubject } from './subjects.ts';
import type { TableSources } from './table-sources.ts';

/** Which table, of what, and for whom. */
export interface TableAsked extends TableReading {
  readonly subject: ExportSubject;
  /** For tables of agreement: one round, looked at in one way. */
  readonly agreement?: AgreementOrder;
  /** For tables of the interview guide; the newest version where none is named. */
  readonly guideVersionId?: GuideVersionId;
  /** For tables of findings: what the page that asked had chosen, such as the id of a matrix. */
  readonly choices?: FindingChoices;
}

/**
 * A table that can be exported, as one coder may see it, with what the checks found in its notes: the
 * screen and the terminal both write what stands here, and so the same bytes.
 *
 * @throws {ActError} 'copy-for-one' for a finding, in a copy of the study that was made for one person.
 */
export async function tableOf(asked: TableAsked, sources: TableSources): Promise<TableInBatches> {
  return withCheckNotes(await uncheckedTable(asked, sources), sources, asked.viewer);
}

/** The same without what the checks found, for a document that says it once. */
export async function uncheckedTable(
  asked: TableAsked,
  sources: TableSources,
): Promise<TableInBatches> {
  const { subject, viewer } = asked;
  if (isFinding(subject)) {
    return wholeInBatches(await findingTable(sources, subject, viewer, asked.choices ?? {}));
  }
  const tables = studyTables(sources, asked);
  if (isAgreement(subject)) return agreementTables(sources, subject, asked, tables);
  if (isByTranscript(subject)) return byTranscript(subject, tables);
  if (subject === 'trail') return wholeInBatches(await trailOf(tables, sources, viewer));
  return wholeInBatches(recordsTable({ ...asked, subject }, tables, sources));
}

function isAgreement(subject: ExportSubject): subject is AgreementSubject {
  return agreementSubjects.some((one) => one === subject);
}

/** Tables that are made one transcript after the other. */
const bySubject = ['segments', 'transcript', 'decisions'] as const;
type SubjectByTranscript = (typeof bySubject)[number];

function isByTranscript(subject: ExportSubject): subject is SubjectByTranscript {
  return bySubject.some((one) => one === subject);
}

async function byTranscript(
  subject: SubjectByTranscript,
  tables: StudyTables,
): Promise<TableInBatches> {
  const { frame, transcripts, text, decided, passageCount } = tables;
  const count = transcripts.length;
  if (subject === 'decisions') {
    const rowsOf = decisionLogRows(decided);
    const batches = (async function* () {
      for await (const version of readAhead(transcripts, tables.words)) yield rowsOf(version);
    })();
    return { head: decisionLogHead(decided), batches, count, rows: () => decided.decisions.length };
  }
  const segments = subject === 'segments';
  const labelled = await tables.hasFileLines();
  const head = (segments ? codedSegmentsHead : codedTranscriptHead)(frame, transcripts, labelled);
  const rowsOf: (text: CodedText) => readonly Row[] = segments
    ? codedSegmentRows(frame, labelled)
    : codedTranscriptRows(frame, count, labelled);
  const batches = (async function* () {
    for await (const coded of readAhead(transcripts, text)) yield rowsOf(coded);
  })();
  const rows = () =>
    transcripts.reduce(
      (sum, coded) => sum + (segments ? passageCount(coded) : coded.transcript.lineCount),
      0,
    );
  return { head, batches, count, rows };
}

/** Tables of records that are made at once. */
function recordsTable(
  asked: TableAsked & {
    readonly subject: Exclude<
      ExportSubject,
      AgreementSubject | SubjectByTranscript | 'trail' | Parameters<typeof findingTable>[1]
    >;
  },
  tables: StudyTables,
  { records, surroundings }: TableSources,
): Table {
  const { frame, transcripts, decided, codebookVersions, ruleChanges, recruitment } = tables;
  const { framework, localDay } = surroundings;
  switch (asked.subject) {
    case 'codebook':
      return codebookTable(frame, framework);
    case 'codebook-appendix':
      return codebookAppendix({ ...frame, localDay }, framework, codebookVersions, ruleChanges);
    case 'codebook-changes':
      return codebookChangesTable(frame, codebookVersions, ruleChanges);
    case 'disagreements': {
      const eyes = viewerOf(records.coders, records.decisions, asked.viewer);
      const isOfAsked = records.rounds.some((round) => adjudicatorOf(eyes, round) !== null);
      return disagreementsTable(decided, openLinesOf(transcripts), isOfAsked);
    }
    case 'how-settled':
      return howSettledTable(decided, transcripts);
    case 'participants':
      return participantsTable(frame);
    case 'memos': {
      const names = linkNames({ ...tables, ...frame });
      return memosTable({ ...frame, names, localDay, viewer: asked.viewer }, tables.memos);
    }
    case 'characteristics':
      return characteristicsTable(frame, (records.papers[0] ?? usualPaper).smallGroup);
    case 'recruitment':
      return recruitmentTable(frame, recruitment);
    case 'reasons-lost':
      return lossesTable(frame, recruitment);
    case 'interviews':
      return interviewsTable(frame, tables.interviews, tables.guideVersions, framework);
    case 'guide-by-domain':
      return guideByDomainTable(frame, framework, guideOf(asked, tables));
    case 'guide':
      return guideInOrderTable(frame, framework, guideOf(asked, tables));
  }
}

/** Lines that are still open or flagged, where several coded. */
function openLinesOf(transcripts: StudyTables['transcripts']): ReadonlyMap<TranscriptId, number> {
  return new Map(
    transcripts.flatMap(({ transcript, coding }) =>
      coding.source === 'consensus' ? [[transcript.id, coding.openLines.length] as const] : [],
    ),
  );
}

/** The trail as the viewer may read it. */
async function trailOf(
  { frame, themes, subthemes }: StudyTables,
  { records, operations, surroundings }: TableSources,
  viewer: CoderId,
): Promise<Table> {
  const eyes = viewerOf(records.coders, records.decisions, viewer);
  const visible = visibleOperations(eyes, await operations(), records);
  const named = [...themes, ...subthemes, ...records.matrices];
  const names = new Map<string, string>([
    ...named.map(({ id, name }) => [id, name] as const),
    ...records.rounds.map(({ id, number }) => [id, `round ${number}`] as const),
    ...records.checklistAnswers.map(
      ({ id, list, number }) => [id, `${list.toUpperCase()} ${number}`] as const,
    ),
    ...records.setAsides.map(
      ({ id, rule, finding, reason }) => [id, `${rule}: ${finding} Because: ${reason}`] as const,
    ),
    ...records.papers.map(({ id }) => [id, 'the paper'] as const),
    ...records.manuscripts.map(({ id, name }) => [id, name] as const),
  ]);
  const { localDay } = surroundings;
  return trailTable({ ...frame, localDay, names }, visible);
}

function guideOf(
  { guideVersionId }: Pick<TableAsked, 'guideVersionId'>,
  { guideVersions }: StudyTables,
): GuideVersion {
  const asked = guideVersions.find(({ id }) => id === guideVersionId);
  return asked ?? newestVersion(guideVersions) ?? noGuide;
}

/** What tables of a guide are made from where the study has none: no rows. */
const noGuide = {
  id: '' as GuideVersionId,
  number: 0,
  date: null,
  pilot: null,
  pilotNote: '',
  changes: '',
  questions: [],
  without: [],
  createdAt: '',
};
