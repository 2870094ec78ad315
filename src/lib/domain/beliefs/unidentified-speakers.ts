import type { SettledStudy } from '../findings/settled-study.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { Voices } from './voices.ts';

/**
 * Who voices a statement, in what counts, without being identified as a participant: the transcript of each
 * speaker, once for each, in the order of the passages. They are nobody among "n of N people".
 */
export function unidentifiedSpeakers(
  { passages }: Pick<Voices, 'passages'>,
  { byTranscript }: Pick<SettledStudy, 'byTranscript'>,
): readonly TranscriptId[] {
  const speakers = new Map<string, TranscriptId>();
  for (const { transcriptId, counted } of passages) {
    const one = byTranscript.get(transcriptId);
    if (!one) continue;
    for (const { from, to } of counted) {
      const inside = one.speakerOfLine && new Set(one.speakerOfLine.subarray(from, to));
      for (const [index, { role, participantId }] of one.transcript.speakers.entries()) {
        if (role !== 'participant' || participantId !== null) continue;
        if (!inside || inside.has(index)) speakers.set(`${transcriptId} ${index}`, transcriptId);
      }
    }
  }
  return [...speakers.values()];
}
