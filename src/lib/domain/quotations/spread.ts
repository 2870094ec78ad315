import { settledPeople } from '../findings/settled-study.ts';
import type { Attribute } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import type { QuoteId } from '../model/quote.ts';
import type { Theme } from '../model/theme.ts';
import { mayBeQuoted } from '../participants/consent.ts';
import { groupedValues, orderedGroups } from '../participants/grouping.ts';
import { roleAttribute } from './attribution-template.ts';
import { quoteTables } from './numbered.ts';
import { printedQuotations, type QuotationFrame } from './printed-quotation.ts';
import { quoteUses } from './uses.ts';

/** How often one person is quoted. */
export interface QuotedPerson {
  readonly person: Participant;
  /** `null`: nothing is recorded of it. */
  readonly mayBeQuoted: 'yes' | 'no' | null;
  /** Their quotations that are printed, in the order of the paper, each once wherever it stands. */
  readonly quotations: readonly QuoteId[];
  /** Those they speak in whose words are withheld. */
  readonly withheld: readonly QuoteId[];
}

/** How often a group of the role attribute is quoted. */
export interface QuotedRole {
  /** `null`: those of whom it is not known. */
  readonly group: string | null;
  /** How many people of the study have it. */
  readonly people: number;
  /** How many of them are quoted. */
  readonly quoted: number;
  readonly quotations: number;
}

/** Who is quoted among some quotations. */
export interface Share {
  /** How many quotations are printed; those of nobody identified among them. */
  readonly quotations: number;
  /** How many people they quote. */
  readonly people: number;
  /** Those quoted most often; several where they are level, none where nobody is quoted. */
  readonly top: readonly Participant[];
  /** How many quotations each of those at the top has. */
  readonly ofTop: number;
}

/** Who is over- and under-quoted: counts and shares, and no judgement of them. */
export interface QuoteSpread {
  /** Identified people who speak in settled transcripts, in the study's order. */
  readonly people: readonly QuotedPerson[];
  /** Of these, those quoted nowhere who might be. */
  readonly neverQuoted: readonly Participant[];
  /** Those who are not to be quoted, quoted or not. */
  readonly notToBeQuoted: readonly Participant[];
  /** Quotations that are chosen and whose words are withheld; nothing else here counts them. */
  readonly withheld: readonly QuoteId[];
  /** Quotations printed in which somebody speaks who is not identified. */
  readonly unidentified: readonly QuoteId[];
  /** By groups of the attribute that says what people are; `null` where none does. */
  readonly roles: { readonly attribute: Attribute; readonly groups: readonly QuotedRole[] } | null;
  /** For each quote table with a quotation in it. */
  readonly themes: readonly (Share & { readonly theme: Theme | null })[];
  readonly all: Share;
}

/**
 * Counts quotations that are printed anywhere in the paper, each once: one in which two people speak counts
 * for both. Those whose words are withheld are counted apart.
 */
export function quoteSpread(frame: QuotationFrame): QuoteSpread {
  const { settled, records } = frame;
  const read = printedQuotations(frame);
  const heard = settledPeople(settled);
  const present = settled.participants.filter(({ id }) => heard.has(id));
  const uses = quoteUses({ records });
  const tables = quoteTables({ records });
  const inTables = tables.map(({ theme, subthemes }) => ({
    theme,
    chosen: each(subthemes.flatMap(({ quotations }) => quotations.map(({ quoteId }) => quoteId))),
  }));
  const beside = [...uses].flatMap(([id, { beliefs, jointRows }]) =>
    beliefs.length > 0 || jointRows.length > 0 ? [id] : [],
  );
  const chosen = each([...inTables.flatMap((one) => one.chosen), ...beside]);
  const isWithheld = (id: QuoteId) => (read(id)?.withheld ?? null) !== null;
  const isPrinted = (id: QuoteId) => !isWithheld(id);
  const used = chosen.filter(isPrinted);
  const withheld = chosen.filter(isWithheld);
  const speakersOf = new Map(chosen.map((id) => [id, read(id)?.speaks]));
  const ofPerson = (person: Participant, ids: readonly QuoteId[]) =>
    ids.filter((id) => speakersOf.get(id)?.people.some((one) => one.id === person.id));
  const people = present.map((person): QuotedPerson => ({
    person,
    mayBeQuoted: mayBeQuoted(person.consent),
    quotations: ofPerson(person, used),
    withheld: ofPerson(person, withheld),
  }));
  const shareOf = (ids: readonly QuoteId[]): Share => {
    const counts = settled.participants
      .map((person) => ({ person, n: ofPerson(person, ids).length }))
      .filter(({ n }) => n > 0);
    const ofTop = Math.max(0, ...counts.map(({ n }) => n));
    const top = counts.flatMap(({ person, n }) => (n === ofTop ? [person] : []));
    return { quotations: ids.length, people: counts.length, top, ofTop };
  };
  return {
    people,
    neverQuoted: people.flatMap((one) =>
      one.quotations.length === 0 && one.mayBeQuoted !== 'no' ? [one.person] : [],
    ),
    notToBeQuoted: people.flatMap((one) => (one.mayBeQuoted === 'no' ? [one.person] : [])),
    withheld,
    unidentified: used.filter((id) => speakersOf.get(id)?.unidentified),
    roles: rolesOf(roleAttribute(settled.attributes), people),
    themes: inTables.flatMap((one) => {
      const ids = one.chosen.filter(isPrinted);
      return ids.length > 0 ? [{ theme: one.theme, ...shareOf(ids) }] : [];
    }),
    all: shareOf(used),
  };
}

/**
 * The spread of some quotations in a sentence: "13 quotations of 6 people; P04 has 4 of them.", "P01 and P02
 * have 2 each."
 */
export function shareSentence({ quotations, people, top, ofTop }: Share): string {
  if (quotations === 0) return 'No quotation is chosen for print.';
  const begin = `${quotations} ${quotations === 1 ? 'quotation' : 'quotations'} of ${people === 0 ? 'nobody identified' : `${people} ${people === 1 ? 'person' : 'people'}`}`;
  const [first, ...others] = top.map(({ label }) => label);
  if (first === undefined || people < 2) return `${begin}.`;
  if (others.length === 0) return `${begin}; ${first} has ${ofTop} of them.`;
  if (top.length === people) return `${begin}, ${ofTop} each.`;
  const last = others.at(-1) ?? '';
  const names = [first, ...others.slice(0, -1)].join(', ');
  return `${begin}; ${names} and ${last} have ${ofTop} each.`;
}

function rolesOf(
  attribute: Attribute | null,
  people: readonly QuotedPerson[],
): QuoteSpread['roles'] {
  if (!attribute) return null;
  const groupsOf = ({ person }: QuotedPerson) =>
    groupedValues(attribute, person.attributes[attribute.id]);
  const counted = (group: string | null, of: readonly QuotedPerson[]): QuotedRole => ({
    group,
    people: of.length,
    quoted: of.filter(({ quotations }) => quotations.length > 0).length,
    quotations: each(of.flatMap(({ quotations }) => quotations)).length,
  });
  const known = orderedGroups(
    attribute,
    people.map(({ person }) => person),
  ).flatMap((group) => {
    const of = people.filter((one) => groupsOf(one).includes(group));
    return of.length > 0 ? [counted(group, of)] : [];
  });
  const unknown = people.filter((one) => groupsOf(one).length === 0);
  return {
    attribute,
    groups: unknown.length > 0 ? [...known, counted(null, unknown)] : known,
  };
}

function each<One>(ones: readonly One[]): readonly One[] {
  return [...new Set(ones)];
}
