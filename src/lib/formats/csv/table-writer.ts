import type { Cell, Row } from '../../domain/reporting/table.ts';
import { tableWriter } from '../table-writer.ts';

/** How many rows are turned into text at once. */
const batch = 2_000;

/**
 * RFC 4180 with a byte order mark, so that Excel reads it as UTF-8. Rows only: the table's title and
 * notes have no place in it. (Written here because papaparse takes three times as long, which a
 * large study's passages would feel.)
 */
export const csvTable = tableWriter({
  id: 'csv',
  label: 'CSV',
  mediaType: 'text/csv',
  extensions: ['.csv'],
  begin: async ({ columns }, emit) => {
    const encoder = new TextEncoder();
    const write = (rows: readonly Row[], mark = '') => {
      let text = mark;
      for (const row of rows) text += `${record(row)}\r\n`;
      emit(encoder.encode(text));
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

function record(row: Row): string {
  let fields = '';
  for (let at = 0; at < row.length; at += 1) {
    fields += at === 0 ? field(row[at]!) : `,${field(row[at]!)}`;
  }
  return fields;
}

function field(cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return String(cell);
  const mark = isFormula(cell) ? "'" : '';
  const isPlain = mark === '' && !/[",\r\n]|^ | $/.test(cell);
  return isPlain ? cell : `"${mark}${cell.replaceAll('"', '""')}"`;
}

/** The wide forms count in East Asian spreadsheets. */
const formulaBegins = new Set(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);

/**
 * Text that a spreadsheet would run: a quote mark in front disarms it. A plain negative number is no
 * formula and stays as it is.
 */
function isFormula(text: string): boolean {
  return formulaBegins.has(text.charAt(0)) && !/^-\d+(?:[.,]\d+)?$/.test(text);
}
