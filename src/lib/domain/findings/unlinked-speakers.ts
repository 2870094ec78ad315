import type { Transcript } from '../model/transcript.ts';
import type { SettledStudy } from './settled-study.ts';

/** Participants who speak in settled transcripts and whom the study has not identified. */
export interface UnlinkedSpeakers {
  readonly speakers: number;
  /** Those they speak in, in the study's order. */
  readonly transcripts: readonly Transcript[];
}

export function unlinkedSpeakers({ settled }: Pick<SettledStudy, 'settled'>): UnlinkedSpeakers {
  const found = settled.map(({ transcript }) => ({
    transcript,
    speakers: transcript.speakers.filter(
      ({ role, participantId }) => role === 'participant' && participantId === null,
    ).length,
  }));
  return {
    speakers: found.reduce((sum, { speakers }) => sum + speakers, 0),
    transcripts: found.flatMap(({ transcript, speakers }) => (speakers > 0 ? [transcript] : [])),
  };
}
