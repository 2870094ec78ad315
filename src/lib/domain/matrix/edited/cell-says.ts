import type { Grid, GridCell } from '../grid.ts';
import { cellWords, readCell, type CellNames, type ReadCell } from './cell-words.ts';
import { numberedLinks } from './link-numbers.ts';

/** What cells of a matrix would be read as saying, if it were exported and read back now. */
export function saysIn(grid: Grid, names: CellNames): (cell: GridCell) => ReadCell {
  const links = numberedLinks(grid);
  return (cell) => {
    const numbered = links.get(cell.key) ?? [];
    const numbers = numbered.map(({ number }) => number);
    return readCell(cellWords(cell, numbered, names), numbers);
  };
}
