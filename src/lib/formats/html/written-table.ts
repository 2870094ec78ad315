import type { Cell, Row } from '../../domain/reporting/table.ts';
import { htmlLines } from './written-page.ts';

/** A table up to its rows: its caption, and headings that say that they are of columns. */
export function tableStart(
  caption: string,
  columns: readonly string[],
  widths: readonly number[] = [],
  /** Attributes of the table itself, such as an id, with a space before them. */
  attributes = '',
): string {
  const all = columns.reduce((sum, _, index) => sum + (widths[index] ?? 1), 0);
  const cols = columns.map((_, index) => {
    const share = Math.round((1000 * (widths[index] ?? 1)) / (all > 0 ? all : 1)) / 10;
    return `<col style="width: ${share}%">`;
  });
  const heads = columns.map((name) => `<th scope="col" dir="auto">${htmlLines(name)}</th>`);
  return (
    `<table${attributes}>\n` +
    (caption === '' ? '' : `<caption dir="auto">${htmlLines(caption)}</caption>\n`) +
    `<colgroup>${cols.join('')}</colgroup>\n<thead>\n<tr>${heads.join('')}</tr>\n</thead>\n<tbody>\n`
  );
}

export function tableRow(row: Row): string {
  return `<tr>${row.map(cell).join('')}</tr>\n`;
}

export const tableEnd = '</tbody>\n</table>\n';

function cell(value: Cell): string {
  if (typeof value === 'number') return `<td class="number">${value}</td>`;
  return `<td dir="auto">${htmlLines(value ?? '')}</td>`;
}
