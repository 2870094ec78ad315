import { grouped } from '../codebook/grouped.ts';
import { groupedValues } from '../participants/grouping.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import type { QuoteId } from '../model/quote.ts';
import { usualAttribution } from '../quotations/attribution-template.ts';
import { listed } from '../reporting/listed.ts';
import { peopleWords } from './amounts.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { placesListed, quotedPlaces, type QuotedPlace } from './quoted-places.ts';

type Speaks = NonNullable<ReturnType<Known['printed']>>['speaks'];

/**
 * L8: everybody quoted is identified, may be quoted, and has what the attribution says of people; and what it
 * says is published.
 */
export function attributions(frame: PaperFrame, known: Known): RuleOutcome {
  const places = quotedPlaces(frame, known);
  if (places.size === 0) return { rule: 'L8', ran: false, because: 'no quotation is chosen yet' };
  const spoken: (Faulty & { readonly speaks: Speaks })[] = [];
  const quoted = new Map<string, QuoteId[]>();
  for (const [quoteId, place] of places) {
    const printed = known.printed(quoteId);
    if (!printed) continue;
    spoken.push({ quoteId, place, speaks: printed.speaks });
    for (const { id } of printed.speaks.people)
      quoted.set(id, [...(quoted.get(id) ?? []), quoteId]);
  }
  const findings = [
    ...templateFaults(frame),
    ...speakerFaults(spoken),
    ...notKnownOf(frame, quoted),
  ];
  return { rule: 'L8', ran: true, findings };
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

/** One cause for which a quotation cannot stand as it is. */
interface Cause {
  readonly is: 'consent' | 'no participant' | 'unidentified';
  /** Who may not be quoted; none for the other causes. */
  readonly barred: readonly string[];
}

/** A quotation with a fault, and where it stands. */
interface Faulty {
  readonly quoteId: QuoteId;
  readonly place: QuotedPlace;
}

function causesOf({ notToBeQuoted, onlyOthers, unidentified }: Speaks): readonly Cause[] {
  return [
    ...(notToBeQuoted.length > 0
      ? [{ is: 'consent', barred: notToBeQuoted.toSorted() } as const]
      : []),
    ...(onlyOthers ? [{ is: 'no participant', barred: [] } as const] : []),
    ...(unidentified ? [{ is: 'unidentified', barred: [] } as const] : []),
  ];
}

/** One finding for each cause and those it is about, at the first of its quotations. */
function speakerFaults(
  spoken: readonly (Faulty & { readonly speaks: Speaks })[],
): readonly Finding[] {
  const faults = spoken.flatMap(({ quoteId, place, speaks }) =>
    causesOf(speaks).map((cause) => ({ cause, quoteId, place })),
  );
  const byCause = grouped(faults, ({ cause }) => [cause.is, ...cause.barred].join('\n'));
  return [...byCause.values()].flatMap((quotations) => {
    const [first] = quotations;
    return first ? [speakerFault(first.cause, first, quotations)] : [];
  });
}

function speakerFault(
  { is, barred }: Cause,
  { place: { where, place }, quoteId }: Faulty,
  quotations: readonly Faulty[],
): Finding {
  const many = quotations.length;
  // Another quotation with the same fault is another fact, which nobody has set aside yet.
  const about = many === 1 ? quoteId : quotations.map((one) => one.quoteId).toSorted();
  const { what, why } = faultWords(is, barred, many);
  const which =
    many === 1 ? '' : ` The quotations: ${placesListed(quotations.map((one) => one.place))}.`;
  return {
    rule: 'L8',
    mark: markOf(is, about, ...(is === 'consent' ? [barred] : [])),
    is: 'mismatch',
    where,
    what,
    why: `${why}${which}`,
    place,
  };
}

function faultWords(
  is: Cause['is'],
  barred: readonly string[],
  many: number,
): Pick<Finding, 'what' | 'why'> {
  const one = many === 1;
  switch (is) {
    case 'consent':
      return {
        what: `${listed(barred)} ${barred.length === 1 ? 'is' : 'are'} quoted${one ? '' : ` in ${many} quotations`} and may not be.`,
        why: `Consent to be quoted was not given or was withdrawn. The words are withheld from every export until the ${one ? 'quotation is' : 'quotations are'} taken out.`,
      };
    case 'no participant':
      return {
        what: `No participant speaks in ${one ? 'this quotation' : `${many} quotations`}.`,
        why: `${one ? 'Its' : 'Their'} words are an interviewer’s, or of somebody who takes no part in the study.`,
      };
    case 'unidentified':
      return {
        what: `Somebody speaks in ${one ? 'this quotation' : `${many} quotations`} whom the study has not identified.`,
        why: `${one ? 'It' : 'They'} can be attributed to no participant. Who speaks is said under Transcripts.`,
      };
  }
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
