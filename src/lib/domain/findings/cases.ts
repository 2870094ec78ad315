import { groupedValues, orderedGroups } from '../participants/grouping.ts';
import type { Attribute } from '../model/attribute.ts';
import { keyOf, type FindingCase } from '../model/finding-target.ts';
import type { Charting } from '../model/charting.ts';
import type { Matrix } from '../model/matrix.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { SettledStudy } from './settled-study.ts';

/** A row of a matrix or a table: a person, or the people of a group. */
export interface Case {
  readonly about: FindingCase;
  /** `keyOf(about)`. */
  readonly key: string;
  readonly label: string;
  /** Nobody in a group that something is written of and that has no members any more: {@link isDeserted}. */
  readonly people: ReadonlySet<ParticipantId>;
  /** Transcripts with settled coding in which one of them speaks. */
  readonly settledIds: readonly TranscriptId[];
  /** Transcripts in which one of them speaks that are not counted. */
  readonly unsettledIds: readonly TranscriptId[];
  /** Whether the viewer is still to finish a blind pass over one of their transcripts. */
  readonly inHand: boolean;
}

/** What tables call people of whom a value is not known. */
export const notKnown = '';

/**
 * The cases of a study. Groups come in the order of tables, those of whom it is not known last, under
 * {@link notKnown}; a person with several values is in each of their groups.
 *
 * @param written what is written of cases: a group it speaks of is a case with nobody in it, too.
 */
export function casesOf(
  rows: Matrix['rows'],
  settled: SettledStudy,
  written: readonly Pick<Charting, 'case'>[] = [],
): readonly Case[] {
  const { participants, attributes } = settled;
  if (rows.by === 'participant') {
    return participants.map(({ id, label }) =>
      caseOf({ on: 'participant', participantId: id }, label, [id], settled),
    );
  }
  const attribute = attributes.find(({ id }) => id === rows.attributeId);
  if (!attribute) return [];
  const charted = new Set(
    written.flatMap((one) =>
      one.case.on === 'group' && one.case.attributeId === attribute.id ? [one.case.group] : [],
    ),
  );
  const named = [...orderedGroups(attribute, participants), ...[...charted].toSorted()];
  const groups = [...new Set(named.filter((group) => group !== notKnown)), notKnown];
  return groups.flatMap((group) => {
    const members = participants.filter((one) => isInGroup(one, attribute, group));
    if (members.length === 0 && !charted.has(group)) return [];
    const about: FindingCase = { on: 'group', attributeId: attribute.id, group };
    return [
      caseOf(
        about,
        group,
        members.map(({ id }) => id),
        settled,
      ),
    ];
  });
}

/** Whether a case is a group that nobody is in now; what was written of it is still there. */
export function isDeserted({ about, people }: Pick<Case, 'about' | 'people'>): boolean {
  return about.on === 'group' && people.size === 0;
}

/** Whether a participant is in a group of an attribute; {@link notKnown} is those without a value. */
export function isInGroup(
  { attributes }: Pick<Participant, 'attributes'>,
  attribute: Attribute,
  group: string,
): boolean {
  const groups = groupedValues(attribute, attributes[attribute.id]);
  return group === notKnown ? groups.length === 0 : groups.includes(group);
}

function caseOf(
  about: FindingCase,
  label: string,
  participantIds: readonly ParticipantId[],
  { settled, unsettled }: SettledStudy,
): Case {
  const people = new Set(participantIds);
  const left = unsettled.filter(({ transcript }) =>
    transcript.speakers.some(({ participantId }) => participantId && people.has(participantId)),
  );
  return {
    about,
    key: keyOf(about),
    label,
    people,
    settledIds: settled.flatMap((one) =>
      one.people.some((id) => people.has(id)) ? [one.transcript.id] : [],
    ),
    unsettledIds: left.map(({ transcript }) => transcript.id),
    inHand: left.some(({ why }) => why === 'in-hand'),
  };
}
