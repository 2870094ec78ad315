import type { Attribute, AttributeId } from '../model/attribute.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import { labelKey } from '../participants/changes.ts';
import {
  importParticipants,
  plannedImport,
  type ParticipantImport,
  type ValueChange,
} from '../participants/table-import.ts';
import type { Change, Placed } from '../trail/change.ts';
import { importChange, type ImportSetting, type TranscriptToImport } from './import-change.ts';
import type { SpeakerPlan } from './speakers.ts';
import type { Survey } from './survey.ts';

/** A survey's respondents, and which values of known participants the person chose to write over. */
export interface SurveyToImport {
  readonly people: Survey['people'];
  /** As {@link changeKey} names them. */
  readonly overwritten: ReadonlySet<string>;
}

/** Participants and what is told apart of them: as stored, or as files above will have made it. */
export interface StudyPeople {
  readonly attributes: readonly Attribute[];
  readonly participants: readonly Participant[];
}

/** What a survey would do to the participants; nothing is stored by asking. */
export function plannedSurvey(
  { table, columns }: Survey['people'],
  { attributes, participants }: StudyPeople,
): ParticipantImport {
  return plannedImport(table, columns, attributes, participants);
}

/**
 * The people there will be once surveys are imported in this order. A survey below them is planned
 * against it, so that where two surveys differ it is seen and not lost. `newId` gives ids for what is new.
 */
export function peopleWithSurveys(
  known: StudyPeople,
  surveys: readonly SurveyToImport[],
  newId: NewPeopleIds,
): StudyPeople {
  return takenIn(known, surveys, newId).known;
}

/** Values that participants already have and the survey says otherwise: written over only if ticked. */
export function differences({ changed }: ParticipantImport): readonly ValueChange[] {
  return changed.filter(({ before }) => before !== undefined);
}

export function changeKey({ label, attribute }: Pick<ValueChange, 'label' | 'attribute'>): string {
  return `${labelKey(label)}\n${labelKey(attribute)}`;
}

/** Respondents as speakers: each a participant of that label, the questions asked by an interviewer. */
export function surveySpeakers(
  { respondents, asker }: Pick<Survey, 'respondents' | 'asker'>,
  participants: readonly Participant[],
): SpeakerPlan[] {
  const known = new Map(participants.map(({ id, label }) => [labelKey(label), id]));
  const people = respondents.map((label): SpeakerPlan => {
    const id = known.get(labelKey(label));
    return {
      label,
      sameAs: null,
      name: label,
      role: 'participant',
      participant: id === undefined ? { kind: 'new', label } : { kind: 'existing', id },
    };
  });
  if (asker === null) return people;
  const question: SpeakerPlan = {
    label: asker,
    sameAs: null,
    name: asker,
    role: 'interviewer',
    participant: { kind: 'unidentified' },
  };
  return [question, ...people];
}

/**
 * Takes transcripts into the study with the surveys they come from: participants, attributes, values
 * and words as one act, stored whole or not at all.
 */
export function importWithSurveys(
  imports: readonly TranscriptToImport[],
  surveys: readonly SurveyToImport[],
  setting: ImportSetting & Pick<StudyPeople, 'attributes'>,
): Change {
  const { newId } = setting;
  const { known, put } = takenIn(setting, surveys, {
    attribute: () => newId<AttributeId>(),
    participant: () => newId<ParticipantId>(),
  });
  const identified = imports.map((one) => ({
    ...one,
    speakers: identifiedSpeakers(one.speakers, known.participants),
  }));
  const change = importChange(identified, { ...setting, participants: known.participants });
  return { ...change, put: [...newest(put), ...change.put] };
}

interface NewPeopleIds {
  readonly attribute: () => AttributeId;
  readonly participant: () => ParticipantId;
}

/** Each survey after the other: what is known after the last, and everything that was put. */
function takenIn(
  { attributes, participants }: StudyPeople,
  surveys: readonly SurveyToImport[],
  newId: NewPeopleIds,
): { readonly known: StudyPeople; readonly put: readonly Placed[] } {
  let known: StudyPeople = { attributes, participants };
  const put: Placed[] = [];
  for (const { people, overwritten } of surveys) {
    const planned = withoutOverwriting(plannedSurvey(people, known), overwritten);
    const change = importParticipants(planned, known.attributes, known.participants, newId);
    put.push(...change.put);
    known = withPut(known, change.put);
  }
  return { known, put };
}

function withoutOverwriting(
  planned: ParticipantImport,
  overwritten: ReadonlySet<string>,
): ParticipantImport {
  const kept = new Set(
    differences(planned)
      .map(changeKey)
      .filter((key) => !overwritten.has(key)),
  );
  const rows = planned.rows.map(({ label, values }) => ({
    label,
    values: values.filter(([attribute]) => !kept.has(changeKey({ label, attribute }))),
  }));
  return { ...planned, rows };
}

function withPut({ attributes, participants }: StudyPeople, put: readonly Placed[]): StudyPeople {
  const people = new Map(participants.map((one) => [one.id, one]));
  const kinds = new Map(attributes.map((one) => [one.id, one]));
  for (const placed of put) {
    if (placed.table === 'participants') people.set(placed.record.id, placed.record);
    if (placed.table === 'attributes') kinds.set(placed.record.id, placed.record);
  }
  return { attributes: [...kinds.values()], participants: [...people.values()] };
}

/** Of several forms of one record, the last: two surveys may speak of the same person. */
function newest(put: readonly Placed[]): Placed[] {
  return [...new Map(put.map((placed) => [placed.record.id as string, placed])).values()];
}

/** Labels of participants who are there by now, by their ids: hundreds need no search each. */
function identifiedSpeakers(
  plans: readonly SpeakerPlan[],
  participants: readonly Participant[],
): readonly SpeakerPlan[] {
  const known = new Map(participants.map(({ id, label }) => [labelKey(label), id]));
  return plans.map((plan) => {
    if (plan.participant.kind !== 'new') return plan;
    const id = known.get(labelKey(plan.participant.label));
    return id === undefined ? plan : { ...plan, participant: { kind: 'existing', id } };
  });
}
