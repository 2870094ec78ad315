import { ActError } from '../errors.ts';
import type { CoderId } from '../model/coder.ts';
import type { Packet } from '../model/packet.ts';
import type { Participant } from '../model/participant.ts';
import type { Pass } from '../model/pass.ts';
import type { Study } from '../model/study.ts';
import type { Speaker, Transcript } from '../model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../model/transcript-version.ts';
import { assignedCoder } from '../rounds/assigned-copy.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { NewPeople, speakersOf, versionOf } from '../transcript/import-change.ts';
import { preparedTranscript, type PreparedTranscript } from '../transcript/prepared.ts';
import { spokenTurns, type Correction } from '../transcript/recut.ts';
import type { SpeakerPlan } from '../transcript/speakers.ts';
import type { Anchor } from './anchor.ts';
import type { Beside } from './beside.ts';
import { carriedLayers } from './carried-layers.ts';
import { carrying } from './carrying.ts';

/** A transcript that has been coded, with all that stands on its lines. */
export interface CodedTranscript {
  readonly transcript: Transcript;
  /** The version in use. */
  readonly version: TranscriptVersion;
  readonly study: Pick<Study, 'codeInterviewer'>;
  readonly participants: readonly Participant[];
  /** All passes over it, of every coder and round. */
  readonly passes: readonly Pass[];
  readonly packets: readonly Pick<Packet, 'kind' | 'direction' | 'toId'>[];
  readonly beside: Omit<Beside, 'passes'>;
}

/** When, by whom, and ids for what is made. */
export interface CorrectionStamp {
  readonly at: string;
  readonly coderId: CoderId;
  readonly newId: <Id extends string>() => Id;
}

/** A correction as it would be, before anybody has accepted it. */
export interface CorrectedTranscript {
  readonly change: Change;
  readonly version: TranscriptVersion;
  /** Everything that stood on lines, of everybody: filter before showing. */
  readonly anchors: readonly Anchor[];
}

/**
 * Makes the next version of a transcript that has been coded, and carries to it all that stands on its
 * lines. The version before stays readable, with its speakers as they were, and so does every pass as it
 * was. One act: accepted whole, or nothing changes.
 *
 * @throws {ActError} 'reason-missing'; 'text-is-the-leads' in a copy made for one coder.
 * @throws {RangeError} when no words are left.
 */
export function correctTranscript(
  stored: CodedTranscript,
  correction: Correction & { readonly reason: string },
  stamp: CorrectionStamp,
): CorrectedTranscript {
  if (correction.reason.trim() === '') throw new ActError('reason-missing');
  return correctedTranscript(stored, correction, stamp);
}

/** What {@link correctTranscript} would do, before there is a reason. */
export function correctedTranscript(
  stored: CodedTranscript,
  correction: Correction & { readonly reason: string },
  stamp: CorrectionStamp,
): CorrectedTranscript {
  if (assignedCoder(stored.packets) !== null) throw new ActError('text-is-the-leads');
  const { transcript, version } = stored;
  const { made, record, next } = nextVersion(stored, correction, stamp);
  const way = carrying(
    { version, speakers: transcript.speakers },
    { version: next, speakers: record.speakers },
    stored.study,
  );
  const carried = carriedLayers(
    { ...stored.beside, passes: stored.passes, earlierPasses: [] },
    way,
    stamp.at,
  );
  const put: Placed[] = [
    ...made.map((one): Placed => ({ table: 'participants', record: one })),
    { table: 'transcripts', record },
    {
      table: 'transcriptVersions',
      record: { ...version, speakers: version.speakers ?? transcript.speakers },
    },
    { table: 'transcriptVersions', record: next },
    ...carried.put,
  ];
  return {
    change: {
      ...plainChange,
      kind: 'correct-transcript',
      transcriptId: transcript.id,
      put,
      removed: carried.removed,
    },
    version: next,
    anchors: carried.anchors,
  };
}

/**
 * Whether a correction leaves words, cutting and speakers as they are: then nothing is carried, and no
 * version is made. Who the participants are may still be said otherwise.
 */
export function isSameVersion(
  { transcript, version }: Pick<CodedTranscript, 'transcript' | 'version'>,
  prepared: PreparedTranscript,
  plans: readonly SpeakerPlan[],
): boolean {
  const { speakers, speakerOfLabel } = speakersOf(prepared, plans, { idOf: () => null });
  const spokenBy = (speaker: Speaker | undefined) => speaker && `${speaker.role} ${speaker.label}`;
  return (
    prepared.textHash === version.textHash &&
    prepared.cutting === version.cutting &&
    prepared.wrapWidth === version.wrapWidth &&
    sameNumbers(prepared.lineFrom, version.lineFrom) &&
    sameNumbers(prepared.turnFrom, version.turnFrom) &&
    prepared.turnLabel.every(
      (label, turn) =>
        spokenBy(speakers[speakerOfLabel[label] ?? -1]) ===
        spokenBy(transcript.speakers[version.turnSpeaker[turn] ?? -1]),
    )
  );
}

function nextVersion(
  { transcript, version, participants }: CodedTranscript,
  {
    turns,
    speakers: plans,
    cutting,
    wrapWidth = null,
    reason,
  }: Correction & { readonly reason: string },
  { at, coderId, newId }: CorrectionStamp,
): { made: readonly Participant[]; record: Transcript; next: TranscriptVersion } {
  const prepared = preparedTranscript(spokenTurns(turns), cutting, wrapWidth);
  const people = new NewPeople({ participants, newId });
  const { speakers, speakerOfLabel } = speakersOf(prepared, plans, people);
  const id = newId<TranscriptVersionId>();
  const next: TranscriptVersion = {
    ...versionOf(prepared, speakerOfLabel, id, transcript.id),
    number: version.number + 1,
    corrected: { at, by: coderId, reason: reason.trim() },
  };
  const record = {
    ...transcript,
    versionId: id,
    speakers,
    lineCount: next.lineFrom.length,
    wordCount: prepared.wordCount,
    textHash: next.textHash,
  };
  return { made: people.made, record, next };
}

function sameNumbers(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((number, at) => number === other[at]);
}
