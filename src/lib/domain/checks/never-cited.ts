import { rangesOf } from '../quotations/citations.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { tableOf } from './cited-quotations.ts';
import type { RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';

/**
 * L7: quotations that stand in a table and that no text of the team cites; asked only once any text cites a
 * quotation, since most papers are not written in Concord.
 */
export function neverCited(_: PaperFrame, known: Known): RuleOutcome {
  const { quotations, pieces } = known;
  const cited = known.cited;
  const wholeTables = new Set(
    cited.flatMap(({ piece, quotes }) => (quotes.length === 0 && piece ? [piece.id] : [])),
  );
  const named = new Set(
    cited.flatMap(({ quotes }) => quotes.flatMap((one) => one.quotation ?? [])),
  );
  if (!cited.some(({ quotes }) => quotes.length > 0)) {
    return { rule: 'L7', ran: false, because: 'no text of the team cites a quotation' };
  }
  const left = quotations.filter(
    (one) =>
      !named.has(one) &&
      tableOf(one, pieces) !== null &&
      !wholeTables.has(`quotes:${one.themeId ?? 'none'}`),
  );
  if (left.length === 0) return { rule: 'L7', ran: true, findings: [] };
  const tables = [...new Set(left.map((one) => tableOf(one, pieces)))];
  const listedByTable = tables.map((table) => {
    const numbers = left
      .filter((one) => tableOf(one, pieces) === table)
      .map(({ number }) => number);
    return `${table}, ${numbers.length === 1 ? 'Quote' : 'Quotes'} ${rangesOf(numbers)}`;
  });
  return {
    rule: 'L7',
    ran: true,
    findings: [
      {
        rule: 'L7',
        mark: markOf(
          'never cited',
          left.map(({ quoteId, subthemeId }) => `${quoteId} ${subthemeId}`).toSorted(),
        ),
        is: 'question',
        where: 'Quote tables',
        what: `${left.length} of ${quotations.length} quotations ${left.length === 1 ? 'is' : 'are'} in a table and cited by no text. Are they needed?`,
        why: `${listedByTable.join('; ')}. A quotation that nothing rests on is one a reader cannot place.`,
        place: { page: 'quotations', choices: {} },
      },
    ],
  };
}
