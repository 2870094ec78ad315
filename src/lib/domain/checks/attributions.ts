import { groupedValues } from '../participants/grouping.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import type { QuoteId } from '../model/quote.ts';
import { usualAttribution } from '../quotations/attribution-template.ts';
import { listed } from '../reporting/listed.ts';
import { peopleWords } from './amounts.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { quotedPlaces, type QuotedPlace } from './quoted-places.ts';

/**
 * L8: everybody quoted is identified, may be quoted, and has what the attribution says of people; and what it
 * says is published.
 */
export function attributions(frame: PaperFrame, known: Known): RuleOutcome {
  const places = quotedPlaces(frame, known);
  if (places.size === 0) return { rule: 'L8', ran: false, because: 'no quotation is chosen yet' };
  const findings: Finding[] = [...templateFaults(frame)];
  const quoted = new Map<string, QuoteId[]>();
  for (const [quoteId, place] of places) {
    const printed = known.printed(quoteId);
    if (!printed) continue;
    findings.push(...speakerFaults(quoteId, place, printed.speaks));
    for (const { id } of printed.speaks.people)
      quoted.set(id, [...(quoted.get(id) ?? []), quoteId]);
  }
  return { rule: 'L8', ran: true, findings: [...findings, ...notKnownOf(frame, quoted)] };
}

function templateFaults({ paper, settled: { attributes } }: PaperFrame): readonly Finding[] {
  const named = (paper.attribution ?? []).flatMap((piece) =>
    piece.is === 'attribute' ? [piece.attributeId] : [],
  );
  return named.flatMap((id): Finding[] => {
    const attribute = attributes.find((one) => one.id === id);
    if (attribute?.published) return [];
    return [
      {
        rule: 'L8',
        mark: markOf('template', id),
        is: 'mismatch',
        where: 'Attribution of quotations',
        what: attribute
          ? `The attribution names “${attribute.name}”, which is not published.`
          : 'The attribution names an attribute that the study no longer has.',
        why: 'What is not published is left out of every attribution.',
        place: { page: 'quotations', choices: {} },
      },
    ];
  });
}

function speakerFaults(
  quoteId: QuoteId,
  { where, place }: QuotedPlace,
  { notToBeQuoted, onlyOthers, unidentified }: NonNullable<ReturnType<Known['printed']>>['speaks'],
): readonly Finding[] {
  const at = { rule: 'L8', is: 'mismatch', where, place } as const;
  return [
    ...(notToBeQuoted.length > 0
      ? [
          {
            ...at,
            mark: markOf('consent', quoteId, notToBeQuoted.toSorted()),
            what: `${listed(notToBeQuoted)} ${notToBeQuoted.length === 1 ? 'is' : 'are'} quoted and may not be.`,
            why: 'Consent to be quoted was not given or was withdrawn. The words are withheld from every export until the quotation is taken out.',
          },
        ]
      : []),
    ...(onlyOthers
      ? [
          {
            ...at,
            mark: markOf('no participant', quoteId),
            what: 'No participant speaks in this quotation.',
            why: 'Its words are an interviewer’s, or of somebody who takes no part in the study.',
          },
        ]
      : []),
    ...(unidentified
      ? [
          {
            ...at,
            mark: markOf('unidentified', quoteId),
            what: 'Somebody speaks in this quotation whom the study has not identified.',
            why: 'It can be attributed to no participant. Who speaks is said under Transcripts.',
          },
        ]
      : []),
  ];
}

/** What the attribution says of people and is not known of somebody quoted: one finding for each attribute. */
function notKnownOf(
  { paper, settled: { attributes, participants } }: PaperFrame,
  quoted: ReadonlyMap<string, readonly QuoteId[]>,
): readonly Finding[] {
  const pieces = paper.attribution ?? usualAttribution(attributes);
  return pieces.flatMap((piece): Finding[] => {
    const attribute =
      piece.is === 'attribute' ? attributes.find(({ id }) => id === piece.attributeId) : undefined;
    if (!attribute?.published) return [];
    const without = participants.filter(
      (one) =>
        quoted.has(one.id) && groupedValues(attribute, one.attributes[attribute.id]).length === 0,
    );
    if (without.length === 0) return [];
    const quotes = new Set(without.flatMap(({ id }) => quoted.get(id) ?? [])).size;
    return [
      {
        rule: 'L8',
        mark: markOf('not known', attribute.id, without.map(({ id }) => id).toSorted()),
        is: 'mismatch',
        where: 'Attribution of quotations',
        what: `${attribute.name} is not known of ${peopleWords(without.length)} quoted: ${listed(without.map(({ label }) => label))}.`,
        why: `${quotes === 1 ? '1 quotation is' : `${quotes} quotations are`} attributed without it, and attributions then have several forms.`,
        place: { page: 'participants', choices: {} },
      },
    ];
  });
}
