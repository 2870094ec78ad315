import { compiledQuery } from '../search/query.ts';
import { composed, originalSpan } from '../search/composed.ts';
import type { Range } from '../correction/carry-map.ts';
import type { CellPlace, Grid } from './grid.ts';

/** Where words were found in a matrix. */
export interface GridHits {
  /** By the cell's key: UTF-16 offsets of its summary. */
  readonly cells: ReadonlyMap<string, readonly Range[]>;
  /** The cells with hits, in reading order. */
  readonly places: readonly CellPlace[];
  /** Keys of rows whose name has the words. */
  readonly rows: ReadonlySet<string>;
  /** Keys of columns whose name has them. */
  readonly columns: ReadonlySet<string>;
  /** Hits in summaries and in names. */
  readonly count: number;
}

export const noHits: GridHits = {
  cells: new Map(),
  places: [],
  rows: new Set(),
  columns: new Set(),
  count: 0,
};

/**
 * Looks for words in what is written and in the names of rows and columns, capital and small letters
 * alike; parts of words count. Of several words each must be somewhere in the text. Hidden columns are
 * left out. No words: no hits.
 */
export function findInGrid({ rows, columns }: Grid, text: string): GridHits {
  const query = compiledQuery({
    text,
    kind: 'words',
    wholeWords: false,
    matchCase: false,
    who: 'anyone',
  });
  if (!query.searchable) return noHits;
  const { terms } = query;
  const cells = new Map<string, readonly Range[]>();
  const places: CellPlace[] = [];
  let count = 0;
  const named = (name: string) => {
    const hits = spansOf(name, terms).length;
    count += hits;
    return hits > 0;
  };
  const shown = columns.filter(({ hidden }) => !hidden);
  const foundColumns = new Set(shown.flatMap(({ key, name }) => (named(name ?? '') ? [key] : [])));
  const foundRows = new Set(rows.flatMap((row) => (named(row.case.label) ? [row.key] : [])));
  for (const [row, { cells: inRow }] of rows.entries()) {
    for (const [column, { key, charting, others }] of inRow.entries()) {
      if (!charting || columns[column]?.hidden) continue;
      const spans = spansOf(charting.summary, terms);
      const beside = others.reduce(
        (sum, other) => sum + spansOf(other.charting.summary, terms).length,
        0,
      );
      if (spans.length + beside === 0) continue;
      if (spans.length > 0) cells.set(key, spans);
      places.push({ row, column });
      count += spans.length + beside;
    }
  }
  return { cells, places, rows: foundRows, columns: foundColumns, count };
}

/** Where the terms stand, ascending, none over another; nowhere unless each is found. */
function spansOf(text: string, terms: readonly RegExp[]): readonly Range[] {
  if (text === '') return [];
  const searched = composed(text);
  const spans: Range[] = [];
  for (const term of terms) {
    const before = spans.length;
    for (const match of searched.text.matchAll(term)) {
      const [from, to] = originalSpan(searched, match.index, match.index + match[0].length);
      spans.push({ from, to });
    }
    if (spans.length === before) return [];
  }
  let end = 0;
  return spans
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      if (from < end) return false;
      end = to;
      return true;
    });
}
