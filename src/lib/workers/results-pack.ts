import type { Framework } from '../domain/codebook/framework.ts';
import type { CoderId } from '../domain/model/coder.ts';
import { packContents } from '../domain/paper/pack-contents.ts';
import { piecesOf } from '../domain/paper/pieces.ts';
import { resultsPack } from '../domain/paper/results-pack.ts';
import type { Report as Document } from '../domain/reporting/report.ts';
import { paperOf } from '../domain/reporting/tables/paper-of.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { reportWriters } from '../formats/report-writers.ts';
import { withStudy } from './export-table.ts';
import type { Report } from './report.ts';

export type ReportFormat = (typeof reportWriters)[number]['id'];

/** The pack of which study, and for whom. */
export interface PackOrder {
  /** Name of the study's database. */
  readonly database: string;
  readonly viewer: CoderId;
  readonly framework: Framework;
}

/** A document and the format it is to be written in. */
export interface ReportOrder {
  readonly document: Document;
  readonly format: ReportFormat;
}

/**
 * The results pack as a document without pictures, which only the page can draw.
 * @throws {ActError} 'copy-for-one' in a copy of the study that was made for one person.
 */
export function makeResultsPack(order: PackOrder, report: Report): Promise<Document> {
  return withStudy(order, async (sources) => {
    requireWholeStudy(sources.records.packets);
    const frame = await paperOf(sources, order.viewer, 'all');
    const pieces = piecesOf(frame);
    return resultsPack(frame, pieces, await packContents(frame, pieces, sources, report));
  });
}

export async function writeReport({ document, format }: ReportOrder): Promise<Blob> {
  const writer = reportWriters.find(({ id }) => id === format);
  if (!writer) throw new RangeError(`no writer for ${format}`);
  return new Blob([await writer.write(document)], { type: writer.mediaType });
}
