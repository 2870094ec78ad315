export type Cell = string | number | null;

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
  /** Relative widths for paper, one a column; equal where absent. */
  readonly widths?: readonly number[];
  /**
   * Columns that on paper stand in the cell of another, each with its heading, so that a wide table
   * stays readable. Files for other programs keep every column.
   */
  readonly folds?: readonly { readonly under: number; readonly columns: readonly number[] }[];
}

/** A table that no file format has touched yet: what every report hands to every writer. */
export interface Table extends TableHead {
  readonly rows: readonly Row[];
}
