import type { QuoteId } from '../model/quote.ts';
import { paperChoices } from '../paper/usual-paper.ts';
import { distinctNames, lineRange } from '../reporting/anchor.ts';
import { transcriptsOfStudy } from '../reporting/finding-frame.ts';
import { citationsOf, type TableNumber } from './citations.ts';
import { numberedQuotations } from './numbered.ts';
import { printedQuotations, quotedInline, type QuotationFrame } from './printed-quotation.ts';

/** A quotation as a table that is no quote table gives it. */
export interface Quoted {
  /** “words” (attribution) [Table 5, Quote 4], or why the words are withheld. */
  readonly words: string;
  /** "P04 L12": for who checks it, and not for print. */
  readonly source: string;
}

/**
 * Gives quotations for tables that are no quote tables, with their citation where they stand in one whose
 * number is known. `null` for a quotation that is gone.
 */
export function quotedReader(
  frame: QuotationFrame,
  tableNumber: TableNumber,
): (id: QuoteId) => Quoted | null {
  const read = printedQuotations(frame);
  const names = distinctNames(transcriptsOfStudy(frame));
  const there = new Set(frame.records.quotes.map(({ id }) => id));
  const throughout = paperChoices(frame.records).numbering === 'throughout';
  const citable = numberedQuotations(frame).filter(
    ({ themeId }) => throughout || tableNumber(themeId) !== null,
  );
  return (id) => {
    if (!there.has(id)) return null;
    const one = read(id);
    if (!one) return { words: 'a quotation whose text is not there', source: 'not known' };
    const cited = citationsOf(
      citable.filter(({ quoteId }) => quoteId === id),
      tableNumber,
    );
    const { from, to } = one.lines;
    return {
      words: `${quotedInline(one)}${cited ? ` [${cited}]` : ''}`,
      source: `${names.get(one.transcript.id) ?? one.transcript.name} ${lineRange(from, to)}`,
    };
  };
}
