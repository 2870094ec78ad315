import { noConsent, type Participant } from '../model/participant.ts';
import type { Round } from '../model/round.ts';
import type { Transcript } from '../model/transcript.ts';
import type { PacketRecords } from './content.ts';
import type { Source } from './ground.ts';

/**
 * Transcripts as they go to somebody who is to read their words and no more: nothing that says what
 * anybody did with them, or when; of people, only what the study calls them.
 */
export function bareTranscripts(
  { participants, transcriptVersions }: Source,
  transcripts: readonly Transcript[],
  round: Pick<Round, 'openedAt'>,
): Pick<PacketRecords, 'transcripts' | 'transcriptVersions' | 'participants'> {
  const versions = new Set<string>(transcripts.map(({ versionId }) => versionId));
  const spoke = new Set<string | null>(
    transcripts.flatMap(({ speakers }) => speakers.map(({ participantId }) => participantId)),
  );
  return {
    // When coding began is a coder's doing, so that of the round stands in its place.
    transcripts: transcripts.map((transcript) => ({
      ...transcript,
      file: null,
      frozenAt: round.openedAt,
      settledCoderId: null,
    })),
    transcriptVersions: transcriptVersions.filter(({ id }) => versions.has(id)),
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
