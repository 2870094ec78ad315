import type { SettledStudy } from '../findings/settled-study.ts';
import { gridOf } from './cells.ts';
import type { Grid } from './grid.ts';
import { queueOf, type QueueKind } from './queues.ts';
import { isWanted, type RowFilter } from './row-order.ts';

/** A grid with the rows that are wanted; how far columns have come is then said of these. */
export function filteredGrid(
  grid: Grid,
  filters: readonly RowFilter[],
  people: Pick<SettledStudy, 'participants' | 'attributes'>,
): Grid {
  if (filters.length === 0) return grid;
  const rows = grid.rows.filter((row) => isWanted(row.case, filters, people));
  return gridOf(grid.columns, rows, grid.rowsBy);
}

/**
 * A grid with the rows in which a cell waits, and the row one is in, which stays until it is left. How far
 * columns have come is still said of all.
 */
export function waitingGrid(grid: Grid, kind: QueueKind | null, rowKey: string | null): Grid {
  if (kind === null) return grid;
  const waiting = new Set(queueOf(grid, kind).map(({ row }) => row));
  return { ...grid, rows: grid.rows.filter(({ key }, at) => waiting.has(at) || key === rowKey) };
}
