import type { Grid } from '../grid.ts';
import type { NumberedLink } from './cell-words.ts';

/**
 * The links of a matrix numbered from one, row by row; inside a cell in the order of the words they
 * stand behind. A number that stands in square brackets in somebody's words is passed over, so that it can
 * be told apart. By the key of the cell.
 */
export function numberedLinks(grid: Grid): ReadonlyMap<string, readonly NumberedLink[]> {
  const cells = grid.rows.flatMap(({ cells: inRow }) =>
    inRow.filter((_, index) => !grid.columns[index]?.hidden),
  );
  const taken = new Set(
    cells.flatMap(({ charting }) =>
      [...(charting?.summary ?? '').matchAll(/\[(\d+)\]/g)].map(([, digits]) => Number(digits)),
    ),
  );
  const found = new Map<string, readonly NumberedLink[]>();
  let number = 0;
  for (const { key, charting } of cells) {
    if (!charting || found.has(key)) continue;
    const end = charting.summary.length;
    const inOrder = charting.links.toSorted(
      (a, b) =>
        (a.words?.to ?? end) - (b.words?.to ?? end) || (a.words ? 0 : 1) - (b.words ? 0 : 1),
    );
    found.set(
      key,
      inOrder.map((link) => {
        do number += 1;
        while (taken.has(number));
        return { link, number };
      }),
    );
  }
  return found;
}
