import { domainsOf } from '../codebook/tree.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { Pass } from '../model/pass.ts';
import type { Round } from '../model/round.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import type { Passage } from './passages.ts';

/**
 * A domain with its constructs and the own codes classified under it; an own code or a construct
 * with nothing but itself.
 */
export function codesUnder(code: Code, codes: readonly Code[]): ReadonlySet<CodeId> {
  const byId = new Map(codes.map((each) => [each.id, each]));
  const under = codes.filter((each) => domainsOf(each, byId).includes(code.id));
  return new Set([code.id, ...under.map(({ id }) => id)]);
}

/** The coder's own pass over a transcript, whether submitted or not: of several rounds, the latest. */
export function ownPass(
  passes: readonly Pass[],
  coderId: Pass['coderId'],
  transcriptId: TranscriptId,
  rounds: readonly Pick<Round, 'id' | 'number'>[],
): Pass | undefined {
  const number = new Map(rounds.map((round) => [round.id, round.number]));
  return passes
    .filter((pass) => pass.coderId === coderId && pass.transcriptId === transcriptId)
    .toSorted((a, b) => (number.get(b.roundId) ?? 0) - (number.get(a.roundId) ?? 0))[0];
}

/** One transcript's passages of the codes asked for, and who speaks in it. */
export interface TranscriptPassages {
  readonly transcript: Pick<Transcript, 'id' | 'speakers'>;
  readonly passages: readonly Passage[];
  /**
   * Who says each line, an index into the speakers; `null` where the one participant of the
   * transcript says every line that can be coded.
   */
  readonly speakerOfLine: Int16Array | null;
}

/** Somebody who speaks in passages: a participant of the study, or a speaker nobody identified. */
export interface Person {
  readonly participantId: ParticipantId | null;
  /** For the unidentified: as the transcript names them. */
  readonly label: string;
  readonly transcriptId: TranscriptId;
}

/** How often the codes asked for occur. Passages and people are never taken for one another. */
export interface PassageCounts {
  readonly passages: number;
  /** Lines carrying one of the codes or more. */
  readonly lines: number;
  readonly byTranscript: readonly {
    readonly transcriptId: TranscriptId;
    readonly passages: number;
    readonly lines: number;
  }[];
  /** Each with the passages they speak in; a passage of several people counts for each. */
  readonly byPerson: readonly { readonly person: Person; readonly passages: number }[];
}

/** Transcripts without a passage are left out. */
export function passageCounts(found: readonly TranscriptPassages[]): PassageCounts {
  const people = new Map<string, { person: Person; passages: number }>();
  const byTranscript = found
    .filter(({ passages }) => passages.length > 0)
    .map(({ transcript, passages, speakerOfLine }) => {
      const lines = new Set<number>();
      for (const passage of passages) {
        for (let line = passage.from; line < passage.to; line += 1) lines.add(line);
        for (const [key, person] of speakersIn(passage, transcript, speakerOfLine)) {
          const known = people.get(key);
          if (known) known.passages += 1;
          else people.set(key, { person, passages: 1 });
        }
      }
      return { transcriptId: transcript.id, passages: passages.length, lines: lines.size };
    });
  return {
    passages: byTranscript.reduce((sum, { passages }) => sum + passages, 0),
    lines: byTranscript.reduce((sum, { lines }) => sum + lines, 0),
    byTranscript,
    byPerson: [...people.values()],
  };
}

/** Participants who speak in a passage, by a key that is the same wherever they speak. */
function speakersIn(
  { from, to }: Passage,
  { id, speakers }: TranscriptPassages['transcript'],
  speakerOfLine: Int16Array | null,
): ReadonlyMap<string, Person> {
  const inside = speakerOfLine && new Set(speakerOfLine.subarray(from, to));
  const heard = new Map<string, Person>();
  for (const [index, { role, participantId, label }] of speakers.entries()) {
    if (role !== 'participant' || (inside && !inside.has(index))) continue;
    heard.set(participantId ?? `${id} ${index}`, { participantId, label, transcriptId: id });
  }
  return heard;
}
