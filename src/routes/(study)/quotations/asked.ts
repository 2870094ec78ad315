import type { ParticipantId } from '#lib/domain/model/participant.ts';
import type { QuoteId } from '#lib/domain/model/quote.ts';
import type { SubthemeId } from '#lib/domain/model/subtheme.ts';
import { link } from '#lib/state/links.ts';

/** What the address of the quotations page asks for. */
export interface QuotationsAsked {
  readonly quote: QuoteId | null;
  /** Whose passages are shown to choose from. */
  readonly person: ParticipantId | null;
  /** Together with a person: the passages of this subtheme. */
  readonly subtheme: SubthemeId | null;
}

export function quotationsAsked(query: URLSearchParams): QuotationsAsked {
  return {
    quote: query.get('quote') as QuoteId | null,
    person: query.get('person') as ParticipantId | null,
    subtheme: query.get('subtheme') as SubthemeId | null,
  };
}

/** The page with one thing open. */
export function quotationsLink(
  open: Partial<Record<'quote' | 'person' | 'subtheme', string>> = {},
): string {
  return link('quotations', open);
}
