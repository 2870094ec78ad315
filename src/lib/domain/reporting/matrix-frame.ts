import { matrixGrid } from '../matrix/cells.ts';
import type { CellNames } from '../matrix/edited/cell-words.ts';
import type { Grid, GridColumn, MatrixFrame } from '../matrix/grid.ts';
import type { Matrix } from '../model/matrix.ts';
import { byPlace } from '../study/order.ts';
import { distinctNames } from './anchor.ts';
import { transcriptsOfStudy, type FindingChoices, type FindingFrame } from './finding-frame.ts';
import { initialsOf } from './which-coding.ts';

/** The matrix asked for, or the first; `null` where the study has none, or not the one asked for. */
export function matrixAsked(
  { records }: Pick<FindingFrame, 'records'>,
  { matrix: asked }: FindingChoices,
): Matrix | null {
  const inOrder = records.matrices.toSorted(byPlace);
  return (asked ? inOrder.find(({ id }) => id === asked) : inOrder[0]) ?? null;
}

/** A matrix as it is exported: without the columns that are hidden, and those that {@link knownGrid} lacks. */
export function exportedGrid(
  matrix: Pick<Matrix, 'rows' | 'columns' | 'sortedBy'>,
  frame: MatrixFrame,
): Grid {
  return withColumns(matrixGrid(matrix, frame), ({ hidden, name }) => !hidden && name !== null);
}

/** A matrix without the columns whose code or theme is gone or not to be seen. */
export function knownGrid(
  matrix: Pick<Matrix, 'rows' | 'columns' | 'sortedBy'>,
  frame: MatrixFrame,
): Grid {
  return withColumns(matrixGrid(matrix, frame), ({ name }) => name !== null);
}

function withColumns(grid: Grid, isKept: (column: GridColumn) => boolean): Grid {
  const kept = grid.columns.map(isKept);
  const ofKept = <T>(all: readonly T[]) => all.filter((_, index) => kept[index]);
  return {
    ...grid,
    columns: ofKept(grid.columns),
    rows: grid.rows.map((row) => ({ ...row, cells: ofKept(row.cells) })),
  };
}

/** A different heading for every column. */
export function columnHeadings({ columns }: Pick<Grid, 'columns'>): readonly string[] {
  const used = new Set<string>();
  return columns.map(({ name }) => {
    let heading = name ?? '';
    for (let number = 2; used.has(heading); number += 1) heading = `${name} (${number})`;
    used.add(heading);
    return heading;
  });
}

/** What a row is called; those of whom a group is not known have no label of their own. */
export function caseLabel({ label }: { readonly label: string }): string {
  return label === '' ? 'not known' : label;
}

/** What stands where the people of a group would, once it has none. */
export const nobodyNow = 'nobody is in this group now';

/** Whether it may be told who is in which group: of people one by one, and of an attribute that is published. */
export function namesPeople(
  { rows }: Pick<Matrix, 'rows'>,
  { settled }: Pick<FindingFrame, 'settled'>,
): boolean {
  if (rows.by === 'participant') return true;
  return settled.attributes.find(({ id }) => id === rows.attributeId)?.published ?? false;
}

/** How the cells of a matrix name transcripts, coders and days. */
export function cellNames(frame: Pick<FindingFrame, 'settled' | 'coders' | 'localDay'>): CellNames {
  const transcripts = distinctNames(transcriptsOfStudy(frame));
  return {
    transcript: (id) => transcripts.get(id) ?? 'a transcript that is gone',
    initials: (id) => initialsOf(id, frame.coders),
    localDay: frame.localDay,
  };
}
