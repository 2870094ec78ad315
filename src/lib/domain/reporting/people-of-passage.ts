import type { Attribute } from '../model/attribute.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { Speaker, Transcript } from '../model/transcript.ts';
import { writtenValue } from '../participants/values.ts';
import type { Cell } from './table.ts';

/** Who speaks in a passage, as its row says it. */
interface PeopleCells {
  readonly speakers: string;
  readonly participants: string;
  readonly attributes: readonly Cell[];
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
      attributes: attributeCells(persons, people, attributes),
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
function participantsOf(
  speakers: readonly (Speaker | null)[],
  transcript: Pick<Transcript, 'speakers'>,
): readonly (ParticipantId | null)[] {
  const ids = (of: readonly (Speaker | null)[]) => [
    ...new Set(of.flatMap((one) => (one?.role === 'participant' ? [one.participantId] : []))),
  ];
  const speaking = ids(speakers);
  return speaking.length > 0 ? speaking : ids(transcript.speakers);
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

/** One cell an attribute: a number stays a number; several people's values stand in their order. */
export function attributeCells(
  ids: readonly (ParticipantId | null)[],
  byId: ReadonlyMap<ParticipantId, Participant>,
  attributes: readonly Attribute[],
): readonly Cell[] {
  const people = ids.map((id) => (id === null ? undefined : byId.get(id)));
  return attributes.map(({ id }) => {
    const values = people.map((person): Cell => {
      const value = person?.attributes[id];
      return Array.isArray(value) ? writtenValue(value) : (value ?? null);
    });
    if (values.length <= 1) return values[0] ?? null;
    return values.every((value) => value === null)
      ? null
      : values.map((value) => value ?? 'not known').join('; ');
  });
}

/** Attributes in their order, each with a heading that no other column has. */
export function attributeColumns(
  attributes: readonly Attribute[],
  taken: readonly string[],
): { readonly ordered: readonly Attribute[]; readonly headings: readonly string[] } {
  const ordered = attributes.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const used = new Set(taken);
  const headings = ordered.map(({ name }) => {
    let heading = used.has(name) ? `${name} (attribute)` : name;
    for (let number = 2; used.has(heading); number += 1) heading = `${name} (attribute ${number})`;
    used.add(heading);
    return heading;
  });
  return { ordered, headings };
}
