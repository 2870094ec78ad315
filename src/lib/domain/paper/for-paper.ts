import { onPaper, onPaperAfter } from '../reporting/on-paper.ts';
import type { Cell, Row, Table } from '../reporting/table.ts';

/** A column of a paper's table, and from which columns of the whole table it is made. */
interface PrintedColumn {
  readonly heading: string;
  readonly from: readonly [string, ...string[]];
  readonly width: number;
  /** How cells of several columns are one; the first alone where absent. */
  readonly as?: (cells: readonly Cell[]) => Cell;
}

/** "7 of 8". */
const nOf = ([n = null, of = null]: readonly Cell[]): Cell =>
  n === null || n === '' ? null : `${n} of ${of}`;

/** A line for each that says something. */
const inLines = (cells: readonly Cell[]): Cell =>
  cells.filter((cell) => cell !== null && cell !== '' && cell !== 'none').join('\n');

const column = (
  heading: string,
  width: number,
  from: readonly [string, ...string[]] = [heading],
  as?: PrintedColumn['as'],
): PrintedColumn => ({ heading, width, from, ...(as && { as }) });

/** What is printed of tables that hold more than a paper does. Others are printed as they are. */
const printed: Readonly<Record<string, readonly PrintedColumn[]>> = {
  agreement: [
    column('Code', 4.6),
    column('Units', 1),
    column('Used by each', 2),
    column('Both', 1),
    column('Only A', 1),
    column('Only B', 1),
    column('Neither', 1.4),
    column('Agreement %', 2.2),
    column('Positive agreement', 2.2),
    column('Alpha (interval)', 3, ['Alpha']),
    column('Kappa', 1),
    column('PABAK', 1),
    column('Remarks', 4),
  ],
  themes: [
    column('Theme', 4),
    column('Subtheme', 5),
    column('TDF domains', 6),
    column('People', 2, ['People', 'of N'], nOf),
    column('Passages', 2),
    column('Codes', 6),
  ],
  beliefs: [
    column('Domain', 3),
    column('Belief statement', 6),
    column('People', 1.6, ['People', 'Of'], nOf),
    column('Not asked', 1.2),
    column('Polarity', 2),
    column('Opposite', 4),
    column('Example quotations', 9),
  ],
  relevance: [
    column('Domain', 4),
    column('People', 1.6, ['People', 'Of'], nOf),
    column('Passages', 1.6),
    column('Statements', 1.8),
    column('Conflicting beliefs', 3),
    column('Strength', 4),
    column('Decision', 3, ['Decision', 'Decided by', 'Day'], inLines),
    column('Reason', 8),
  ],
  'com-b': [
    column('COM-B component', 3),
    column('Domain', 4),
    column('Also shown under', 3),
    column('People', 1.6, ['People', 'Of'], nOf),
    column('Statements', 1.8),
    column('Decision', 2),
    column('Options by component (2011)', 5),
    column('Options by domain (2018)', 5),
  ],
};

/** Notes of columns that are not printed. */
const unprintedNotes: Readonly<Record<string, RegExp>> = {
  themes: /^“From the codings”/,
};

/** The column that says that data are invented. */
const inventedColumn = column('Data', 1.8);

/**
 * A table as a paper prints it: fewer columns than the same table has for a spreadsheet, and numbers of people
 * with how many there are. A column that the table lacks is left out.
 *
 * @param subject what Export calls it, such as "beliefs".
 */
export function forPaper(subject: string, table: Table): Table {
  const wanted = printed[subject];
  if (!wanted) return table;
  const at = new Map(table.columns.map((name, index) => [name, index]));
  const kept = [...wanted, inventedColumn].filter(({ from }) => at.has(from[0]));
  const {
    folds: _folds,
    unprinted: _unprinted,
    notOnPaper: _team,
    paperColumns: _columns,
    ...rest
  } = table;
  const cellOf = (row: Row, { from, as }: PrintedColumn): Cell => {
    const cells = from.map((name) => row[at.get(name) ?? -1] ?? null);
    return as ? as(cells) : (cells[0] ?? null);
  };
  return {
    ...rest,
    columns: kept.map(({ heading }) => heading),
    widths: kept.map(({ width }) => width),
    rows: table.rows.map((row): Row => kept.map((one) => cellOf(row, one))),
    notes: table.notes.filter((note) => unprintedNotes[subject]?.test(note) !== true),
  };
}

/**
 * A table with nothing in it but what is printed, for a file in any format: columns that only a program or
 * the team reads are not hidden but left out, and so are sheets and notes that no paper has.
 */
export function printedAlone(table: Table): Table {
  const {
    folds: _folds,
    unprinted: _unprinted,
    notOnPaper: _team,
    paperColumns: _columns,
    sheetNotes: _notes,
    further: _further,
    rows,
    ...rest
  } = table;
  const { columns, widths, row } = onPaper(table);
  return {
    ...rest,
    columns,
    ...(widths && { widths }),
    rows: rows.map((one) => row(one)),
    further: onPaperAfter(table).map(printedAlone),
  };
}

/** How many columns from the left are one cell where what stands in them goes on in the next row. */
const goingOn: Readonly<Record<string, number>> = {
  characteristics: 1,
  themes: 1,
  'quote-table': 2,
  beliefs: 1,
  'com-b': 1,
  disagreements: 2,
  'codebook-changes': 2,
};

export function columnsGoingOn(subject: string): number {
  return goingOn[subject] ?? 0;
}
