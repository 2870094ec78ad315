import type { FindingsFrame } from '#lib/state/findings.svelte.ts';
import type { MatrixDesk } from '#lib/state/matrix-desk.svelte.ts';
import type { HeadView } from '#lib/ui/matrix/head-view.ts';
import { counted } from '#lib/ui/time-words.ts';

/** What stands over the grid; `null` until the matrix is read. */
export function headOf(
  { matrix, matrices, grid, shown, filters, narrowing }: MatrixDesk,
  frame: FindingsFrame | undefined,
): HeadView | null {
  if (!matrix || !frame || !shown || !grid) return null;
  const { settled, unsettled, attributes } = frame.settled;
  const of = settled.length + unsettled.length;
  return {
    id: matrix.id,
    matrices,
    attributes,
    rowsBy: matrix.rows.by === 'attribute' ? matrix.rows.attributeId : null,
    sortedBy: matrix.sortedBy,
    source: `settled coding of ${settled.length} of ${counted(of, 'transcript')}`,
    columns: {
      shown: shown.columns.filter(({ hidden }) => !hidden).length,
      all: matrix.columns.length,
    },
    rows: { shown: shown.rows.length, all: grid.rows.length },
    isFiltered: filters.length > 0,
    notCharted: shown.coverage.notCharted,
    changed: shown.coverage.stale,
    narrowed: narrowing === 'stale' ? 'changed' : narrowing && 'not-charted',
    readonly: frame.isForOne,
  };
}
