import type { PacketContent } from '../content.ts';
import type { Incoming, Receipt } from './preview.ts';
import { requireOurs } from './requirements.ts';
import { takeInAdjudication } from './take-in-adjudication.ts';
import { takeInAssignment } from './take-in-assignment.ts';
import { takeInDecisions } from './take-in-decisions.ts';
import { takeInReturn } from './take-in-return.ts';
import { takeInReview } from './take-in-review.ts';
import type { WholeGround } from './versions.ts';

/**
 * What taking a packet in would do, and the one change that does it. The same packet again does
 * nothing.
 *
 * @throws {PacketError} when it cannot be taken in; its code says why.
 */
export function takeIn(ground: WholeGround, packet: PacketContent, receipt: Receipt): Incoming {
  const { head } = packet;
  requireOurs(ground, head, receipt.viewer);
  const before = ground.packets.find(({ id, sealed }) => id === head.id && sealed === null);
  if (before) return { is: 'known', head, packet: before };
  switch (head.kind) {
    case 'assignment':
      return takeInAssignment(ground, packet, receipt);
    case 'return':
      return takeInReturn(ground, packet, receipt);
    case 'decisions':
      return takeInDecisions(ground, packet, receipt);
    case 'review':
      return isForAdjudicator(packet)
        ? takeInAdjudication(ground, packet, receipt)
        : takeInReview(ground, packet, receipt);
  }
}

/** Whether a review asks about flagged lines: its receiver has no pass in the round. */
export function isForAdjudicator({ head, records }: PacketContent): boolean {
  const round = records.rounds.find(({ id }) => id === head.round.id);
  return head.kind === 'review' && !round?.coderIds.includes(head.toId);
}
