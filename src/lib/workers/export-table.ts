import comBFile from '../../../codebooks/com-b.json';
import { version } from '../../../package.json';
import type { Framework } from '../domain/codebook/framework.ts';
import { parseComB } from '../domain/relevance/com-b.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import type { Row, Table } from '../domain/reporting/table.ts';
import { tableOf, type TableAsked } from '../domain/reporting/tables/table-of.ts';
import type { TableSources } from '../domain/reporting/tables/table-sources.ts';
import { tableWriters } from '../formats/table-writers.ts';
import { Database } from '../storage/database.ts';
import { named } from '../storage/failures.ts';
import { readWordlessRecords } from '../storage/paper.ts';
import { localDay } from './local-day.ts';
import type { Report } from './report.ts';

export type ExportFormat = (typeof tableWriters)[number]['id'];

/** Which table of which study, and for whom. */
export interface TableOrder extends TableAsked {
  /** Name of the study's database. */
  readonly database: string;
  readonly framework: Framework;
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
  return withStudy(order, async (sources) => {
    const { head, batches, rows: all } = await tableOf(order, sources);
    const rows: Row[] = [];
    for await (const batch of batches) {
      rows.push(...batch.slice(0, shown - rows.length));
      if (rows.length === shown) break;
    }
    // Of what stands on further sheets only the heads go along: it may be long.
    const further = (head.further ?? []).map((one) => ({ ...one, rows: [], further: [] }));
    return { table: { ...head, rows, further }, rows: all() };
  });
}

/** Writes the whole table, one transcript after the other, so that memory does not grow with it. */
export function exportTable(order: ExportOrder, report: Report): Promise<ExportedTable> {
  return withStudy(order, async (sources) => {
    const writer = writerOf(order);
    const { head, batches, count } = await tableOf(order, sources);
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
    const [study] = sources.records.studies;
    if (!study) throw new RangeError('a database without a study');
    return {
      file: new Blob(pieces, { type: writer.mediaType }),
      fileName: fileName(study, head.subject, writer.extensions[0]),
      rows,
    };
  });
}

function writerOf({ format }: ExportOrder) {
  const writer = tableWriters.find(({ id }) => id === format);
  if (!writer) throw new RangeError(`no writer for ${format}`);
  return writer;
}

/** Reads the study, of one moment; its words are read while its tables are made, and never change. */
export async function withStudy<T>(
  { database, framework }: Pick<TableOrder, 'database' | 'framework'>,
  work: (sources: TableSources) => Promise<T>,
): Promise<T> {
  const db = new Database(database);
  try {
    return await work({
      records: await readWordlessRecords(db),
      words: (id) => named(() => db.transcriptVersions.get(id)),
      operations: () => named(() => db.operations.toArray()),
      surroundings: {
        framework,
        comB: parseComB(comBFile),
        program: `Concord ${version}`,
        localDay,
      },
    });
  } finally {
    db.close();
  }
}
