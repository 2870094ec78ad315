import type { ParticipantId } from '../model/participant.ts';
import type { Transcript } from '../model/transcript.ts';

/**
 * Participants who answered a survey and speak in no interview: they are none of those interviewed,
 * and what is said of the sample is not said of them.
 */
export function surveyOnly(
  transcripts: readonly Pick<Transcript, 'gathered' | 'speakers'>[],
): ReadonlySet<ParticipantId> {
  const heard = (gathered: Transcript['gathered']) =>
    transcripts
      .filter((one) => one.gathered === gathered)
      .flatMap(({ speakers }) => speakers.flatMap(({ participantId }) => participantId ?? []));
  const interviewed = new Set(heard('interview'));
  return new Set(heard('survey').filter((id) => !interviewed.has(id)));
}
