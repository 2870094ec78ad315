import { lastNumber, nothingCited, type Cited } from './cited-quotations.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';

/** L5: every table, figure and quotation that the team's texts cite is in the results pack. */
export function citedInRange(_: PaperFrame, known: Known): RuleOutcome {
  const cited = known.cited;
  if (cited.length === 0) return { rule: 'L5', ran: false, because: nothingCited };
  return { rule: 'L5', ran: true, findings: cited.flatMap(outOfRange) };
}

function outOfRange({ citation, piece, table, quotes }: Cited): readonly Finding[] {
  const { text, series, number, written } = citation;
  const at = {
    rule: 'L5',
    is: 'mismatch',
    where: text.where,
    place: text.place,
  } as const;
  if (number !== null && piece === null) {
    return [
      {
        ...at,
        mark: markOf(text.id, series, number),
        what: `${series} ${number} is cited, and the results pack has none of that number.`,
        why: `“${written}” stands in the text. Numbers follow from the pieces chosen for the results pack and their order.`,
      },
    ];
  }
  if (quotes.length > 0 && table === null && piece) {
    return [
      {
        ...at,
        mark: markOf(text.id, series, number ?? '', 'no quotations', piece.id),
        what: `“${written}” is cited, and ${series} ${number} is “${piece.name}”, which has no numbered quotations.`,
        why: 'A reader who looks for the quotation finds another table.',
      },
    ];
  }
  const missing = quotes.filter(({ quotation }) => quotation === null);
  if (missing.length === 0) return [];
  const last = lastNumber(table ?? []);
  const name = number === null ? 'The paper' : `Table ${number}`;
  const first = number === null ? '' : `Table ${number}, `;
  return missing.map(({ number: quote }) => ({
    ...at,
    mark: markOf(text.id, 'quote', number ?? 'any', quote, last ?? 'none'),
    what:
      last === null
        ? `${first}Quote ${quote} is cited; ${name.toLowerCase()} has no quotations.`
        : `${first}Quote ${quote} is cited; ${number === null ? 'the quotations end' : 'the table ends'} at Quote ${last}${quote < last ? ' and has none of that number' : ''}.`,
    why: `A reader who looks for it finds none. “${written}” stands in the text.`,
  }));
}
