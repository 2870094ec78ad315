import type { Attribute } from '../model/attribute.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { Speaker, Transcript } from '../model/transcript.ts';
import { isConsentRecorded, mayBeQuoted } from '../participants/consent.ts';
import { groupedValues } from '../participants/grouping.ts';
import { writtenValue, type AttributeValue } from '../participants/values.ts';
import { byPlace } from '../study/order.ts';
import type { Cell } from './table.ts';

/** Who speaks in a passage, as its row says it. */
interface PeopleCells {
  readonly speakers: string;
  readonly participants: string;
  readonly attributes: readonly Cell[];
  /** Whether their words may be quoted: "yes", "no", "no (P03)" or "not recorded". */
  readonly quoting: string;
}

/**
 * The people of any lines [from, to) of one transcript. Few combinations of speakers occur in an
 * interview, so each is written once.
 */
export function peopleOfLines(
  transcript: Pick<Transcript, 'speakers'>,
  speakerOfLine: Int16Array,
  people: ReadonlyMap<ParticipantId, Participant>,
  attributes: readonly Attribute[],
): (from: number, to: number) => PeopleCells {
  const known = new Map<string, PeopleCells>();
  const written = (speakers: readonly (Speaker | null)[]): PeopleCells => {
    const persons = participantsOf(speakers, transcript);
    return {
      speakers: speakers.map((speaker) => speaker?.label ?? 'nobody named').join('; '),
      participants: labels(persons, people),
      attributes: attributeCells(persons, people, attributes, groupedCell),
      quoting: quotingWords(persons, people),
    };
  };
  return (from, to) => {
    const indexes: number[] = [];
    for (let line = from; line < to; line += 1) {
      const index = speakerOfLine[line] ?? -1;
      if (!indexes.includes(index)) indexes.push(index);
    }
    const key = indexes.join();
    const before = known.get(key);
    if (before) return before;
    const cells = written(indexes.map((index) => transcript.speakers[index] ?? null));
    known.set(key, cells);
    return cells;
  };
}

/**
 * Whose words these are: the participants among the speakers, or, where only others speak, everyone
 * interviewed in the transcript. `null` stands for a participant nobody has identified.
 */
export function participantsOf(
  speakers: readonly (Speaker | null)[],
  transcript: Pick<Transcript, 'speakers'>,
): readonly (ParticipantId | null)[] {
  const ids = (of: readonly (Speaker | null)[]) => [
    ...new Set(of.flatMap((one) => (one?.role === 'participant' ? [one.participantId] : []))),
  ];
  const speaking = ids(speakers);
  return speaking.length > 0 ? speaking : ids(transcript.speakers);
}

/**
 * Whether the words of these participants may be quoted. Who may not is named where others speak too;
 * one of whom nothing is recorded leaves it open for all.
 */
export function quotingWords(
  ids: readonly (ParticipantId | null)[],
  byId: ReadonlyMap<ParticipantId, Pick<Participant, 'label' | 'consent'>>,
): string {
  const said = ids.map((id) => {
    const person = id === null ? undefined : byId.get(id);
    return { label: person?.label ?? '', quoting: person ? mayBeQuoted(person.consent) : null };
  });
  const not = said.filter(({ quoting }) => quoting === 'no');
  if (not.length > 0) {
    return not.length === ids.length ? 'no' : `no (${not.map(({ label }) => label).join('; ')})`;
  }
  return said.length > 0 && said.every(({ quoting }) => quoting === 'yes') ? 'yes' : 'not recorded';
}

/** One column more where anything is recorded of anybody's consent. */
export function quotingColumn(participants: readonly Pick<Participant, 'consent'>[]): {
  readonly columns: readonly string[];
  readonly widths: readonly number[];
  readonly cells: (quoting: string) => readonly string[];
} {
  return isConsentRecorded(participants)
    ? { columns: [mayBeQuotedHeading], widths: [2], cells: (quoting) => [quoting] }
    : { columns: [], widths: [], cells: () => [] };
}

export const mayBeQuotedHeading = 'May be quoted';

/** Names those who may not be quoted, under a table of their words. */
export function quotingNotes(
  participants: readonly Pick<Participant, 'label' | 'consent' | 'order'>[],
): readonly string[] {
  const not = participants
    .filter(({ consent }) => mayBeQuoted(consent) === 'no')
    .toSorted((a, b) => a.order - b.order);
  return not.length > 0 ? [`Not to be quoted: ${not.map(({ label }) => label).join(', ')}.`] : [];
}

/** The participants' labels. */
function labels(
  ids: readonly (ParticipantId | null)[],
  byId: ReadonlyMap<ParticipantId, Participant>,
): string {
  return ids
    .map((id) => (id === null ? 'unidentified' : (byId.get(id)?.label ?? 'unidentified')))
    .join('; ');
}

/** How a value stands in a cell; `undefined` is not known. */
type WrittenCell = (attribute: Attribute, value: AttributeValue | undefined) => Cell;

/** As it was entered: a number stays a number. */
export const exactCell: WrittenCell = (_, value) =>
  Array.isArray(value) ? writtenValue(value) : (value ?? null);

/** As tables show it, so that a group is not given away beside somebody's words. */
export const groupedCell: WrittenCell = (attribute, value) =>
  attribute.bands.length === 0 || value === undefined
    ? exactCell(attribute, value)
    : groupedValues(attribute, value).join('; ');

/** One cell an attribute; several people's values stand in their order. */
export function attributeCells(
  ids: readonly (ParticipantId | null)[],
  byId: ReadonlyMap<ParticipantId, Participant>,
  attributes: readonly Attribute[],
  written: WrittenCell,
): readonly Cell[] {
  const people = ids.map((id) => (id === null ? undefined : byId.get(id)));
  return attributes.map((attribute) => {
    const values = people.map((person) => written(attribute, person?.attributes[attribute.id]));
    if (values.length <= 1) return values[0] ?? null;
    return values.every((value) => value === null)
      ? null
      : values.map((value) => value ?? 'not known').join('; ');
  });
}

/** What a table of people's words says of their attributes: which are groups, and which are not in it. */
export function attributeNotes(attributes: readonly Attribute[]): readonly string[] {
  const named = (of: readonly Attribute[]) =>
    of
      .toSorted((a, b) => a.order - b.order)
      .map(({ name }) => name)
      .join(', ');
  const grouped = attributes.filter(({ published, bands }) => published && bands.length > 0);
  const hidden = attributes.filter(({ published }) => !published);
  return [
    ...(grouped.length > 0 ? [`Given as groups, not as entered: ${named(grouped)}.`] : []),
    ...(hidden.length > 0 ? [`Not published, so left out: ${named(hidden)}.`] : []),
  ];
}

/** Attributes in their order, each with a heading that no other column has. */
export function attributeColumns(
  attributes: readonly Attribute[],
  taken: readonly string[],
): { readonly ordered: readonly Attribute[]; readonly headings: readonly string[] } {
  const ordered = attributes.toSorted(byPlace);
  const used = new Set(taken);
  const headings = ordered.map(({ name }) => {
    let heading = used.has(name) ? `${name} (attribute)` : name;
    for (let number = 2; used.has(heading); number += 1) heading = `${name} (attribute ${number})`;
    used.add(heading);
    return heading;
  });
  return { ordered, headings };
}
