import { csvTable } from './csv/table-writer.ts';
import { docxTable } from './docx/table-writer.ts';
import { htmlTable } from './html/table-writer.ts';
import { markdownTable } from './markdown/table-writer.ts';
import type { TableWriter } from './table-writer.ts';
import { xlsxTable } from './xlsx/table-writer.ts';

/** Every format a table can be written in, in the order they are offered. */
export const tableWriters = [
  docxTable,
  xlsxTable,
  csvTable,
  markdownTable,
  htmlTable,
] as const satisfies readonly TableWriter[];
