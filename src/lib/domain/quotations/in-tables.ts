import type { QuoteId } from '../model/quote.ts';
import { numberedQuotations, type NumberedQuotation } from './numbered.ts';
import {
  printedQuotations,
  type PrintedQuotation,
  type QuotationFrame,
} from './printed-quotation.ts';

/** The quotations of the quote tables: what a paper prints of them, and what it withholds. */
export interface TableQuotations {
  /** Places at which words are printed; those withheld keep their numbers and are not among them. */
  readonly places: readonly NumberedQuotation[];
  /** Quotations that are printed, each once. */
  readonly printed: readonly QuoteId[];
  /** Quotations whose words are withheld, because somebody speaks who is not to be quoted; each once. */
  readonly withheld: readonly QuoteId[];
}

/** Whatever counts quotations of the quote tables counts these. */
export function quotationsInTables(
  frame: QuotationFrame,
  read: (id: QuoteId) => Pick<PrintedQuotation, 'withheld'> | null = printedQuotations(frame),
): TableQuotations {
  const places = numberedQuotations(frame);
  const isWithheld = ({ quoteId }: NumberedQuotation) => (read(quoteId)?.withheld ?? null) !== null;
  const printed = places.filter((one) => !isWithheld(one));
  return {
    places: printed,
    printed: [...new Set(printed.map(({ quoteId }) => quoteId))],
    withheld: [...new Set(places.filter(isWithheld).map(({ quoteId }) => quoteId))],
  };
}

/**
 * How many are withheld and why, to go on a sentence of those printed: "; 7 more are withheld, because …";
 * '' of none.
 */
export function withheldClause(withheld: number): string {
  if (withheld === 0) return '';
  return `; ${withheld} more ${withheld === 1 ? 'is' : 'are'} withheld, because somebody who speaks in ${withheld === 1 ? 'it' : 'them'} is not to be quoted`;
}

/** The same as a sentence, where nothing is printed; '' of none. */
export function onlyWithheld(withheld: number): string {
  if (withheld === 0) return '';
  return withheld === 1
    ? 'No quotation is printed in the quote tables: 1 is withheld, because somebody who speaks in it is not to be quoted.'
    : `No quotation is printed in the quote tables: ${withheld} are withheld, because somebody who speaks in them is not to be quoted.`;
}
