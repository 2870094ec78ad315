import type { QuoteId } from '#lib/domain/model/quote.ts';
import { chosenQuotes } from '#lib/domain/themes/chosen-quotes.ts';
import type { FindingsFrame, FindingTexts } from '#lib/state/findings.svelte.ts';
import type { QuoteView } from '#lib/ui/findings/quote-view.ts';
import { quoteView } from '../quote-view.ts';

const noCodes = new Set<never>();

/** Quotations as they stand under the open statement; none that the viewer may not see. */
export function quoteViews(
  ids: readonly QuoteId[],
  { settled, records }: FindingsFrame,
  texts: FindingTexts,
): readonly QuoteView[] {
  const { quotes, papers } = records;
  const text = texts.of.bind(texts);
  return chosenQuotes(ids, noCodes, { settled, quotes, papers, text }).map((one) => {
    const view = quoteView(one, settled);
    const isSettled = settled.byTranscript.has(one.transcript.id);
    return { ...view, carries: null, words: isSettled ? view.words : null };
  });
}
