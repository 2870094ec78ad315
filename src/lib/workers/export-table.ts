import { codebookTable } from '../domain/reporting/codebook-table.ts';
import { codedSegmentRows, codedSegmentsHead } from '../domain/reporting/coded-segments.ts';
import { codedTranscriptHead, codedTranscriptRows } from '../domain/reporting/coded-transcript.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import { participantsTable } from '../domain/reporting/participants-table.ts';
import type { CodedText, CodedTranscript } from '../domain/reporting/study-frame.ts';
import type { Row, Table, TableHead } from '../domain/reporting/table.ts';
import { tableWriters } from '../formats/table-writers.ts';
import { Database } from '../storage/database.ts';
import { studyTables, type Reading, type StudyTables } from './study-tables.ts';
import type { Report } from './report.ts';

export type ExportSubject = 'segments' | 'transcript' | 'codebook' | 'participants';
export type ExportFormat = (typeof tableWriters)[number]['id'];

/** Which table of which study, and for whom. */
export interface TableOrder extends Reading {
  /** Name of the study's database. */
  readonly database: string;
  readonly subject: ExportSubject;
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
  return withStudy(order, async (tables) => {
    const { head, batches } = tableOf(order, tables);
    const rows: Row[] = [];
    for await (const batch of batches) {
      rows.push(...batch.slice(0, shown - rows.length));
      if (rows.length === shown) break;
    }
    return { table: { ...head, rows }, rows: rowCount(order, tables) };
  });
}

/** Writes the whole table, one transcript after the other, so that memory does not grow with it. */
export function exportTable(order: ExportOrder, report: Report): Promise<ExportedTable> {
  return withStudy(order, async (tables) => {
    const writer = writerOf(order);
    const { head, batches, count } = tableOf(order, tables);
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
}

function tableOf(order: TableOrder, { frame, transcripts, text }: StudyTables): TableInBatches {
  const whole = ({ rows, ...head }: Table): TableInBatches => ({
    head,
    batches: once(rows),
    count: 1,
  });
  if (order.subject === 'codebook') return whole(codebookTable(frame, order.framework));
  if (order.subject === 'participants') return whole(participantsTable(frame));

  const segments = order.subject === 'segments';
  const head = (segments ? codedSegmentsHead : codedTranscriptHead)(frame, transcripts);
  const rowsOf: (text: CodedText) => readonly Row[] = segments
    ? codedSegmentRows(frame)
    : codedTranscriptRows(frame, transcripts.length);
  const batches = (async function* () {
    for await (const coded of readAhead(transcripts, text)) yield rowsOf(coded);
  })();
  return { head, batches, count: transcripts.length };
}

/** Reads the next transcript while the one before is being written. */
async function* readAhead(
  transcripts: readonly CodedTranscript[],
  read: StudyTables['text'],
): AsyncGenerator<CodedText> {
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

function rowCount({ subject, framework }: TableOrder, tables: StudyTables): number {
  const { frame, transcripts, passageCount } = tables;
  if (subject === 'codebook') return codebookTable(frame, framework).rows.length;
  if (subject === 'participants') return frame.participants.length;
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
  work: (tables: StudyTables) => Promise<T>,
): Promise<T> {
  const db = new Database(order.database);
  try {
    return await work(await studyTables(db, order));
  } finally {
    db.close();
  }
}
