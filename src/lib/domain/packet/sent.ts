import type { Packet } from '../model/packet.ts';
import type { Transcript } from '../model/transcript.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import type { PacketHead } from './content.ts';

/**
 * That a packet went out. Transcripts that went with an assignment keep their words and lines from
 * then on, since somebody codes by them.
 */
export function sentChange(
  head: PacketHead,
  file: Pick<Packet, 'fileName' | 'fileHash' | 'at'>,
  transcripts: readonly Transcript[],
): Change {
  const { id, kind, round, fromId, toId, madeAt, leadCode } = head;
  const named = new Set(head.transcripts.map((one) => one.id));
  const frozen = transcripts
    .filter((one) => kind === 'assignment' && named.has(one.id) && one.frozenAt === null)
    .map((one): Placed => ({ table: 'transcripts', record: { ...one, frozenAt: file.at } }));
  const record: Packet = {
    id,
    kind,
    direction: 'out',
    roundId: round.id,
    fromId,
    toId,
    transcriptIds: [...named],
    madeAt,
    ...file,
    sealed: null,
    leadCode,
    leadCodeMatched: null,
  };
  return {
    ...plainChange,
    kind: 'send-packet',
    put: [{ table: 'packets', record }, ...frozen],
  };
}
