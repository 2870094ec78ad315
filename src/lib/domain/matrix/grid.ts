import type { Asked } from '../interviews/asked.ts';
import type { AskedRecords } from '../findings/asked-of.ts';
import type { Case } from '../findings/cases.ts';
import type { FindingPassage } from '../findings/passages.ts';
import type { VisibleFindings } from '../findings/visible-findings.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { Charting } from '../model/charting.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { FindingTarget } from '../model/finding-target.ts';
import type { LineRange } from '../model/line-range.ts';
import type { Matrix } from '../model/matrix.ts';
import type { Signed } from '../model/signed.ts';
import type { Coverage } from './coverage.ts';

/** What a grid is made from: `Findings.frame`, which holds what its viewer may see and nothing else. */
export interface MatrixFrame {
  readonly settled: SettledStudy;
  readonly records: Pick<VisibleFindings, 'chartings' | 'themes' | 'subthemes' | 'hiddenCells'> &
    AskedRecords;
}

export interface GridColumn {
  readonly about: FindingTarget;
  /** `keyOf(about)`. */
  readonly key: string;
  readonly kind: Code['kind'] | 'subtheme' | 'theme';
  /** `null` where what it is about is gone, or is not to be seen. */
  readonly name: string | null;
  /** What the column is about, where that is a code; after a merge the code it was merged into. */
  readonly code: Code | null;
  /** The codes that count in it. */
  readonly codes: ReadonlySet<CodeId>;
  /** The domains it speaks of; what was asked is known of these. */
  readonly domains: readonly CodeId[];
  readonly hidden: boolean;
  /** Over the rows of the grid. */
  readonly coverage: Coverage;
}

export interface GridRow {
  readonly case: Case;
  /** `case.key`. */
  readonly key: string;
  /** One for each column of the grid, hidden ones too, in their order. */
  readonly cells: readonly GridCell[];
  /** Over the columns that are not hidden. */
  readonly coverage: Coverage;
}

/**
 * What a cell says of itself. Something always: a blank is never "nothing said".
 *
 * `soFar`: part of the case's coding is not settled yet, so that it may still come.
 */
export type CellState =
  /**
   * The viewer is still to finish a blind pass over a transcript of the case, or over one that what is
   * written rests on: nothing of it is shown.
   */
  | { readonly kind: 'hidden' }
  /** Nobody of the case speaks in any transcript. */
  | { readonly kind: 'no-transcript' }
  /** No transcript of the case has settled coding yet. */
  | { readonly kind: 'not-settled' }
  | { readonly kind: 'not-asked'; readonly soFar: boolean }
  /** Nothing is coded. `not-known`: nobody can tell whether it was asked. */
  | {
      readonly kind: 'nothing-said';
      readonly asked: Exclude<Asked, 'not-asked'>;
      readonly soFar: boolean;
    }
  | { readonly kind: 'not-charted'; readonly passages: number }
  | { readonly kind: 'charted' }
  /** Looked at; nothing in the passages bears on the column. `because` may be empty: not said. */
  | { readonly kind: 'set-aside'; readonly because: string }
  /** Its codings changed since it was last said to be right: see `GridCell.staleness`. */
  | { readonly kind: 'stale'; readonly was: Charting['kind'] }
  | { readonly kind: 'checked'; readonly was: Charting['kind']; readonly by: Signed };

/** What was written of a case in a code before it was merged. */
export interface OtherWords {
  readonly charting: Charting;
  /** What that code is called; `null` where it is gone or not to be seen. */
  readonly name: string | null;
}

/** How what is coded differs from what was when the cell was last said to be right. Lines, never both empty. */
export interface Staleness {
  readonly added: readonly LineRange[];
  readonly removed: readonly LineRange[];
  /** Whether the words were changed since: then they may be up to date already. */
  readonly rewritten: boolean;
}

export interface GridCell {
  /** Of case and column, the same in every matrix: {@link cellKey}. */
  readonly key: string;
  readonly state: CellState;
  /** What is coded for the case in the column; none of a hidden cell. */
  readonly passages: readonly FindingPassage[];
  /** Whether there are any: told without making them. */
  readonly hasPassages: boolean;
  /** Whether the case was asked about the column's domains, in what is settled. */
  readonly asked: Asked;
  /** What was written, if anything was; `null` too in a hidden cell. */
  readonly charting: Charting | null;
  /** What else was written of the case in codes that are one code with the column's now. */
  readonly others: readonly OtherWords[];
  /** `null` where nothing was written or nothing changed since. A cell can be stale and checked. */
  readonly staleness: Staleness | null;
  /** Lines it rests on whose coding is open again; they count neither as added nor as removed. */
  readonly reopened: readonly LineRange[];
  /** The second person who read it against the transcript. */
  readonly checkedBy: Signed | null;
}

/** A matrix with what stands in it now. */
export interface Grid {
  /** From left to right, hidden ones in their place. */
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** Over all rows and the columns that are not hidden. */
  readonly coverage: Coverage;
  readonly rowsBy: Matrix['rows'];
}

/** A cell by its place in a grid: indexes into `rows` and `columns`. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The same for one case and one column wherever they meet. */
export function cellKey(caseKey: string, columnKey: string): string {
  return `${caseKey} × ${columnKey}`;
}

/** The place of a case and a column; `null` where the grid lacks one of them. */
export function placeIn(
  { rows, columns }: Grid,
  caseKey: string,
  columnKey: string,
): CellPlace | null {
  const row = rows.findIndex(({ key }) => key === caseKey);
  const column = columns.findIndex(({ key }) => key === columnKey);
  return row < 0 || column < 0 ? null : { row, column };
}
