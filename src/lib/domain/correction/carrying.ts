import type { Study } from '../model/study.ts';
import type { Speaker, Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { codableLines, speakerOfLine } from '../transcript/lines.ts';
import { carryMap, type CarryMap, type Range } from './carry-map.ts';

/** All that is needed to carry work from one version of a transcript to the next. */
export interface Carrying {
  readonly before: TranscriptVersion;
  readonly after: TranscriptVersion;
  readonly map: CarryMap;
  /** Whether each line may be coded, one byte a line. */
  readonly codable: { readonly before: Uint8Array; readonly after: Uint8Array };
  /** Whether old lines and new ones are said by the same people in the same order. */
  readonly isSaidByTheSame: (old: Range, now: Range) => boolean;
}

/** A version, with its speakers as they are or were. */
export interface SpokenVersion {
  readonly version: TranscriptVersion;
  readonly speakers: readonly Speaker[];
}

export function carrying(
  before: SpokenVersion,
  after: SpokenVersion,
  study: Pick<Study, 'codeInterviewer'>,
): Carrying {
  const [old, now] = [speakerOfLine(before.version), speakerOfLine(after.version)];
  const same = sameSpeakers(before.speakers, after.speakers);
  return {
    before: before.version,
    after: after.version,
    map: carryMap(
      { ...before.version, speakers: before.speakers },
      { ...after.version, speakers: after.speakers },
    ),
    codable: {
      before: codableLines(before.version, spoken(before), study),
      after: codableLines(after.version, spoken(after), study),
    },
    isSaidByTheSame: (was, is) => {
      const [one, other] = [inOrder(old, was), inOrder(now, is)];
      return (
        one.length === other.length && one.every((speaker, at) => same(speaker, other[at] ?? -1))
      );
    },
  };
}

function spoken({ speakers }: SpokenVersion): Pick<Transcript, 'speakers'> {
  return { speakers: [...speakers] };
}

/** Who speaks in lines [from, to), each as often as they begin. */
function inOrder(speakerOf: Int16Array, { from, to }: Range): number[] {
  const speakers: number[] = [];
  for (let line = from; line < to; line += 1) {
    const speaker = speakerOf[line] ?? -1;
    if (speakers.at(-1) !== speaker) speakers.push(speaker);
  }
  return speakers;
}

/**
 * Whether a speaker of the one version is one of the other: the same participant, the same label, or a
 * label that was only written otherwise. −1 is nobody named.
 */
function sameSpeakers(
  before: readonly Speaker[],
  after: readonly Speaker[],
): (old: number, now: number) => boolean {
  const [labels, nowLabels] = [labelsOf(before), labelsOf(after)];
  return (old, now) => {
    const [one, other] = [before[old], after[now]];
    if (!one || !other) return !one && !other;
    if (one.label === other.label) return true;
    if (one.participantId !== null && other.participantId !== null) {
      return one.participantId === other.participantId;
    }
    return !nowLabels.has(one.label) && !labels.has(other.label);
  };
}

function labelsOf(speakers: readonly Speaker[]): ReadonlySet<string> {
  return new Set(speakers.map(({ label }) => label));
}
