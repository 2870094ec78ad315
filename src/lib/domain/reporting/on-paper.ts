import type { Row, Table, TableHead } from './table.ts';

/** A table as it stands on paper: folded columns stand in the cells of others, what only programs read is left out. */
export interface PaperTable {
  readonly columns: readonly string[];
  readonly widths?: readonly number[];
  readonly row: (row: Row) => Row;
}

export function onPaper(head: TableHead): PaperTable {
  const { widths, folds = [], unprinted = [], notOnPaper = [], paperColumns } = head;
  const columns = paperColumns ?? head.columns;
  if (folds.length === 0 && unprinted.length === 0 && notOnPaper.length === 0) {
    return { columns, row: (row) => row, ...(widths && { widths }) };
  }
  const away = new Set([...folds.flatMap((fold) => fold.columns), ...unprinted, ...notOnPaper]);
  const kept = columns.map((_, index) => index).filter((index) => !away.has(index));
  const foldedUnder = new Map(folds.map((fold) => [fold.under, fold.columns]));

  const cell = (row: Row, index: number) => {
    const folded = foldedUnder.get(index);
    if (!folded) return row[index] ?? null;
    const lines = folded.flatMap((other) => {
      const value = row[other];
      return value === null || value === undefined || value === ''
        ? []
        : `${columns[other]}: ${value}`;
    });
    return [String(row[index] ?? ''), ...lines].filter((line) => line !== '').join('\n');
  };
  return {
    columns: kept.map((index) => columns[index]!),
    widths: kept.map((index) => widths?.[index] ?? 1),
    row: (row) => kept.map((index) => cell(row, index)),
  };
}

/** Further tables that follow it on paper as well; the others are for spreadsheets. */
export function onPaperAfter({ further = [] }: TableHead): readonly Table[] {
  return further.filter((one) => one.isOnPaper);
}

/** More columns than these side by side cannot be read on paper. */
const mostColumns = 9;

/**
 * A table with frozen columns that is too wide for paper as parts that are not: each begins with the
 * frozen columns and goes on with the next of the others. One part, where it is narrow enough.
 */
export function partsOnPaper(head: TableHead): readonly PaperTable[] {
  const paper = onPaper(head);
  const { frozenColumns: frozen = 0 } = head;
  const { columns, widths } = paper;
  if (frozen === 0 || columns.length <= mostColumns) return [paper];
  const others = columns.slice(frozen).map((_, index) => frozen + index);
  const count = Math.ceil(others.length / Math.max(1, mostColumns - frozen));
  const size = Math.ceil(others.length / count);
  const kept = columns.slice(0, frozen).map((_, index) => index);
  return Array.from({ length: count }, (_, part) => {
    const indexes = [...kept, ...others.slice(part * size, (part + 1) * size)];
    return {
      columns: indexes.map((index) => columns[index]!),
      ...(widths && { widths: indexes.map((index) => widths[index] ?? 1) }),
      row: (row: Row) => {
        const cells = paper.row(row);
        return indexes.map((index) => cells[index] ?? null);
      },
    };
  });
}
