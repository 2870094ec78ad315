import type { CoderId } from '../model/coder.ts';
import { plainMemo, type Memo, type MemoId } from '../model/memo.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { Round, RoundId } from '../model/round.ts';
import type { Gathered, Speaker, Transcript, TranscriptId } from '../model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../model/transcript-version.ts';
import { labelKey, newParticipant } from '../participants/changes.ts';
import { nextOrder } from '../study/order.ts';
import { plainChange, type Change } from '../trail/change.ts';
import type { PreparedTranscript } from './prepared.ts';
import { personOf } from './preview.ts';
import { choiceFor, type ParticipantChoice, type SpeakerPlan } from './speakers.ts';

/** The round in which a coder would code a transcript that no round names yet. */
export function roundForNew(rounds: readonly Round[], coderId: CoderId): RoundId | null {
  const open = rounds.filter(
    ({ transcriptIds, coderIds }) => transcriptIds === null && coderIds.includes(coderId),
  );
  return open.toSorted((a, b) => b.number - a.number)[0]?.id ?? null;
}

/** One transcript with all that the person settled about it. */
export interface TranscriptToImport {
  readonly name: string;
  readonly prepared: PreparedTranscript;
  readonly speakers: readonly SpeakerPlan[];
  readonly file: { readonly name: string; readonly hash: string };
  readonly gathered: Gathered;
}

export interface ImportSetting {
  readonly transcripts: readonly Transcript[];
  readonly participants: readonly Participant[];
  /** Whose memos the remarks of the files become, and in which round. */
  readonly coderId: CoderId;
  readonly roundId: RoundId | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly newId: <Id extends string>() => Id;
}

/**
 * Takes transcripts into the study, with the participants and memos they bring: one act, stored
 * whole or not at all.
 */
export function importChange(
  imports: readonly TranscriptToImport[],
  setting: ImportSetting,
): Change {
  const people = new NewPeople(setting);
  const firstOrder = nextOrder(setting.transcripts);
  const records = imports.map((one, index) => recordsOf(one, firstOrder + index, people, setting));
  return {
    ...plainChange,
    kind: 'import-transcripts',
    transcriptId: records.length === 1 ? (records[0]?.transcript.id ?? null) : null,
    put: [
      ...people.made.map((record) => ({ table: 'participants' as const, record })),
      ...records.map(({ transcript }) => ({ table: 'transcripts' as const, record: transcript })),
      ...records.map(({ version }) => ({ table: 'transcriptVersions' as const, record: version })),
      ...records
        .flatMap(({ memos }) => memos)
        .map((record) => ({ table: 'memos' as const, record })),
    ],
  };
}

function recordsOf(
  { name, prepared, speakers: plans, file, gathered }: TranscriptToImport,
  order: number,
  people: NewPeople,
  { at, coderId, roundId, newId }: ImportSetting,
): { transcript: Transcript; version: TranscriptVersion; memos: Memo[] } {
  const id = newId<TranscriptId>();
  const versionId = newId<TranscriptVersionId>();
  const { speakers, speakerOfLabel } = speakersOf(prepared, plans, people);
  const transcript: Transcript = {
    id,
    name: name.trim(),
    order,
    versionId,
    file,
    importedAt: at,
    gathered,
    speakers,
    lineCount: prepared.lineFrom.length,
    wordCount: prepared.wordCount,
    textHash: prepared.textHash,
    frozenAt: null,
    settledCoderId: null,
  };
  const memos = prepared.memos.map(({ from, to, text }): Memo => ({
    id: newId<MemoId>(),
    about: from === null ? 'transcript' : 'line',
    coderId,
    transcriptId: id,
    roundId,
    from,
    to,
    codeId: null,
    ...plainMemo,
    text,
    createdAt: at,
    changedAt: at,
  }));
  return { transcript, version: versionOf(prepared, speakerOfLabel, versionId, id), memos };
}

