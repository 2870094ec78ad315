import type { CellView, ColumnView } from './matrix-view.ts';

/** Something that can stand at one side of a comparison. */
export interface SideChoice {
  readonly key: string;
  readonly name: string;
}

/** Choices of one kind: the rows, and the groups of an attribute. */
export interface SideChoices {
  readonly name: string;
  readonly choices: readonly SideChoice[];
}

/** One side in one column: the cells of its rows. */
export interface SideView {
  readonly rows: readonly { readonly label: string; readonly cell: CellView }[];
  /** For a group: "passages of 3 of 5"; '' for one row. */
  readonly base: string;
}

export interface ComparedView {
  readonly column: ColumnView;
  readonly sides: readonly [SideView, SideView];
}
