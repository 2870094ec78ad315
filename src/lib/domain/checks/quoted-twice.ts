import type { Quote, QuoteId } from '../model/quote.ts';
import type { SubthemeId } from '../model/subtheme.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { listed } from '../reporting/listed.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { quotedPlaces, type QuotedPlace } from './quoted-places.ts';

/** L10: words that stand in the paper twice: quotations that overlap, and one under several subthemes. */
export function quotedTwice(frame: PaperFrame, known: Known): RuleOutcome {
  const places = quotedPlaces(frame, known);
  if (places.size === 0) return { rule: 'L10', ran: false, because: 'no quotation is chosen yet' };
  return {
    rule: 'L10',
    ran: true,
    findings: [...overlapping(frame.records.quotes, places), ...underSeveral(frame, known)],
  };
}

function overlapping(
  quotes: readonly Quote[],
  places: ReadonlyMap<QuoteId, QuotedPlace>,
): readonly Finding[] {
  const used = quotes
    .filter(({ id }) => places.has(id))
    .toSorted(
      (a, b) =>
        (a.transcriptId < b.transcriptId ? -1 : a.transcriptId > b.transcriptId ? 1 : 0) ||
        a.from - b.from ||
        a.to - b.to,
    );
  const findings: Finding[] = [];
  for (const [index, one] of used.entries()) {
    for (const other of used.slice(index + 1)) {
      if (other.transcriptId !== one.transcriptId || other.from >= one.to) break;
      const [first, second] = [places.get(one.id)!, places.get(other.id)!];
      const shared = Math.min(one.to, other.to) - other.from;
      findings.push({
        rule: 'L10',
        mark: markOf('overlap', one.id, other.id, shared),
        is: 'question',
        where: `${first.where}; ${second.where}`,
        what: 'Two quotations have words in common. Are both needed?',
        why: 'A reader who meets the same words twice takes them for two people, or for a want of others.',
        place: second.place,
      });
    }
  }
  return findings;
}

function underSeveral(
  { records: { subthemes } }: PaperFrame,
  { quotations }: Pick<Known, 'quotations'>,
): readonly Finding[] {
  const names = new Map(subthemes.map(({ id, name }) => [id, name]));
  const under = new Map<QuoteId, SubthemeId[]>();
  for (const { quoteId, subthemeId } of quotations) {
    under.set(quoteId, [...(under.get(quoteId) ?? []), subthemeId]);
  }
  return [...under].flatMap(([quoteId, ids]): Finding[] => {
    if (ids.length < 2) return [];
    return [
      {
        rule: 'L10',
        mark: markOf('several', quoteId, ids.toSorted()),
        is: 'question',
        where: `Subthemes ${listed(ids.map((id) => `“${names.get(id) ?? ''}”`))}`,
        what: `One quotation stands under ${ids.length} subthemes. Does it show each of them?`,
        why: 'It has a number in each place, and is printed as often.',
        place: { page: 'quotations', choices: { quote: quoteId } },
      },
    ];
  });
}
