import { ActError } from '../errors.ts';
import {
  chosenQuote,
  quotesLetGo,
  type QuoteSource,
  type QuoteSpan,
  type QuoteUses,
} from '../findings/quotes.ts';
import type { Belief, BeliefId } from '../model/belief.ts';
import type { Quote, QuoteId } from '../model/quote.ts';
import type { Signed } from '../model/signed.ts';
import { stepped } from '../study/order.ts';
import type { Change } from '../trail/change.ts';
import { beliefOf } from './belief-of.ts';
import { beliefChange } from './write-belief.ts';

/**
 * Chooses words to show a statement, after those it has; `null` when they show it already.
 * @param stored every quotation of the transcript. @throws {ActError} 'not-to-be-quoted'.
 */
export function chooseForBelief(
  belief: Belief,
  span: QuoteSpan,
  source: QuoteSource,
  stored: readonly Quote[],
  by: { readonly id: QuoteId; readonly signed: Signed },
): Change | null {
  const { quote, put } = chosenQuote(span, source, stored, by);
  if (belief.quoteIds.includes(quote.id)) return null;
  return beliefChange('choose-quote', [{ ...belief, quoteIds: [...belief.quoteIds, quote.id] }], {
    put,
  });
}

/**
 * Chooses a quotation no longer for a statement; the record goes where nothing else shows it.
 * @throws {ActError} 'belief-gone', 'quote-gone'.
 */
export function dropFromBelief(
  stored: readonly Belief[],
  id: BeliefId,
  quoteId: QuoteId,
  uses: Omit<QuoteUses, 'beliefs'>,
): Change {
  const belief = beliefOf(stored, id);
  if (!belief.quoteIds.includes(quoteId)) throw new ActError('quote-gone');
  const next = { ...belief, quoteIds: belief.quoteIds.filter((one) => one !== quoteId) };
  const beliefs = stored.map((one) => (one.id === id ? next : one));
  return beliefChange('drop-quote', [next], {
    removed: quotesLetGo([quoteId], { ...uses, beliefs }),
  });
}

/** Shows a quotation a place earlier or later; `null` where there is no such place. */
export function stepQuote(belief: Belief, quoteId: QuoteId, step: 'up' | 'down'): Change | null {
  const quoteIds = stepped(belief.quoteIds, quoteId, step);
  return quoteIds && beliefChange('choose-quote', [{ ...belief, quoteIds }]);
}
