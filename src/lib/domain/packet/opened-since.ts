import type { CoderId } from '../model/coder.ts';
import type { Packet } from '../model/packet.ts';
import type { Reopening } from '../model/reopening.ts';

/**
 * Whether the lead has opened a pass again over a transcript of a return that came with its code: the
 * code no longer shows that the lead's pass, as it is now, was there first.
 */
export function isOpenedSince(
  packet: Pick<Packet, 'leadCodeMatched' | 'roundId' | 'transcriptIds' | 'at'>,
  lead: CoderId,
  reopenings: readonly Pick<Reopening, 'coderId' | 'roundId' | 'transcriptId' | 'at'>[],
): boolean {
  return (
    packet.leadCodeMatched === true &&
    reopenings.some(
      ({ coderId, roundId, transcriptId, at }) =>
        coderId === lead &&
        roundId === packet.roundId &&
        packet.transcriptIds.includes(transcriptId) &&
        at > packet.at,
    )
  );
}
