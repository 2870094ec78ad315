import type { Report } from '../domain/reporting/report.ts';
import { docxReport } from './docx/report-writer.ts';
import type { Writer } from './format.ts';
import { htmlReport } from './html/report-writer.ts';
import { markdownReport } from './markdown/report-writer.ts';

/** Every format a report can be written in, in the order they are offered. */
export const reportWriters = [
  docxReport,
  markdownReport,
  htmlReport,
] as const satisfies readonly Writer<Report>[];
