import { characteristicsTable } from '../domain/reporting/characteristics-table.ts';
import { codebookChangesTable } from '../domain/reporting/codebook-changes-table.ts';
import { codebookTable } from '../domain/reporting/codebook-table.ts';
import { codedSegmentRows, codedSegmentsHead } from '../domain/reporting/coded-segments.ts';
import { codedTranscriptHead, codedTranscriptRows } from '../domain/reporting/coded-transcript.ts';
import { decisionLogHead, decisionLogRows } from '../domain/reporting/decision-log.ts';
import { newestVersion } from '../domain/guide/versions.ts';
import type { GuideVersionId } from '../domain/model/guide-version.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import type { FindingChoices } from '../domain/reporting/finding-frame.ts';
import type { FindingSubject } from '../domain/reporting/finding-subjects.ts';
import { howSettledTable } from '../domain/reporting/how-settled.ts';
import { guideByDomainTable, guideInOrderTable } from '../domain/reporting/guide-tables.ts';
import { interviewsTable } from '../domain/reporting/interviews-table.ts';
import { linkNames } from '../domain/reporting/memos-frame.ts';
import { memosTable } from '../domain/reporting/memos-table.ts';
import { participantsTable } from '../domain/reporting/participants-table.ts';
import { lossesTable, recruitmentTable } from '../domain/reporting/recruitment-table.ts';
import type { CodedText, CodedTranscript } from '../domain/reporting/study-frame.ts';
import type { Row, Table, TableHead } from '../domain/reporting/table.ts';
import { tableWriters } from '../formats/table-writers.ts';
import { Database } from '../storage/database.ts';
import {
  agreementSubjects,
  agreementTables,
  type AgreementOrder,
  type AgreementSubject,
} from './agreement-tables.ts';
import { findingTable, isFinding } from './finding-tables.ts';
import { studyTables, type Reading, type StudyTables } from './study-tables.ts';
import { localDay } from './local-day.ts';
import type { Report } from './report.ts';

export type ExportSubject =
  | 'segments'
  | 'transcript'
  | 'codebook'
  | 'codebook-changes'
  | 'decisions'
  | 'how-settled'
  | AgreementSubject
  | 'participants'
  | 'memos'
  | 'characteristics'
  | 'recruitment'
  | 'reasons-lost'
  | 'interviews'
  | 'guide-by-domain'
  | 'guide'
  | FindingSubject;
export type ExportFormat = (typeof tableWriters)[number]['id'];

/** Which table of which study, and for whom. */
export interface TableOrder extends Reading {
  /** Name of the study's database. */
  readonly database: string;
  readonly subject: ExportSubject;
  /** For tables of agreement: one round, looked at in one way. */
  readonly agreement?: AgreementOrder;
  /** For tables of the interview guide; the newest version where none is named. */
  readonly guideVersionId?: GuideVersionId;
  /** For tables of findings: what the page that asked had chosen, such as the id of a matrix. */
  readonly choices?: FindingChoices;
}

export interface ExportOrder extends TableOrder {
  readonly format: ExportFormat;
}

/** What a file would hold, before it is written. */
export interface TablePreview {
  readonly table: Table;
  readonly rows: number;
}

export interface ExportedTable {
  readonly file: Blob;
  readonly fileName: string;
  readonly rows: number;
}

/** How many rows a preview shows. */
const shown = 12;

export function previewTable(order: TableOrder): Promise<TablePreview> {
  return withStudy(order, async (tables, db) => {
    const { head, batches, rows: all } = await tableOf(order, tables, db);
    const rows: Row[] = [];
    for await (const batch of batches) {
      rows.push(...batch.slice(0, shown - rows.length));
      if (rows.length === shown) break;
    }
    // What stands on further sheets is not shown, and may be long.
    return { table: { ...head, rows, further: [] }, rows: all ?? rowCount(order, tables) };
  });
}

/** Writes the whole table, one transcript after the other, so that memory does not grow with it. */
export function exportTable(order: ExportOrder, report: Report): Promise<ExportedTable> {
  return withStudy(order, async (tables, db) => {
    const writer = writerOf(order);
    const { head, batches, count } = await tableOf(order, tables, db);
    const pieces: Blob[] = [];
    const sink = await writer.begin(head, (piece) => pieces.push(new Blob([piece])));
    let [rows, done] = [0, 0];
    report(0, count);
    for await (const batch of batches) {
      sink.add(batch);
      rows += batch.length;
      done += 1;
      report(done, count);
    }
    sink.end();
    return {
      file: new Blob(pieces, { type: writer.mediaType }),
      fileName: fileName(tables.frame.study, head.subject, writer.extensions[0]),
      rows,
    };
  });
}

interface TableInBatches {
  readonly head: TableHead;
  readonly batches: AsyncIterable<readonly Row[]>;
  /** How many batches there will be. */
  readonly count: number;
  /** How many rows, where that is known. */
  readonly rows?: number;
}

