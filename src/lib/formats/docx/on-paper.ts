import type { Row, TableHead } from '../../domain/reporting/table.ts';

/** A table as it stands on paper: folded columns stand in the cells of others. */
export interface PaperTable {
  readonly columns: readonly string[];
  readonly widths?: readonly number[];
  readonly row: (row: Row) => Row;
}

export function onPaper({ columns, widths, folds = [] }: TableHead): PaperTable {
  if (folds.length === 0) return { columns, row: (row) => row, ...(widths && { widths }) };
  const away = new Set(folds.flatMap((fold) => fold.columns));
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
