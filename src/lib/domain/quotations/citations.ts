import type { ThemeId } from '../model/theme.ts';
import type { NumberedQuotation } from './numbered.ts';

type Cited = Pick<NumberedQuotation, 'themeId' | 'number'>;

/** The number a quote table has among the tables of the paper; `null` where it has none. */
export type TableNumber = (themeId: ThemeId | null) => number | null;

/** Where tables have no numbers. */
export const noTable: TableNumber = () => null;

/** "Table 5, Quote 4"; "Quote 4" where its table has no number. */
export function citationOf(place: Cited, tableNumber: TableNumber): string {
  return citationsOf([place], tableNumber);
}

/**
 * Several quotations as a paper cites them: "Table 5, Quotes 1 and 3–5; Table 6, Quote 2". In the order of
 * the tables and of the numbers, each once. '' for none.
 */
export function citationsOf(places: readonly Cited[], tableNumber: TableNumber): string {
  const byTable = new Map<ThemeId | null, { table: number | null; numbers: Set<number> }>();
  for (const { themeId, number } of places) {
    const known = byTable.get(themeId) ?? { table: tableNumber(themeId), numbers: new Set() };
    known.numbers.add(number);
    byTable.set(themeId, known);
  }
  const last = Number.MAX_SAFE_INTEGER;
  return [...byTable.values()]
    .toSorted((a, b) => (a.table ?? last) - (b.table ?? last))
    .map(({ table, numbers }) => {
      const cited = `${numbers.size === 1 ? 'Quote' : 'Quotes'} ${rangesOf([...numbers])}`;
      return table === null ? cited : `Table ${table}, ${cited}`;
    })
    .join('; ');
}

/** "1, 3–5 and 8" of numbers in any order. Two that follow each other are a range, as in "4–5". */
export function rangesOf(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number <= last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  const words = runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  const [end = '', ...before] = words.toReversed();
  return before.length === 0 ? end : `${before.toReversed().join(', ')} and ${end}`;
}
