import { isInGroup } from '../findings/cases.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import type { Attribute } from '../model/attribute.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { Grid, GridCell, GridColumn, GridRow } from './grid.ts';

/** One of two that are set side by side: a row, or the rows of the people of a group. */
export interface ComparedSide {
  readonly label: string;
  readonly rows: readonly GridRow[];
}

/** Both sides in one column. */
export interface ComparedColumn {
  readonly column: GridColumn;
  readonly sides: readonly [ComparedCells, ComparedCells];
}

export interface ComparedCells {
  /** One for each row of the side, in their order. */
  readonly cells: readonly { readonly row: GridRow; readonly cell: GridCell }[];
  readonly coverage: Coverage;
  /** How many of the rows have passages in the column. */
  readonly withPassages: number;
}

/** Two sides, column by column, without those that are hidden. */
export function comparedColumns(
  { columns }: Grid,
  sides: readonly [ComparedSide, ComparedSide],
): readonly ComparedColumn[] {
  return columns.flatMap((column, index) => {
    if (column.hidden) return [];
    const [one, other] = sides;
    return [{ column, sides: [cellsOf(one, index), cellsOf(other, index)] as const }];
  });
}

/** A row as a side; `null` where it is not in the grid. */
export function sideOfRow({ rows }: Grid, key: string): ComparedSide | null {
  const row = rows.find((one) => one.key === key);
  return row ? { label: row.case.label, rows: [row] } : null;
}

/** The people of a group as a side, out of a grid whose rows are participants. */
export function sideOfGroup(
  { rows }: Grid,
  attribute: Attribute,
  group: string,
  { participants }: Pick<SettledStudy, 'participants'>,
): ComparedSide {
  const members = new Set<string>(
    participants.filter((one) => isInGroup(one, attribute, group)).map(({ id }) => id),
  );
  return {
    label: group,
    rows: rows.filter(
      ({ case: { about } }) => about.on === 'participant' && members.has(about.participantId),
    ),
  };
}

function cellsOf({ rows }: ComparedSide, index: number): ComparedCells {
  const cells = rows.flatMap((row) => {
    const cell = row.cells[index];
    return cell ? [{ row, cell }] : [];
  });
  return {
    cells,
    coverage: coverageOf(cells.map(({ cell }) => cell)),
    withPassages: cells.filter(({ cell }) => cell.passages.length > 0).length,
  };
}
