import type { Cell, Row } from '../../domain/reporting/table.ts';
import { markdownCell } from './markdown-text.ts';

/** The narrowest column is so many dashes wide. */
const dashes = 3;

/**
 * The first two lines of a pipe table: headings, and dashes in proportion to the widths, by which Pandoc
 * sets the columns of a table whose lines are long.
 */
export function pipeTableStart(columns: readonly string[], widths?: readonly number[]): string {
  const narrowest = Math.min(...(widths ?? [1]));
  const rules = columns.map((_, index) => {
    const relative = (widths?.[index] ?? narrowest) / (narrowest > 0 ? narrowest : 1);
    return '-'.repeat(Math.min(60, Math.max(dashes, Math.round(dashes * relative))));
  });
  return `${pipeRow(columns)}| ${rules.join(' | ')} |\n`;
}

export function pipeRow(row: Row): string {
  return `| ${row.map(cellText).join(' | ')} |\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : markdownCell(cell);
}
