import { standing } from '../beliefs/voices.ts';
import type { QuoteId } from '../model/quote.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { listed } from '../reporting/listed.ts';
import { byPlace } from '../study/order.ts';
import { tableOf } from './cited-quotations.ts';
import type { FindingPlace } from './finding.ts';
import type { Known } from './known.ts';

/** Where a quotation stands first, in words and as a page. */
export interface QuotedPlace {
  /** "Table 3, Quote 5, under “Once bitten”". */
  readonly where: string;
  readonly place: FindingPlace;
  /** Its number in a quote table of the pack; `null` where it stands in none. */
  readonly cited: { readonly table: string; readonly number: number } | null;
}

/** Every quotation used anywhere, with the first place it stands in: quote tables, statements, joint display. */
export function quotedPlaces(
  { records }: PaperFrame,
  { quotations, pieces }: Pick<Known, 'quotations' | 'pieces'>,
): ReadonlyMap<QuoteId, QuotedPlace> {
  const there = new Set(records.quotes.map(({ id }) => id));
  const names = new Map(records.subthemes.map(({ id, name }) => [id, name]));
  const places = new Map<QuoteId, QuotedPlace>();
  const add = (id: QuoteId, place: QuotedPlace) => {
    if (there.has(id) && !places.has(id)) places.set(id, place);
  };
  for (const one of quotations) {
    const table = tableOf(one, pieces);
    const under = `under “${names.get(one.subthemeId) ?? ''}”`;
    add(one.quoteId, {
      where: table ? `${table}, Quote ${one.number}, ${under}` : `A quotation ${under}`,
      place: { page: 'quotations', choices: { quote: one.quoteId } },
      cited: table ? { table, number: one.number } : null,
    });
  }
  for (const { id, statement, domainId, quoteIds } of standing(records.beliefs)) {
    const place = { page: 'beliefs', choices: { place: domainId ?? 'no-domain', statement: id } };
    for (const quote of quoteIds)
      add(quote, { where: `Belief statement “${statement}”`, place, cited: null });
  }
  for (const [index, { id, quoteIds }] of records.jointRows.toSorted(byPlace).entries()) {
    const place = { page: 'joint-display', choices: { row: id } };
    for (const quote of quoteIds)
      add(quote, { where: `Joint display, row ${index + 1}`, place, cited: null });
  }
  return places;
}

/** "Table 3, Quotes 1 and 5; Table 4, Quote 2; Joint display, row 1", each place once. */
export function placesListed(places: readonly QuotedPlace[]): string {
  const tables = new Map<string, number[]>();
  for (const { cited } of places) {
    if (cited) tables.set(cited.table, [...(tables.get(cited.table) ?? []), cited.number]);
  }
  const numbered = [...tables].map(
    ([table, numbers]) =>
      `${table}, ${numbers.length === 1 ? 'Quote' : 'Quotes'} ${listed(numbers.map(String))}`,
  );
  const others = places.filter(({ cited }) => cited === null).map(({ where }) => where);
  return [...numbered, ...new Set(others)].join('; ');
}
