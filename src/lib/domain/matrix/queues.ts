import type { CellPlace, Grid, GridCell } from './grid.ts';

/** What waits to be done: written at all, looked at again, or read by a second person. */
export type QueueKind = 'not-charted' | 'stale' | 'not-checked';

/** The cells that wait, in reading order: row by row, without hidden columns. */
export function queueOf({ rows, columns }: Grid, kind: QueueKind): readonly CellPlace[] {
  return rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      !columns[column]?.hidden && waits(cell, kind) ? [{ row, column }] : [],
    ),
  );
}

function waits({ state, charting, staleness, checkedBy }: GridCell, kind: QueueKind): boolean {
  switch (kind) {
    case 'not-charted':
      return state.kind === 'not-charted';
    case 'stale':
      return staleness !== null;
    case 'not-checked':
      return charting !== null && checkedBy === null;
  }
}

/** The next or previous cell that waits, from a place (`null`: the beginning), and round at the ends. `null`: none waits. */
export function nextOf(
  queue: readonly CellPlace[],
  from: CellPlace | null,
  step: 1 | -1 = 1,
): CellPlace | null {
  if (!from) return (step === 1 ? queue[0] : queue.at(-1)) ?? null;
  if (step === 1) return queue.find((one) => isBefore(from, one)) ?? queue[0] ?? null;
  return queue.findLast((one) => isBefore(one, from)) ?? queue.at(-1) ?? null;
}

function isBefore(a: CellPlace, b: CellPlace): boolean {
  return a.row < b.row || (a.row === b.row && a.column < b.column);
}
