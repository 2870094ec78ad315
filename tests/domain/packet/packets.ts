import type { CoderId } from '#lib/domain/model/coder.ts';
import type { PacketId } from '#lib/domain/model/packet.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { assignment } from '#lib/domain/packet/assignment.ts';
import type { PacketContent } from '#lib/domain/packet/content.ts';
import type { PacketOrder } from '#lib/domain/packet/ground.ts';
import type { Receipt } from '#lib/domain/packet/incoming/preview.ts';
import { takeIn } from '#lib/domain/packet/incoming/take-in.ts';
import { returned } from '#lib/domain/packet/returned.ts';
import { studyFromPacket } from '#lib/domain/packet/study-from-packet.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { amara, applied, blindRound, uuid } from '../../fixtures/team-study.ts';

export const noon = '2025-11-20T12:00:00.000Z';

export function receiptOf(viewer: CoderId, more: Partial<Receipt> = {}): Receipt {
  return {
    viewer,
    at: noon,
    fileName: 'a.packet.age',
    fileHash: 'a'.repeat(64),
    file: Uint8Array.of(1, 2, 3),
    ...more,
  };
}

export function order(
  number: number,
  fromId: CoderId,
  toId: CoderId,
  madeAt = '2025-11-19T09:00:00.000Z',
): PacketOrder {
  return { id: uuid(30, number) as PacketId, roundId: blindRound, fromId, toId, madeAt };
}

/** The coder's own copy, as it is right after the assignment was opened. */
export function copyOf(study: StudySnapshot, coderId: CoderId, number = 900): StudySnapshot {
  const packet = assignment(study, order(number, amara, coderId));
  return studyFromPacket(packet, receiptOf(coderId));
}

/** A return of everything the coder submitted over these transcripts. */
export function returnOf(
  copy: StudySnapshot,
  number: number,
  coderId: CoderId,
  transcriptIds: readonly TranscriptId[] = copy.transcripts.map(({ id }) => id),
  leadCode = '000000000000',
): PacketContent {
  return returned(copy, { ...order(number, coderId, amara), transcriptIds, leadCode });
}

/** The study after the packet was taken in by `viewer`; as it was where there was nothing to do. */
export function after(
  study: StudySnapshot,
  packet: PacketContent,
  viewer: CoderId = amara,
): StudySnapshot {
  const incoming = takeIn(study, packet, receiptOf(viewer));
  return incoming.is === 'known' ? study : applied(study, incoming.change);
}
