import type { Cell, Row, Table } from '../reporting/table.ts';

/** What a paper prints of agreement, and from which columns of the table for reading it is made. */
const printed = [
  { heading: 'Code', from: ['Code'], width: 5 },
  { heading: 'Units', from: ['Units'], width: 1 },
  { heading: 'Used by each', from: ['Used by each'], width: 2 },
  { heading: 'Both', from: ['Both'], width: 1 },
  { heading: 'Only A', from: ['Only A'], width: 1 },
  { heading: 'Only B', from: ['Only B'], width: 1 },
  { heading: 'Neither', from: ['Neither'], width: 1 },
  { heading: 'Agreement %', from: ['Agreement %'], width: 2 },
  { heading: 'Positive agreement', from: ['Positive agreement'], width: 2 },
  { heading: 'Alpha (interval)', from: ['Alpha', 'Alpha from', 'Alpha to'], width: 3 },
  { heading: 'Kappa', from: ['Kappa'], width: 1 },
  { heading: 'PABAK', from: ['PABAK'], width: 1 },
  { heading: 'Remarks', from: ['Remarks'], width: 5 },
  { heading: 'Data', from: ['Data'], width: 1.5 },
] as const;

/**
 * The table of agreement as a paper prints it: without the round, which its caption names, and without
 * the coefficients that a spreadsheet has beside these. Alpha and its interval are one cell.
 */
export function agreementForPaper(table: Table): Table {
  const at = (name: string) => table.columns.indexOf(name);
  const kept = printed.filter(({ from }) => at(from[0]) >= 0);
  const { folds: _, ...rest } = table;
  return {
    ...rest,
    columns: kept.map(({ heading }) => heading),
    widths: kept.map(({ width }) => width),
    rows: table.rows.map((row): Row =>
      kept.map(({ from }) => joined(from.map((name) => row[at(name)] ?? null))),
    ),
    landscape: true,
  };
}

/** A number, with its interval where it has one. */
function joined([value = null, from, to]: readonly Cell[]): Cell {
  if (value === null) return null;
  return typeof from === 'number' && typeof to === 'number' ? `${value} (${from} to ${to})` : value;
}
