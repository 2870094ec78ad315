import type { CodeLook } from '../desk/line-view.ts';

/** How a cell is drawn; its words say the same. */
export type CellSign =
  | 'not-asked'
  | 'nothing-said'
  | 'not-known'
  | 'not-charted'
  | 'charted'
  | 'set-aside'
  | 'changed'
  | 'checked'
  | 'hidden'
  | 'not-settled';

/** A cell as the grid shows it. */
export interface CellView {
  readonly sign: CellSign;
  /** The summary, or why it was set aside; '' where nothing is written. */
  readonly words: string;
  /** Its state in words; '' of a cell that is charted and nothing more. */
  readonly state: string;
  /** Where words that are looked for stand in `words`. */
  readonly found?: readonly { readonly from: number; readonly to: number }[];
}

/** What a column is about, as it is drawn. */
export type ColumnLook =
  | { readonly kind: 'code'; readonly code: CodeLook }
  | { readonly kind: 'subtheme' | 'theme' }
  /** It is no longer in the study, or not to be seen. */
  | { readonly kind: 'gone' };

export interface ColumnView {
  /** `keyOf` what it is about. */
  readonly key: string;
  readonly name: string;
  readonly look: ColumnLook;
  /** How much of it is charted: "7 of 12 charted". */
  readonly coverage: string;
}

export interface RowView {
  /** `keyOf` the case. */
  readonly key: string;
  readonly label: string;
  /** What the study knows of the case: "GP partner, 19 years". */
  readonly about: string;
  /** How much of it is charted. */
  readonly coverage: string;
  /** One for each column shown. */
  readonly cells: readonly CellView[];
}

/** Where one is in the grid, zero-based. */
export interface Place {
  readonly row: number;
  readonly column: number;
}
