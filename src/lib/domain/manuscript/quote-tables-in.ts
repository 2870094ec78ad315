import type { ManuscriptTable } from './manuscript-tables.ts';

/** What the columns of a table are for, where it gives quotations; indexes of columns, −1 for none. */
export interface QuoteColumns {
  readonly quotations: readonly number[];
  readonly number: number;
  readonly attribution: number;
}

const quotation =
  /\bquot|\bverbatim|\bexcerpt|\bextracts?\b|\bin (?:their|participants[’']) (?:own )?words\b/i;
const numbering =
  /^(?:no\.?|n[ro]\.?|nº|#|numbers?|quot(?:e|ation)s?\.?(?:\s*(?:no\.?|n[ro]\.?|number|#))?|q)$/i;
const attribution =
  /^(?:participants?|speakers?|attribut(?:ion|ed to)|source|who|said by|person|id)$/i;
const shortNumber = /^\s*(?:q(?:uot(?:e|ation))?\.?\s*)?(\d{1,3})\s*[.):]?\s*$/i;

/** The columns of a quote table; `null` where a table gives no quotations. */
export function quoteColumns({ columns, rows }: ManuscriptTable): QuoteColumns | null {
  const cellsOf = (column: number) =>
    rows.flatMap(({ cells }) => (cells[column]?.trim() ? [cells[column].trim()] : []));
  const isNumbers = (column: number) => {
    const cells = cellsOf(column);
    return cells.length > 0 && cells.every((cell) => shortNumber.test(cell));
  };
  const number = columns.findIndex(
    (heading, column) => numbering.test(heading) && isNumbers(column),
  );
  const quotations = columns.flatMap((heading, column) => {
    if (column === number || isNumbers(column)) return [];
    if (quotation.test(heading)) return [column];
    const cells = cellsOf(column);
    const marked = cells.filter(
      (cell) => /^(?:\D{0,10}\d{0,3}[.):]?\s*)?[“"‘«„]/.test(cell) && cell.length > 20,
    );
    return cells.length > 0 && marked.length * 2 > cells.length ? [column] : [];
  });
  if (quotations.length === 0) return null;
  return { quotations, number, attribution: columns.findIndex((one) => attribution.test(one)) };
}

/** The number a cell is, such as 4 of "Quote 4"; `null` for none. */
export function numberOfCell(cell: string): number | null {
  const [, digits] = shortNumber.exec(cell) ?? [];
  return digits === undefined ? null : Number(digits);
}
