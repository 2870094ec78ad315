import { ActError } from '../errors.ts';
import {
  chosenQuote,
  quotesLetGo,
  type QuoteSource,
  type QuoteSpan,
  type QuoteUses,
} from '../findings/quotes.ts';
import type { Quote, QuoteId } from '../model/quote.ts';
import type { Signed } from '../model/signed.ts';
import type { Subtheme, SubthemeId } from '../model/subtheme.ts';
import { stepped } from '../study/order.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { putSubthemes } from './change-subthemes.ts';
import { subthemeWithId } from './theme-records.ts';

/**
 * Chooses words of a transcript as a quotation that shows a subtheme, after those it has.
 *
 * @returns `null` when they are chosen for it already.
 * @throws {ActError} 'subtheme-gone', 'not-to-be-quoted'.
 */
export function chooseForSubtheme(
  subthemes: readonly Subtheme[],
  id: SubthemeId,
  span: QuoteSpan,
  source: QuoteSource,
  stored: readonly Quote[],
  by: { readonly id: QuoteId; readonly signed: Signed },
): Change | null {
  const subtheme = subthemeWithId(subthemes, id);
  const { quote, put } = chosenQuote(span, source, stored, by);
  if (subtheme.quoteIds.includes(quote.id)) return null;
  const record: Subtheme = { ...subtheme, quoteIds: [...subtheme.quoteIds, quote.id] };
  return {
    ...plainChange,
    kind: 'choose-quote',
    transcriptId: quote.transcriptId,
    put: [...put, { table: 'subthemes', record }],
  };
}

/** @throws {ActError} 'subtheme-gone', 'quote-gone'. */
export function dropFromSubtheme(id: SubthemeId, quoteId: QuoteId, records: QuoteRecords): Change {
  const subtheme = subthemeWithId(records.subthemes, id);
  const quote = records.quotes.find((one) => one.id === quoteId);
  if (!subtheme.quoteIds.includes(quoteId)) throw new ActError('quote-gone');
  const record = { ...subtheme, quoteIds: subtheme.quoteIds.filter((one) => one !== quoteId) };
  const subthemes = records.subthemes.map((one) => (one.id === id ? record : one));
  return {
    ...plainChange,
    kind: 'drop-quote',
    transcriptId: quote?.transcriptId ?? null,
    put: [{ table: 'subthemes', record }],
    removed: quotesLetGo([quoteId], { ...records, subthemes }),
  };
}

/**
 * Puts a quotation a place up or down among those that whoever does it can see.
 *
 * @param isSeen whether they see it; those they do not see are stepped over.
 * @throws {ActError} 'subtheme-gone'.
 */
export function stepQuote(
  subthemes: readonly Subtheme[],
  id: SubthemeId,
  quoteId: QuoteId,
  step: 'up' | 'down',
  isSeen?: (id: QuoteId) => boolean,
): Change | null {
  const subtheme = subthemeWithId(subthemes, id);
  const quoteIds = stepped(subtheme.quoteIds, quoteId, step, isSeen);
  return quoteIds && putSubthemes('change-subtheme', [{ ...subtheme, quoteIds }]);
}

/**
 * Shows another subtheme by a quotation instead: it goes after those that one has.
 *
 * @returns `null` when they are one and the same.
 * @throws {ActError} 'subtheme-gone', 'quote-gone'.
 */
export function moveQuote(
  subthemes: readonly Subtheme[],
  quoteId: QuoteId,
  from: SubthemeId,
  to: SubthemeId,
): Change | null {
  const [left, into] = [subthemeWithId(subthemes, from), subthemeWithId(subthemes, to)];
  if (!left.quoteIds.includes(quoteId)) throw new ActError('quote-gone');
  if (from === to) return null;
  const without = { ...left, quoteIds: left.quoteIds.filter((id) => id !== quoteId) };
  const isThere = into.quoteIds.includes(quoteId);
  const shown = { ...into, quoteIds: [...into.quoteIds, quoteId] };
  return putSubthemes('change-subtheme', isThere ? [without] : [without, shown]);
}

interface QuoteRecords extends QuoteUses {
  readonly subthemes: readonly Subtheme[];
  readonly quotes: readonly Quote[];
}
