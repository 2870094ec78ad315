import { unquotable } from '../memos/quoted-lines.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { linesOfQuote } from '../findings/quotes.ts';
import type { Range } from '../correction/carry-map.ts';
import { speakerOfLine } from '../transcript/lines.ts';

/** Who speaks in the lines of a quotation. */
export interface WhoSpeaks {
  /** Identified participants in the order of speaking, each once. */
  readonly people: readonly Participant[];
  /** Whether a participant speaks whom the study has not identified, or somebody who is not named. */
  readonly unidentified: boolean;
  /** Whether only interviewers and others speak. */
  readonly onlyOthers: boolean;
  /** Labels of those among them who are not to be quoted, each once. */
  readonly notToBeQuoted: readonly string[];
}

/** Follows from the speakers of the lines [from, to) that hold the words, as they are named now. */
export function whoSpeaks(
  span: Range,
  transcript: Pick<Transcript, 'speakers'>,
  version: Pick<TranscriptVersion, 'lineFrom' | 'turnFrom' | 'turnSpeaker' | 'speakers'>,
  people: ReadonlyMap<ParticipantId, Participant>,
): WhoSpeaks {
  const lines = linesOfQuote(span, version);
  const speakers = version.speakers ?? transcript.speakers;
  const heard = [...new Set(speakerOfLine(version).subarray(lines.from, lines.to))].map(
    (index) => speakers[index],
  );
  const talking = heard.filter((one) => !one || one.role === 'participant');
  const ids = talking.map((one) => one?.participantId ?? null);
  const known = ids.flatMap((id) => (id === null ? [] : (people.get(id) ?? [])));
  return {
    people: [...new Set(known)],
    unidentified: known.length < ids.length,
    onlyOthers: talking.length === 0,
    notToBeQuoted: unquotable(
      heard.flatMap((one) => one ?? []),
      people,
    ),
  };
}
