import { findingsWithoutAttribute, findingsWithoutParticipant } from '../findings/without.ts';
import { noBands, type Attribute, type AttributeId } from '../model/attribute.ts';
import type { Charting } from '../model/charting.ts';
import { noConsent, type Participant, type ParticipantId } from '../model/participant.ts';
import type { FindingRecords } from '../model/snapshot.ts';
import type { Transcript } from '../model/transcript.ts';
import { nextOrder } from '../study/order.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { readValue, writtenValue, type AttributeType, type AttributeValue } from './values.ts';

/** Adds a participant at the end, nothing known of them yet. */
export function addParticipant(
  participants: readonly Participant[],
  id: ParticipantId,
  label: string,
): Change {
  return {
    ...plainChange,
    kind: 'add-participant',
    put: [person(newParticipant(participants, id, label))],
  };
}

/** A participant at the end, of whom nothing is known yet but what the study calls them. */
export function newParticipant(
  participants: readonly Participant[],
  id: ParticipantId,
  label: string,
): Participant {
  return {
    id,
    label: label.trim(),
    attributes: {},
    consent: noConsent,
    order: nextOrder(participants),
  };
}

export function renameParticipant(participant: Participant, label: string): Change {
  return {
    ...plainChange,
    kind: 'change-participant',
    put: [person({ ...participant, label: label.trim() })],
  };
}

/** Writes one value; `undefined` makes it not known. */
export function setValue(
  participant: Participant,
  attributeId: AttributeId,
  value: AttributeValue | undefined,
): Change {
  return {
    ...plainChange,
    kind: 'change-participant',
    put: [person({ ...participant, attributes: withValue(participant, attributeId, value) })],
  };
}

/**
 * Takes a participant away with their row of the matrix; speakers who were linked to them become
 * unidentified.
 */
export function removeParticipant(
  participant: Participant,
  transcripts: readonly Transcript[],
  chartings: readonly Charting[],
): Change {
  return {
    ...plainChange,
    kind: 'remove-participant',
    put: transcriptsOf(participant.id, transcripts).map((transcript) => ({
      table: 'transcripts',
      record: {
        ...transcript,
        speakers: transcript.speakers.map((speaker) =>
          speaker.participantId === participant.id ? { ...speaker, participantId: null } : speaker,
        ),
      },
    })),
    removed: [
      { table: 'participants', id: participant.id },
      ...findingsWithoutParticipant(chartings, participant.id).removed,
    ],
  };
}

export function addAttribute(
  attributes: readonly Attribute[],
  id: AttributeId,
  name: string,
  type: AttributeType,
): Change {
  return {
    ...plainChange,
    kind: 'change-attributes',
    put: [column({ id, name: name.trim(), type, ...noBands, order: nextOrder(attributes) })],
  };
}

/** Takes an attribute away, and its values from every participant. */
export function removeAttribute(
  attribute: Attribute,
  participants: readonly Participant[],
  records: Pick<FindingRecords, 'matrices' | 'chartings' | 'papers'>,
): Change {
  const findings = findingsWithoutAttribute(records, attribute.id);
  return {
    ...plainChange,
    kind: 'change-attributes',
    put: [
      ...participants
        .filter(({ attributes }) => attributes[attribute.id] !== undefined)
        .map((one) => person({ ...one, attributes: withValue(one, attribute.id, undefined) })),
      ...findings.put,
    ],
    removed: [{ table: 'attributes', id: attribute.id }, ...findings.removed],
  };
}

/** Values that would not be of the new type, by participant: they must be mended first. */
export function unfitValues(
  attribute: Attribute,
  type: AttributeType,
  participants: readonly Participant[],
): readonly Participant[] {
  return participants.filter(({ attributes }) => {
    const value = attributes[attribute.id];
    return value !== undefined && !readValue(writtenValue(value), type).ok;
  });
}

/**
 * Gives an attribute another type and rewrites its values in that type's form.
 * @throws {RangeError} when a value does not fit; ask {@link unfitValues} first.
 */
export function retypeAttribute(
  attribute: Attribute,
  type: AttributeType,
  participants: readonly Participant[],
): Change {
  const rewritten = participants.flatMap((one) => {
    const value = one.attributes[attribute.id];
    if (value === undefined) return [];
    const read = readValue(writtenValue(value), type);
    if (!read.ok) throw new RangeError(`"${value}" does not fit ${type}`);
    return [person({ ...one, attributes: withValue(one, attribute.id, read.value) })];
  });
  return {
    ...plainChange,
    kind: 'change-attributes',
    put: [column({ ...attribute, type }), ...rewritten],
  };
}

/** The transcripts a participant speaks in, in the order given. */
export function transcriptsOf<Heard extends Pick<Transcript, 'speakers'>>(
  participantId: ParticipantId,
  transcripts: readonly Heard[],
): readonly Heard[] {
  return transcripts.filter(({ speakers }) =>
    speakers.some((speaker) => speaker.participantId === participantId),
  );
}

/** Whether two labels name the same participant: case and white space do not count. */
export function sameLabel(a: string, b: string): boolean {
  return labelKey(a) === labelKey(b);
}

/** Whether a participant other than `except` already has the label. */
export function isLabelTaken(
  participants: readonly Participant[],
  label: string,
  except?: ParticipantId,
): boolean {
  return participants.some((one) => one.id !== except && sameLabel(one.label, label));
}

/** Whether an attribute other than `except` already has the name. */
export function isNameTaken(
  attributes: readonly Attribute[],
  name: string,
  except?: AttributeId,
): boolean {
  return attributes.some((one) => one.id !== except && sameLabel(one.name, name));
}

export function labelKey(label: string): string {
  return label.trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase();
}

export function withValue(
  participant: Pick<Participant, 'attributes'>,
  attributeId: AttributeId,
  value: AttributeValue | undefined,
): Participant['attributes'] {
  const others = Object.entries(participant.attributes).filter(([id]) => id !== attributeId);
  return Object.fromEntries(value === undefined ? others : [...others, [attributeId, value]]);
}

function person(record: Participant): Placed {
  return { table: 'participants', record };
}

function column(record: Attribute): Placed {
  return { table: 'attributes', record };
}
