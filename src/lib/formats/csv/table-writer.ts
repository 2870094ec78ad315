import type { Cell, Row } from '../../domain/reporting/table.ts';
import { tableWriter } from '../table-writer.ts';

/** How many rows are turned into text at once. */
const batch = 2_000;

/**
 * Text that a spreadsheet would run as a formula: it gets a quote mark in front. A plain negative
 * number is not a formula and stays as it is. The wide forms count in East Asian spreadsheets.
 */
const formula = /^(?:[=+@\t\r＝＋－＠]|-(?!\d+(?:[.,]\d+)?$))/;

/**
 * RFC 4180 with a byte order mark, so that Excel reads it as UTF-8. Rows only: the table's title and
 * notes have no place in it.
 */
export const csvTable = tableWriter({
  id: 'csv',
  label: 'CSV',
  mediaType: 'text/csv',
  extensions: ['.csv'],
  begin: async ({ columns }, emit) => {
    const { default: papa } = await import('papaparse');
    const encoder = new TextEncoder();
    const write = (rows: readonly Row[], mark = '') => {
      const text = papa.unparse(rows as Cell[][], { newline: '\r\n', escapeFormulae: formula });
      emit(encoder.encode(`${mark}${text}\r\n`));
    };
    write([columns], '\uFEFF');
    return {
      add: (rows) => {
        for (let at = 0; at < rows.length; at += batch) write(rows.slice(at, at + batch));
      },
      end: () => {},
    };
  },
});
