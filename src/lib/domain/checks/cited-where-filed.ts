import { nothingCited } from './cited-quotations.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import type { NumberedQuotation } from '../quotations/numbered.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import type { TextTie } from './team-texts.ts';

/**
 * L6: a text about a theme, a subtheme or a domain that cites a quotation filed elsewhere: perhaps the
 * citation is one ahead or one behind.
 */
export function citedWhereFiled(frame: PaperFrame, known: Known): RuleOutcome {
  const cited = known.cited;
  if (cited.length === 0) return { rule: 'L6', ran: false, because: nothingCited };
  const { subthemes } = frame.records;
  const byId = new Map(subthemes.map((one) => [one.id, one]));
  const findings = cited.flatMap(({ citation: { text, number }, quotes }) =>
    quotes.flatMap(({ number: quote, quotation }): Finding[] => {
      if (!quotation || !text.about || isFiled(quotation, text.about, frame)) return [];
      const under = byId.get(quotation.subthemeId);
      return [
        {
          rule: 'L6',
          mark: markOf(text.id, number ?? 'any', quote, quotation.quoteId, quotation.subthemeId),
          is: 'question',
          where: text.where,
          what: `${number === null ? '' : `Table ${number}, `}Quote ${quote} stands under “${under?.name ?? 'a subtheme no longer there'}”. Is it the one meant?`,
          why: 'A citation one ahead or one behind shows a reader words that say something else.',
          place: text.place,
        },
      ];
    }),
  );
  return { rule: 'L6', ran: true, findings };
}

function isFiled(
  { subthemeId, quoteId }: NumberedQuotation,
  about: TextTie,
  { records, settled }: PaperFrame,
): boolean {
  const under = records.subthemes.find(({ id }) => id === subthemeId);
  switch (about.on) {
    case 'subtheme':
      return about.id === subthemeId;
    case 'theme':
      return under?.themeIds.includes(about.id) ?? false;
    case 'belief':
      return records.beliefs.some(
        ({ id, quoteIds }) => id === about.id && quoteIds.includes(quoteId),
      );
    case 'domain': {
      const domain = settled.merged(about.id);
      const linked = under?.domains.some(
        ({ domainId, state }) => state !== 'declined' && settled.merged(domainId) === domain,
      );
      const believed = records.beliefs.some(
        ({ domainId, quoteIds }) =>
          domainId !== null && settled.merged(domainId) === domain && quoteIds.includes(quoteId),
      );
      return (linked ?? false) || believed;
    }
  }
}
