export type Cell = string | number | null;

/** What stands at the end of a cell that is longer than a spreadsheet's cell can be. */
export const cutMark = ' … [cut here: longer than a cell of Excel can be]';

/** One row: a cell for every column. */
export type Row = readonly Cell[];

/** Everything about a table but its rows. */
export interface TableHead {
  readonly title: string;
  /** What it holds in few words, such as "coded segments": names files and sheets. */
  readonly subject: string;
  readonly columns: readonly string[];
  /** Sentences that belong under the table: what was counted, which coding each transcript used. */
  readonly notes: readonly string[];
  /** Further notes, of what only a file for a spreadsheet has. */
  readonly sheetNotes?: readonly string[];
  /** What its sheet is called, where the subject is too long for that. */
  readonly sheetName?: string;
  /** Relative widths for paper, one a column; equal where absent. */
  readonly widths?: readonly number[];
  /**
   * Columns that on paper stand in the cell of another, each with its heading, so that a wide table
   * stays readable. Files for other programs keep every column.
   */
  readonly folds?: readonly { readonly under: number; readonly columns: readonly number[] }[];
  /** How many columns stay in sight in a spreadsheet, and begin every part of a table cut for paper. */
  readonly frozenColumns?: number;
  /** Columns that only a program reads: out of sight in a spreadsheet, left out on paper. */
  readonly unprinted?: readonly number[];
  /** Columns that the team reads and a paper does not print: in sight in a spreadsheet, left out on paper. */
  readonly notOnPaper?: readonly number[];
  /** Headings on paper, one a column, where those of the file hold more than a reader needs. */
  readonly paperColumns?: readonly string[];
  /** A table that is wider than high on paper, however few columns it has. */
  readonly landscape?: boolean;
  /** What stands on sheets of their own after it; formats without sheets leave these out, but for those on paper. */
  readonly further?: readonly Table[];
  /** Of a further table: whether it follows on paper as well, as the second table of an appendix does. */
  readonly isOnPaper?: boolean;
}

/** A table that no file format has touched yet: what every report hands to every writer. */
export interface Table extends TableHead {
  readonly rows: readonly Row[];
}