/** The version's record: prepared text with each label's speaker in its place. */
export function versionOf(
  prepared: PreparedTranscript,
  speakerOfLabel: readonly number[],
  id: TranscriptVersionId,
  transcriptId: TranscriptId,
): TranscriptVersion {
  const { text, textHash, cutting, wrapWidth, turnFrom, turnLabel } = prepared;
  const { turnStart, turnEnd, lineFrom, lineLabel } = prepared;
  return {
    id,
    transcriptId,
    number: 1,
    text,
    textHash,
    cutting,
    wrapWidth,
    turnFrom,
    turnSpeaker: turnLabel.map((label) => (label < 0 ? -1 : (speakerOfLabel[label] ?? -1))),
    turnStart,
    turnEnd,
    lineFrom,
    lineLabel,
    speakers: null,
    corrected: null,
  };
}

/** One speaker a person, and which of them each label of the text is. */
export function speakersOf(
  { labels, participant }: Pick<PreparedTranscript, 'labels' | 'participant'>,
  plans: readonly SpeakerPlan[],
  people: Pick<NewPeople, 'idOf'>,
): { speakers: Speaker[]; speakerOfLabel: number[] } {
  const speakers: Speaker[] = [];
  const places = new Map<string, number>();
  const speakerOfLabel = labels.map(({ label }) => {
    const plan = personOf(label, plans) ?? unplanned(label);
    const known = places.get(plan.label);
    if (known !== undefined) return known;
    const { name, role } = plan;
    const participantId =
      role === 'participant' ? people.idOf(plan.participant, participant) : null;
    places.set(plan.label, speakers.length);
    return speakers.push({ label: name.trim() || label, role, participantId }) - 1;
  });
  return { speakers, speakerOfLabel };
}

const unplanned = (label: string): SpeakerPlan => ({
  label,
  sameAs: null,
  name: label,
  role: 'participant',
  participant: nobody,
});

const nobody: ParticipantChoice = { kind: 'unidentified' };

/** Participants of the study, and those that this import makes: one for each new label. */
export class NewPeople {
  readonly made: Participant[] = [];
  readonly #participants: readonly Participant[];
  readonly #newId: ImportSetting['newId'];

  constructor({ participants, newId }: Pick<ImportSetting, 'participants' | 'newId'>) {
    this.#participants = participants;
    this.#newId = newId;
  }

  idOf(choice: ParticipantChoice, ofTranscript: string | null): ParticipantId | null {
    switch (choice.kind) {
      case 'unidentified':
        return null;
      case 'existing':
        // Removed since it was chosen: the speaker is nobody identified.
        return this.#participants.some(({ id }) => id === choice.id) ? choice.id : null;
      case 'of-transcript':
        return ofTranscript === null ? null : this.#named(ofTranscript);
      case 'new':
        return choice.label.trim() === '' ? null : this.#named(choice.label);
    }
  }

  #named(label: string): ParticipantId {
    const known = choiceFor(label, [...this.#participants, ...this.made]);
    if (known.kind === 'existing') return known.id;
    const id = this.#newId<ParticipantId>();
    this.made.push(newParticipant([...this.#participants, ...this.made], id, label));
    return id;
  }
}

/** Why a transcript is thought to be in the study, or in the same drop, already. */
export interface Copy {
  readonly name: string;
  readonly reason: 'same-file' | 'same-text';
}

/** The transcript that is the same file, or has the same text, or `null`. */
export function copyOf(
  one: { readonly fileHash: string; readonly textHash: string },
  others: readonly {
    readonly name: string;
    readonly fileHash: string | null;
    readonly textHash: string;
  }[],
): Copy | null {
  const sameFile = others.find(({ fileHash }) => fileHash === one.fileHash);
  if (sameFile) return { name: sameFile.name, reason: 'same-file' };
  const sameText = others.find((other) => other.textHash === one.textHash);
  return sameText ? { name: sameText.name, reason: 'same-text' } : null;
}

/** A name of its own for a transcript: the file's, without its ending. */
export function nameFromFile(fileName: string): string {
  return fileName.replace(/\.[^.\s]{1,5}$/, '').trim() || fileName;
}

/** A name no other transcript has: " (2)" and so on is added. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(labelKey(name))) return name;
  let number = 2;
  while (taken.has(labelKey(`${name} (${number})`))) number += 1;
  return `${name} (${number})`;
}
