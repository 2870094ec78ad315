import { resultFaults, type ResultFault, type ResultWords } from './results.ts';

/** What a column of an imported table holds; `null`: left out. */
export type ResultColumn = keyof ResultWords | null;

/** A table of results as it was read: its first row names the columns. */
export interface ResultTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A row of the table, and what stands against taking it in. */
export interface ReadResult {
  /** Counted from one, the heading being row one. */
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
 * The rows as results. A cell "12 of 40" or "12/40" in the column of n gives both numbers where the table
 * has no column for the total. Rows without a word in them are left out.
 */
export function readResults(
  { rows }: ResultTable,
  columns: readonly ResultColumn[],
): readonly ReadResult[] {
  const hasTotal = columns.includes('total');
  return rows.flatMap((row, index) => {
    const cell = (kind: keyof ResultWords) => (row[columns.indexOf(kind)] ?? '').trim();
    if (row.every((one) => one.trim() === '')) return [];
    const both = hasTotal ? null : /^(\d+)\s*(?:of|\/)\s*(\d+)$/iu.exec(cell('n'));
    const [n, total] = both
      ? [countIn(both[1] ?? ''), countIn(both[2] ?? '')]
      : [countIn(cell('n')), countIn(cell('total'))];
    const words: ResultWords = {
      measure: cell('measure'),
      n,
      total,
      value: cell('value'),
      source: cell('source'),
      note: cell('note'),
    };
    return [{ row: index + 2, words, faults: resultFaults(words) }];
  });
}

/** A count, written plainly or with spaces or commas between thousands; NaN where it is none. */
function countIn(written: string): number | null {
  if (written === '') return null;
  return /^\d{1,3}(?:[ ,\u00a0\u2009\u202f]\d{3})+$|^\d+$/u.test(written)
    ? Number(written.replace(/\D/gu, ''))
    : Number.NaN;
}
