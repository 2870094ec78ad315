import { resultFaults, type ResultFault, type ResultWords } from './results.ts';

/** What a column of an imported table holds; `null`: left out. */
export type ResultColumn = keyof ResultWords | null;

/** A table of results as it was read. */
export interface ResultTable {
  /** What its first row calls the columns; '' where it does not. */
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The row in the file of the first of `rows`, counted from one. */
  readonly firstRow: number;
}

/** A row of the table, and what stands against taking it in. */
export interface ReadResult {
  /** In the file, counted from one. */
  readonly row: number;
  readonly words: ResultWords;
  readonly faults: readonly ResultFault[];
}

const headings: Readonly<Record<keyof ResultWords, readonly string[]>> = {
  measure: ['measure', 'outcome', 'item', 'question', 'variable', 'result'],
  n: ['n', 'count', 'yes', 'number'],
  total: ['of n', 'total', 'of', 'out of', 'base', 'sample', 'denominator', 'n total'],
  value: [
    'value',
    'mean',
    'mean (sd)',
    'median',
    'median (iqr)',
    'score',
    '%',
    'percent',
    'estimate',
  ],
  source: ['source', 'instrument', 'survey', 'table', 'data source'],
  note: ['note', 'notes', 'comment', 'comments', 'remark'],
};

/** The rows of a file or a paste as a table, whose first row names the columns or is a result itself. */
export function resultTable(rows: readonly (readonly string[])[], isHeaded: boolean): ResultTable {
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0);
  const headers = Array.from({ length: width }, (_, at) =>
    isHeaded ? (rows[0]?.[at] ?? '').trim() : '',
  );
  return isHeaded ? { headers, rows: rows.slice(1), firstRow: 2 } : { headers, rows, firstRow: 1 };
}

/**
 * What each column probably holds, by its heading; each kind once. A capital N alone is the total where
 * there is a small n too.
 */
export function guessedResultColumns(headers: readonly string[]): readonly ResultColumn[] {
  const named = headers.map((header) => header.trim());
  const taken = new Set<string>();
  const kinds = Object.keys(headings) as (keyof ResultWords)[];
  return named.map((header): ResultColumn => {
    const isTotal = header === 'N' && named.includes('n');
    const kind = isTotal
      ? 'total'
      : kinds.find((one) => !taken.has(one) && headings[one].includes(header.toLowerCase()));
    if (kind === undefined || taken.has(kind)) return null;
    taken.add(kind);
    return kind;
  });
}

/**
 * The rows as results. A cell "12 of 40" or "12/40" in the column of n gives both numbers; where the table
 * has a column for the total too, the two have to agree. Rows without a word in them are left out.
 */
export function readResults(
  { rows, firstRow }: ResultTable,
  columns: readonly ResultColumn[],
): readonly ReadResult[] {
  const hasTotal = columns.includes('total');
  const places = new Map<ResultColumn, number>();
  for (const [at, kind] of columns.entries()) if (!places.has(kind)) places.set(kind, at);
  return rows.flatMap((row, index) => {
    const cell = (kind: keyof ResultWords) => (row[places.get(kind) ?? -1] ?? '').trim();
    if (row.every((one) => one.trim() === '')) return [];
    const counts = countsIn(cell('n'));
    const total = hasTotal ? countIn(cell('total')) : null;
    const differs = total !== null && counts.total !== null && !Object.is(total, counts.total);
    const words: ResultWords = {
      measure: cell('measure'),
      ...(total === null ? counts : { n: counts.n, total }),
      value: cell('value'),
      source: cell('source'),
      note: cell('note'),
    };
    const faults = resultFaults(words);
    return [{ row: index + firstRow, words, faults: differs ? [...faults, 'two-totals'] : faults }];
  });
}

/** n and N as they are written in one place: "12 of 40", "12/40", or "12" alone; NaN for what is no count. */
export function countsIn(written: string): Pick<ResultWords, 'n' | 'total'> {
  const [first = '', second = '', ...more] = written.trim().split(/\s*(?:\bof\b|\/)\s*/iu);
  const n = more.length > 0 ? Number.NaN : countIn(first);
  // "12 of" and "of 40" say only half of it.
  const isHalf = /\bof\b|\//iu.test(written) && (first === '' || second === '');
  return { n: isHalf ? Number.NaN : n, total: countIn(second) };
}

/** A count, written plainly or with spaces or commas between thousands; NaN where it is none. */
function countIn(written: string): number | null {
  if (written === '') return null;
  return /^\d{1,3}(?:[ ,\u00a0\u2009\u202f]\d{3})+$|^\d+$/u.test(written)
    ? Number(written.replace(/\D/gu, ''))
    : Number.NaN;
}
