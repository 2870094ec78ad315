import { ActError } from '../errors.ts';
import type { CoderId } from '../model/coder.ts';
import type { Packet } from '../model/packet.ts';

type PacketHead = Pick<Packet, 'kind' | 'direction' | 'toId'>;

/**
 * The person whom a copy of the study was made for: a coder by an assignment, the adjudicator by a
 * review. `null` in the lead's own study.
 */
export function assignedCoder(packets: readonly PacketHead[]): CoderId | null {
  const taken = packets.find(
    ({ kind, direction }) => direction === 'in' && (kind === 'assignment' || kind === 'review'),
  );
  return taken?.toId ?? null;
}

/** @throws {ActError} 'copy-for-one' in a copy that was made for one coder. */
export function requireWholeStudy(packets: readonly PacketHead[]): void {
  if (assignedCoder(packets) !== null) throw new ActError('copy-for-one');
}
