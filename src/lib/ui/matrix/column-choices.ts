import type { FindingTarget } from '../../domain/model/finding-target.ts';
import type { ColumnLook } from './matrix-view.ts';

/** Something that can be a column. */
export interface ColumnChoice {
  /** `keyOf` what it is about. */
  readonly key: string;
  readonly about: FindingTarget;
  readonly name: string;
  readonly look: ColumnLook;
}

/** Choices of one kind: domains, constructs, own codes, subthemes, themes. */
export interface ChoiceGroup {
  readonly name: string;
  readonly choices: readonly ColumnChoice[];
}

/** A column as it is chosen: what it is about, and whether it is hidden. */
export interface ChosenColumn {
  readonly key: string;
  readonly about: FindingTarget;
  readonly hidden: boolean;
}

/** The columns with one moved by so many places, as far as there are places. */
export function columnsMoved(
  columns: readonly ChosenColumn[],
  key: string,
  by: number,
): readonly ChosenColumn[] {
  const from = columns.findIndex((one) => one.key === key);
  const column = columns[from];
  if (!column) return columns;
  const others = columns.toSpliced(from, 1);
  return others.toSpliced(Math.max(0, Math.min(others.length, from + by)), 0, column);
}
