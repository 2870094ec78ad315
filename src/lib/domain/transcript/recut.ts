import { carriedMemos } from '../correction/carried-memos.ts';
import { carryMap } from '../correction/carry-map.ts';
import { ActError } from '../errors.ts';
import type { Memo } from '../model/memo.ts';
import type { Participant } from '../model/participant.ts';
import type { Pass } from '../model/pass.ts';
import type { Transcript } from '../model/transcript.ts';
import type {
  CuttingRule,
  TranscriptVersion,
  TranscriptVersionId,
} from '../model/transcript-version.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { NewPeople, speakersOf, versionOf, type ImportSetting } from './import-change.ts';
import { turnOfLine } from './lines.ts';
import { preparedTranscript } from './prepared.ts';
import type { SpeakerPlan } from './speakers.ts';
import { withText, type Turn, type TurnMark } from './turn.ts';

/** A stored transcript as turns again, each named by its speaker's place: "0", "1" … */
export function turnsOfVersion(version: TranscriptVersion): Turn[] {
  const { text, turnFrom, turnSpeaker, turnStart, turnEnd } = version;
  const marks = marksByTurn(version);
  return Array.from(turnFrom, (from, turn): Turn => {
    const speaker = turnSpeaker[turn] ?? -1;
    const to = turnFrom[turn + 1];
    return {
      speaker: speaker < 0 ? null : String(speaker),
      text: text.slice(from, to === undefined ? text.length : to - 1),
      start: known(turnStart?.[turn]),
      end: known(turnEnd?.[turn]),
      memos: [],
      ...(marks && { marks: marks[turn] ?? [] }),
    };
  });
}

/** The line numbers of the file, as far as the version's lines still tell where they stood. */
function marksByTurn(version: TranscriptVersion): readonly (readonly TurnMark[])[] | null {
  const { lineLabel, lineFrom, turnFrom } = version;
  if (lineLabel === null) return null;
  const marks: TurnMark[][] = Array.from(turnFrom, () => []);
  for (const [line, turn] of turnOfLine(version).entries()) {
    const at = (lineFrom[line] ?? 0) - (turnFrom[turn] ?? 0);
    marks[turn]?.push({ at, label: lineLabel[line] ?? '' });
  }
  return marks;
}

function known(time: number | undefined): number | null {
  return time === undefined || Number.isNaN(time) ? null : time;
}

/** The transcript's speakers as plans, keyed as {@link turnsOfVersion} names them. */
export function plansOfTranscript({ speakers }: Pick<Transcript, 'speakers'>): SpeakerPlan[] {
  return speakers.map(({ label, role, participantId }, index) => ({
    label: String(index),
    sameAs: null,
    name: label,
    role,
    participant:
      participantId === null ? { kind: 'unidentified' } : { kind: 'existing', id: participantId },
  }));
}

/** How a transcript is to be after the correction. */
export interface Correction {
  readonly turns: readonly Turn[];
  readonly speakers: readonly SpeakerPlan[];
  readonly cutting: CuttingRule;
  /** Signs a line, where lines are wrapped. */
  readonly wrapWidth?: number | null;
}

export interface StoredTranscript {
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  /** All of the study: any of them may be linked to the transcript's lines. */
  readonly memos: readonly Memo[];
  /** Passes before their first coding hold nothing; they go, and begin anew on the new lines. */
  readonly passes: readonly Pass[];
  readonly participants: readonly Participant[];
}

/**
 * Cuts a transcript anew, with corrected words and speakers. Memos on lines, and their links to lines,
 * go with the words.
 * @throws {ActError} 'transcript-frozen' once coding has begun.
 * @throws {RangeError} when no words are left.
 */
export function recut(
  stored: StoredTranscript,
  { turns, speakers: plans, cutting, wrapWidth = null }: Correction,
  newId: ImportSetting['newId'],
): Change {
  const { transcript, version, memos, passes, participants } = stored;
  if (transcript.frozenAt !== null) throw new ActError('transcript-frozen');
  const prepared = preparedTranscript(spokenTurns(turns), cutting, wrapWidth);
  const people = new NewPeople({ participants, newId });
  const { speakers, speakerOfLabel } = speakersOf(prepared, plans, people);
  const versionId = newId<TranscriptVersionId>();
  const next = {
    ...versionOf(prepared, speakerOfLabel, versionId, transcript.id),
    number: version.number,
  };
  const map = carryMap({ ...version, speakers: transcript.speakers }, { ...next, speakers });
  return {
    ...plainChange,
    kind: 'cut-transcript',
    transcriptId: transcript.id,
    put: [
      ...people.made.map((record) => ({ table: 'participants' as const, record })),
      {
        table: 'transcripts',
        record: {
          ...transcript,
          versionId,
          speakers,
          lineCount: next.lineFrom.length,
          wordCount: prepared.wordCount,
          textHash: next.textHash,
        },
      },
      { table: 'transcriptVersions', record: next },
      ...carriedMemos(memos, transcript.id, map).map(({ after }) => ({
        table: 'memos' as const,
        record: after,
      })),
    ],
    removed: [
      { table: 'transcriptVersions', id: version.id },
      ...passes.map(({ id }) => ({ table: 'passes' as const, id })),
    ],
  };
}

/**
 * Turns as they can be stored: white space at their ends left out, and those without words.
 * @throws {RangeError} when no words are left.
 */
export function spokenTurns(turns: readonly Turn[]): Turn[] {
  const spoken = turns
    .map((turn) => withText(turn, cleanTurn(turn.text)))
    .filter(({ text }) => text !== '');
  if (spoken.length === 0) throw new RangeError('a transcript without words');
  return spoken;
}

function cleanTurn(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
