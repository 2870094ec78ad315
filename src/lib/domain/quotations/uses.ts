import { standing } from '../beliefs/voices.ts';
import type { Belief } from '../model/belief.ts';
import type { JointRow } from '../model/joint-row.ts';
import type { QuoteId } from '../model/quote.ts';
import type { FindingRecords } from '../model/snapshot.ts';
import { byPlace } from '../study/order.ts';
import { numberedQuotations, type NumberedQuotation } from './numbered.ts';

/** Every place a quotation stands in a paper. */
export interface QuoteUse {
  /** In quote tables; each with its number. */
  readonly numbered: readonly NumberedQuotation[];
  /** Belief statements that stand by themselves and show it. */
  readonly beliefs: readonly Belief[];
  readonly jointRows: readonly JointRow[];
}

/** What {@link quoteUses} reads, as its reader may see it. */
export interface QuoteUseRecords {
  readonly records: Pick<
    FindingRecords,
    'themes' | 'subthemes' | 'quotes' | 'papers' | 'beliefs' | 'jointRows'
  >;
}

/** Where each quotation stands; one that stands nowhere has none of all three. */
export function quoteUses(frame: QuoteUseRecords): ReadonlyMap<QuoteId, QuoteUse> {
  const { quotes, beliefs, jointRows } = frame.records;
  const uses = new Map<
    QuoteId,
    { numbered: NumberedQuotation[]; beliefs: Belief[]; jointRows: JointRow[] }
  >(quotes.map(({ id }) => [id, { numbered: [], beliefs: [], jointRows: [] }]));
  for (const place of numberedQuotations(frame)) uses.get(place.quoteId)?.numbered.push(place);
  for (const belief of standing(beliefs)) {
    for (const id of new Set(belief.quoteIds)) uses.get(id)?.beliefs.push(belief);
  }
  for (const row of jointRows.toSorted(byPlace)) {
    for (const id of new Set(row.quoteIds)) uses.get(id)?.jointRows.push(row);
  }
  return uses;
}
