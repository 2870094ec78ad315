import type { Change } from '#lib/domain/trail/change.ts';
import type { Quote, QuoteEdit, QuoteId } from '#lib/domain/model/quote.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { amara, tom, uuid } from '../../fixtures/small-study.ts';

export const made = { by: amara, at: '2025-11-20T10:00:00.000Z' };
export const later = { by: tom, at: '2025-11-21T10:00:00.000Z' };

/** A text in which ⟨…⟩ is the quotation. */
export function quoteIn(
  marked: string,
  edits: readonly Partial<QuoteEdit>[] = [],
): { readonly quote: Quote; readonly version: { readonly text: string } } {
  const from = marked.indexOf('⟨');
  const to = marked.indexOf('⟩') - 1;
  const quote: Quote = {
    id: uuid(30, 1) as QuoteId,
    transcriptId: uuid(6, 1) as TranscriptId,
    from,
    to,
    chosen: made,
    edits: edits.map((one) => ({ from: 0, to: 0, words: '', made, ...one })),
  };
  return { quote, version: { text: marked.replace(/[⟨⟩]/g, '') } };
}

/** Where words stand in a text. */
export function at(text: string, words: string) {
  const from = text.indexOf(words);
  if (from === -1) throw new RangeError(`“${words}” is not in the text`);
  return { from, to: from + words.length };
}

/** The quotation after an act. */
export function quoteAfter(change: Change | null): Quote {
  const [placed] = change?.put ?? [];
  if (placed?.table !== 'quotes') throw new RangeError('no quotation was put');
  return placed.record;
}
