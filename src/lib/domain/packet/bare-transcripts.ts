import type { CoderId } from '../model/coder.ts';
import { noConsent, type Participant } from '../model/participant.ts';
import type { Round } from '../model/round.ts';
import type { Transcript } from '../model/transcript.ts';
import type { PacketRecords } from './content.ts';
import type { Source } from './ground.ts';
import { versionsFor } from './versions-for.ts';

/**
 * Transcripts as they go to somebody who is to read their words and no more: nothing that says what
 * anybody did with them, or when; of people, only what the study calls them. Of a text that was corrected
 * since they were sent it, with the versions in between and why each was made.
 */
export function bareTranscripts(
  source: Source,
  transcripts: readonly Transcript[],
  round: Pick<Round, 'openedAt'>,
  toId: CoderId,
): Pick<PacketRecords, 'transcripts' | 'transcriptVersions' | 'participants'> {
  const { participants } = source;
  const versions = transcripts.flatMap((transcript) => versionsFor(source, transcript, toId));
  const spoke = new Set<string | null>(
    [...transcripts, ...versions].flatMap(({ speakers }) =>
      (speakers ?? []).map(({ participantId }) => participantId),
    ),
  );
  return {
    // When coding began is a coder's doing, so that of the round stands in its place.
    transcripts: transcripts.map((transcript) => ({
      ...transcript,
      file: null,
      frozenAt: round.openedAt,
      settledCoderId: null,
    })),
    transcriptVersions: versions,
    participants: participants
      .filter(({ id }) => spoke.has(id))
      .map(({ id, label, order }): Participant => ({
        id,
        label,
        attributes: {},
        consent: noConsent,
        order,
      })),
  };
}
