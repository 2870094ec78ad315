import { ActError } from '../errors.ts';
import type { LineFindings } from '../correction/line-findings.ts';
import { findingsWithoutTranscript } from '../findings/without.ts';
import type { Consensus } from '../model/consensus.ts';
import type { Decision } from '../model/decision.ts';
import type { EarlierPass } from '../model/earlier-pass.ts';
import type { Interview } from '../model/interview.ts';
import type { Memo } from '../model/memo.ts';
import type { Participant } from '../model/participant.ts';
import type { Pass } from '../model/pass.ts';
import type { Reading } from '../model/reading.ts';
import type { Reopening } from '../model/reopening.ts';
import type { Round } from '../model/round.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import type { Speaker, Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { renumbered } from '../study/order.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { NewPeople, type ImportSetting } from './import-change.ts';
import type { ParticipantChoice } from './speakers.ts';

/** Gives a transcript another name; coding does not stand in the way. */
export function renameTranscript(transcript: Transcript, name: string): Change | null {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed === transcript.name) return null;
  return changed({ ...transcript, name: trimmed });
}

/**
 * Says which participants the speakers are, also once coding has begun: roles and words stay.
 * `choices` has one entry a speaker.
 */
export function linkSpeakers(
  transcript: Transcript,
  choices: readonly ParticipantChoice[],
  setting: Pick<ImportSetting, 'participants' | 'newId'>,
): Change | null {
  const people = new NewPeople(setting);
  const speakers = transcript.speakers.map((speaker, index): Speaker => {
    const choice = choices[index];
    if (speaker.role !== 'participant' || !choice) return speaker;
    return { ...speaker, participantId: people.idOf(choice, null) };
  });
  const same = speakers.every(
    ({ participantId }, index) => participantId === transcript.speakers[index]?.participantId,
  );
  if (same) return null;
  const change = changed({ ...transcript, speakers });
  const made = people.made.map((record) => ({ table: 'participants' as const, record }));
  return { ...change, put: [...made, ...change.put] };
}

/** Puts one transcript before another, or last where `before` is `null`. */
export function moveTranscript(
  transcripts: readonly Transcript[],
  moved: Transcript['id'],
  before: Transcript['id'] | null,
): Change | null {
  const ordered = transcripts.toSorted((a, b) => a.order - b.order);
  const one = ordered.find(({ id }) => id === moved);
  if (!one) throw new ActError('transcript-gone');
  const others = ordered.filter(({ id }) => id !== moved);
  const found = before === null ? -1 : others.findIndex(({ id }) => id === before);
  others.splice(found < 0 ? others.length : found, 0, one);
  const put = renumbered(others).map((record): Placed => ({ table: 'transcripts', record }));
  return put.length === 0 ? null : { ...plainChange, kind: 'order-transcripts', put };
}

/** Everything in the study that hangs on one transcript. */
export interface OfTranscript {
  readonly transcript: Transcript;
  readonly versions: readonly TranscriptVersion[];
  readonly passes: readonly Pass[];
  /** Those passes as they stood before corrections. */
  readonly earlierPasses: readonly Pick<EarlierPass, 'id'>[];
  readonly interviews: readonly Pick<Interview, 'id'>[];
  readonly consensuses: readonly Consensus[];
  readonly memos: readonly Memo[];
  readonly splitDecisions: readonly SplitDecision[];
  readonly decisions: readonly Decision[];
  readonly reopenings: readonly Reopening[];
  readonly readings: readonly Pick<Reading, 'id'>[];
  /** Of the study, whether they name the transcript or not. */
  readonly rounds: readonly Round[];
  /** Of the study. */
  readonly findings: LineFindings;
}

/**
 * Takes a transcript out of the study with every pass and memo on it and all that was decided about it;
 * participants stay. Findings rest on its lines no more. No round names it any more: nobody can submit it, so it could never be revealed.
 */
export function removeTranscript(all: OfTranscript): Change {
  const findings = findingsWithoutTranscript(all.findings, all.transcript.id);
  const gone = (table: Placed['table'], records: readonly { readonly id: string }[]) =>
    records.map(({ id }) => ({ table, id }));
  return {
    ...plainChange,
    kind: 'remove-transcript',
    transcriptId: all.transcript.id,
    put: [
      ...all.rounds.flatMap((round): Placed[] => {
        const record = without(round, all.transcript.id);
        return record ? [{ table: 'rounds', record }] : [];
      }),
      ...findings.put,
    ],
    removed: [
      ...gone('transcripts', [all.transcript]),
      ...gone('transcriptVersions', all.versions),
      ...gone('passes', all.passes),
      ...gone('earlierPasses', all.earlierPasses),
      ...gone('interviews', all.interviews),
      ...gone('consensuses', all.consensuses),
      ...gone('memos', all.memos),
      ...gone('readings', all.readings),
      ...gone('splitDecisions', all.splitDecisions),
      ...gone('decisions', all.decisions),
      ...gone('reopenings', all.reopenings),
      ...findings.removed,
    ],
  };
}

/** The round without a transcript; `null` where it does not name it. */
function without(round: Round, id: Transcript['id']): Round | null {
  const { transcriptIds, revealed } = round;
  const isNamed = transcriptIds?.includes(id) || revealed.some((one) => one.transcriptId === id);
  if (!isNamed) return null;
  return {
    ...round,
    transcriptIds: transcriptIds && transcriptIds.filter((one) => one !== id),
    revealed: revealed.filter(({ transcriptId }) => transcriptId !== id),
  };
}

function changed(record: Transcript): Change {
  return {
    ...plainChange,
    kind: 'change-transcript',
    transcriptId: record.id,
    put: [{ table: 'transcripts', record }],
  };
}

/** Participants who speak in a transcript, in the order in which they first do. */
export function speakingParticipants(
  { speakers }: Pick<Transcript, 'speakers'>,
  participants: readonly Participant[],
): readonly Participant[] {
  const byId = new Map(participants.map((one) => [one.id, one]));
  const ids = new Set(speakers.map(({ participantId }) => participantId));
  return [...ids].flatMap((id) => (id === null ? [] : (byId.get(id) ?? [])));
}