async function tableOf(
  order: TableOrder,
  tables: StudyTables,
  db: Database,
): Promise<TableInBatches> {
  const { frame, transcripts, text } = tables;
  const { subject } = order;
  if (isAgreement(subject)) return agreementTables(db, subject, order, tables);
  if (isFinding(subject)) {
    const { rows, ...head } = await findingTable(db, subject, order, order.choices ?? {});
    return { head, batches: once(rows), count: 1, rows: rows.length };
  }
  const table = wholeTable(order, tables);
  if (table) {
    const { rows, ...head } = table;
    return { head, batches: once(rows), count: 1 };
  }
  if (subject === 'decisions') {
    const rowsOf = decisionLogRows(tables.decided);
    const batches = (async function* () {
      for await (const version of readAhead(transcripts, tables.words)) yield rowsOf(version);
    })();
    return { head: decisionLogHead(tables.decided), batches, count: transcripts.length };
  }

  const segments = subject === 'segments';
  const labelled = await tables.hasFileLines();
  const head = (segments ? codedSegmentsHead : codedTranscriptHead)(frame, transcripts, labelled);
  const rowsOf: (text: CodedText) => readonly Row[] = segments
    ? codedSegmentRows(frame, labelled)
    : codedTranscriptRows(frame, transcripts.length, labelled);
  const batches = (async function* () {
    for await (const coded of readAhead(transcripts, text)) yield rowsOf(coded);
  })();
  return { head, batches, count: transcripts.length };
}

/** Tables that are made at once; `null` for those that are made one transcript after the other. */
function wholeTable(order: TableOrder, tables: StudyTables): Table | null {
  const { subject, framework } = order;
  const { frame, transcripts, decided, codebookVersions, ruleChanges, recruitment } = tables;
  switch (subject) {
    case 'codebook':
      return codebookTable(frame, framework);
    case 'codebook-changes':
      return codebookChangesTable(frame, codebookVersions, ruleChanges);
    case 'participants':
      return participantsTable(frame);
    case 'memos': {
      const names = linkNames({ ...tables, ...frame });
      return memosTable({ ...frame, names, localDay, viewer: order.viewer }, tables.memos);
    }
    case 'characteristics':
      return characteristicsTable(frame);
    case 'recruitment':
      return recruitmentTable(frame, recruitment);
    case 'reasons-lost':
      return lossesTable(frame, recruitment);
    case 'interviews':
      return interviewsTable(frame, tables.interviews, tables.guideVersions, framework);
    case 'guide-by-domain':
    case 'guide': {
      const versions = tables.guideVersions;
      const asked = versions.find(({ id }) => id === order.guideVersionId);
      const tableOfGuide = subject === 'guide' ? guideInOrderTable : guideByDomainTable;
      return tableOfGuide(frame, framework, asked ?? newestVersion(versions) ?? noGuide);
    }
    case 'how-settled':
      return howSettledTable(decided, transcripts);
    case 'segments':
    case 'transcript':
    case 'decisions':
    case 'agreement':
    case 'agreement-units':
    case 'from-consensus':
      return null;
    default:
      return null;
  }
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

function isAgreement(subject: ExportSubject): subject is AgreementSubject {
  return agreementSubjects.some((one) => one === subject);
}

/** Reads the next transcript while the one before is being written. */
async function* readAhead<Text>(
  transcripts: readonly CodedTranscript[],
  read: (coded: CodedTranscript) => Promise<Text>,
): AsyncGenerator<Text> {
  const begin = (index: number) => {
    const coded = transcripts[index];
    const reading = coded && read(coded);
    // Nobody may come for it: a preview ends early. Who does come hears of the failure.
    reading?.catch(() => undefined);
    return reading;
  };
  let next = begin(0);
  for (let index = 1; next; index += 1) {
    const coded = await next;
    next = begin(index);
    yield coded;
  }
}

async function* once(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

function rowCount(order: TableOrder, tables: StudyTables): number {
  const { transcripts, passageCount, decided } = tables;
  const { subject } = order;
  if (subject === 'decisions') return decided.decisions.length;
  const whole = wholeTable(order, tables);
  if (whole) return whole.rows.length;
  const rowsOf =
    subject === 'segments'
      ? passageCount
      : ({ transcript }: CodedTranscript) => transcript.lineCount;
  return transcripts.reduce((sum, coded) => sum + rowsOf(coded), 0);
}

function writerOf({ format }: ExportOrder) {
  const writer = tableWriters.find(({ id }) => id === format);
  if (!writer) throw new RangeError(`no writer for ${format}`);
  return writer;
}

async function withStudy<T>(
  order: TableOrder,
  work: (tables: StudyTables, db: Database) => Promise<T>,
): Promise<T> {
  const db = new Database(order.database);
  try {
    return await work(await studyTables(db, order), db);
  } finally {
    db.close();
  }
}
