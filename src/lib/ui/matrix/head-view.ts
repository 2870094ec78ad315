import type { AttributeId } from '../../domain/model/attribute.ts';
import type { MatrixId } from '../../domain/model/matrix.ts';

/** Cells to which the grid is narrowed. */
export type Narrowed = 'not-charted' | 'changed';

/** What the head of the matrix shows. */
export interface HeadView {
  readonly id: MatrixId;
  readonly matrices: readonly { readonly id: MatrixId; readonly name: string }[];
  readonly attributes: readonly { readonly id: AttributeId; readonly name: string }[];
  /** The attribute whose groups are the rows; `null`: participants one by one. */
  readonly rowsBy: AttributeId | null;
  readonly sortedBy: AttributeId | null;
  /** "settled coding of 7 of 8 transcripts". */
  readonly source: string;
  readonly columns: { readonly shown: number; readonly all: number };
  /** How many rows are shown and how many there are. */
  readonly rows: { readonly shown: number; readonly all: number };
  readonly isFiltered: boolean;
  readonly notCharted: number;
  readonly changed: number;
  /** Only rows with such a cell are shown. */
  readonly narrowed: Narrowed | null;
  /** What is written here is the lead's, and only read. */
  readonly readonly: boolean;
}
