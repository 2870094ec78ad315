import { caseLabel } from '../../reporting/matrix-frame.ts';
import type { Grid, GridCell } from '../grid.ts';
import type { ReadCell } from './cell-words.ts';
import type { EditedSheet, FileCell } from './edited-sheet.ts';
import { columnId, printOf, rowId } from './sheet-keys.ts';

/** What a cell says: the words somebody wrote, or that nothing is written. */
export type CellSays = ReadCell;

/** A cell of which file and study differ. */
export interface CellDifference {
  /** `new`: other words in the file. `conflict`: changed here as well since the export. `cleared`: the file has none. */
  readonly kind: 'new' | 'conflict' | 'cleared';
  /** `keyOf` the case and what the column is about. */
  readonly rowKey: string;
  readonly columnKey: string;
  readonly caseLabel: string;
  readonly columnName: string;
  readonly here: CellSays;
  readonly file: CellSays;
}

/** A cell of the file that cannot be taken in, and why. */
export interface CellLeft {
  readonly caseLabel: string;
  readonly columnName: string;
  /** `cut`: it was too long for a spreadsheet; `hidden`: the reader is still to finish coding a transcript of the case. */
  readonly why: 'cut' | 'hidden';
}

/** What an edited matrix would change, and what of it is not read. */
export interface EditedDifferences {
  /** In the order of the matrix. */
  readonly cells: readonly CellDifference[];
  readonly left: readonly CellLeft[];
  /** Cells that say in the file what they say here. */
  readonly same: number;
  /** Cells that were changed here since the export, and not in the file: they stay as they are here. */
  readonly changedHere: number;
  /** Rows and columns that are in the matrix and not in the file: nothing in them is touched. */
  readonly rowsNotInFile: readonly string[];
  readonly columnsNotInFile: readonly string[];
  /** What is in the file and not in the matrix. */
  readonly unknownRows: readonly { readonly number: number; readonly label: string }[];
  readonly unknownColumns: readonly string[];
  /** Rows and columns that the file has twice: which is meant cannot be told. */
  readonly twiceRows: readonly string[];
  readonly twiceColumns: readonly string[];
}

/**
 * Sets an edited matrix beside what stands here now. `says` is what the file would say of a cell if it
 * were exported now, so that words of states and numbers of links never count as changes.
 */
export function editedDifferences(
  sheet: EditedSheet,
  grid: Grid,
  says: (cell: GridCell) => CellSays,
): EditedDifferences {
  const byId = new Map(sheet.rows.flatMap((row) => (row.rowId === null ? [] : [[row.rowId, row]])));
  const counts = new Map<string, number>();
  for (const row of sheet.rows) {
    if (row.rowId !== null) counts.set(row.rowId, (counts.get(row.rowId) ?? 0) + 1);
  }
  const isTwice = (id: string) => (counts.get(id) ?? 0) > 1;
  const rowIds = new Set(grid.rows.map(({ key }) => rowId(key)));
  const columnIds = new Set(grid.columns.map(({ key }) => columnId(key)));

  const cells: CellDifference[] = [];
  const left: CellLeft[] = [];
  let [same, changedHere] = [0, 0];
  for (const row of grid.rows) {
    const id = rowId(row.key);
    const inFile = isTwice(id) ? undefined : byId.get(id);
    if (!inFile) continue;
    for (const [index, column] of grid.columns.entries()) {
      const [cell, file] = [row.cells[index], inFile.cells.get(columnId(column.key))];
      if (!cell || !file) continue;
      const names = { caseLabel: caseLabel(row.case), columnName: column.name ?? '' };
      const here = says(cell);
      const kind = differenceOf(here, file);
      if (kind === 'same') same += 1;
      else if (kind === 'changed-here') changedHere += 1;
      else if (file.isCut) left.push({ ...names, why: 'cut' });
      else if (cell.state.kind === 'hidden') left.push({ ...names, why: 'hidden' });
      else {
        const place = { rowKey: row.key, columnKey: column.key, ...names };
        cells.push({ kind, ...place, here, file: file.read });
      }
    }
  }
  return {
    cells,
    left,
    same,
    changedHere,
    rowsNotInFile: grid.rows.flatMap(({ key, case: one }) =>
      byId.has(rowId(key)) ? [] : [caseLabel(one)],
    ),
    columnsNotInFile: grid.columns.flatMap(({ key, name, hidden }) =>
      hidden || sheet.columns.has(columnId(key)) ? [] : [name ?? ''],
    ),
    unknownRows: sheet.rows.flatMap((row) =>
      row.rowId !== null && rowIds.has(row.rowId) ? [] : [{ number: row.number, label: row.label }],
    ),
    unknownColumns: [...sheet.columns].flatMap(([id, heading]) =>
      columnIds.has(id) ? [] : [heading],
    ),
    twiceRows: [...byId].flatMap(([id, { label }]) => (isTwice(id) ? [label] : [])),
    twiceColumns: sheet.twice,
  };
}

function differenceOf(
  here: CellSays,
  { read, print }: FileCell,
): 'same' | 'changed-here' | CellDifference['kind'] {
  const [now, inFile] = [printOf(here), printOf(read)];
  if (inFile === now) return 'same';
  if (inFile === print) return 'changed-here';
  // A row that does not know how the cell stood cannot tell whether it was changed here as well.
  const isChangedHere = print === null ? now !== '-' : now !== print;
  if (isChangedHere) return 'conflict';
  return read.kind === 'nothing' ? 'cleared' : 'new';
}
