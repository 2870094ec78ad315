import type { CodeLook } from '../desk/line-view.ts';

/** How a row or a column of a heat map is headed. */
export interface HeatHeading {
  readonly key: string;
  readonly name: string;
  /** Of a code; `null` for people, groups, subthemes and themes. */
  readonly look: CodeLook | null;
  /** How deep it stands under others. */
  readonly depth: number;
}

/** A cell by its keys; `null` for all. */
export interface CellKeys {
  readonly row: string | null;
  readonly column: string | null;
}

/** A number as a cell shows it. */
export interface HeatNumber {
  readonly value: number;
  /** Its shade; `all`: said of all, without one; `itself`: of a code with itself. */
  readonly kind: 'all' | 'itself' | number;
  /** Of how many people; `null` where that says nothing. */
  readonly of: number | null;
}
