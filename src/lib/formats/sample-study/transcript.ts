import type { Speaker, Transcript } from '../../domain/model/transcript.ts';
import { uncorrected, type TranscriptVersion } from '../../domain/model/transcript-version.ts';
import { textHash } from '../../domain/transcript/text-hash.ts';
import { wordCount } from '../../domain/transcript/words.ts';
import type { Interview } from './files.ts';
import { ids } from './ids.ts';

/** When an interview entered the study, and when its coding began. */
export interface InterviewTimes {
  readonly importedAt: string;
  readonly frozenAt: string;
}

/**
 * An interview's words: the sentences as they stand in the file are its lines, a space apart inside
 * a turn; turns are a newline apart.
 */
export function transcriptVersion({ id, turns }: Interview): TranscriptVersion {
  const labels = speakersOf({ id, turns }).map(({ label }) => label);
  const turnFrom: number[] = [];
  const lineFrom: number[] = [];
  let text = '';
  for (const [turn, { sentences }] of turns.entries()) {
    turnFrom.push(text.length);
    for (const [index, sentence] of sentences.entries()) {
      lineFrom.push(text.length);
      text += sentence;
      if (index < sentences.length - 1) text += ' ';
    }
    if (turn < turns.length - 1) text += '\n';
  }
  return {
    id: ids.version(id),
    transcriptId: ids.transcript(id),
    number: 1,
    text,
    textHash: textHash(text),
    cutting: 'sentence',
    wrapWidth: null,
    turnFrom: Uint32Array.from(turnFrom),
    turnSpeaker: Int16Array.from(turns, ({ speaker }) => labels.indexOf(speaker)),
    turnStart: null,
    turnEnd: null,
    lineFrom: Uint32Array.from(lineFrom),
    ...uncorrected,
  };
}

/** What is known of an interview apart from its words. */
export function transcript(
  interview: Interview,
  version: TranscriptVersion,
  { name, order, times }: { name: string; order: number; times: InterviewTimes },
): Transcript {
  return {
    id: version.transcriptId,
    name,
    order,
    versionId: version.id,
    file: null,
    importedAt: times.importedAt,
    speakers: [...speakersOf(interview)],
    lineCount: version.lineFrom.length,
    wordCount: wordCount(version.text),
    textHash: version.textHash,
    frozenAt: times.frozenAt,
    gathered: 'interview',
    settledCoderId: null,
  };
}

/** In the order in which they first speak. "Int" asks; whoever has the interview's id is asked. */
function speakersOf({ id, turns }: Pick<Interview, 'id' | 'turns'>): readonly Speaker[] {
  const labels = [...new Set(turns.map(({ speaker }) => speaker))];
  return labels.map((label) => ({
    label,
    role: label === id ? 'participant' : label === 'Int' ? 'interviewer' : 'other',
    participantId: label === id ? ids.participant(id) : null,
  }));
}
