import type { PacketKind } from '../model/packet.ts';
import { shortened, allowed } from '../reporting/file-name.ts';

/** How packet files end: what is sealed inside is a packet, and the age format seals it. */
export const packetExtension = '.packet.age';

/**
 * What a packet's file is called, such as "Stopping medicines-round2-assignment-TB.packet.age". The
 * initials are those of whoever codes or settles, never of anybody interviewed.
 */
export function packetFileName(
  title: string,
  roundNumber: number,
  kind: PacketKind,
  initials: string,
): string {
  const study = shortened(allowed(title)) || 'Study';
  return `${study}-round${roundNumber}-${kind}-${allowed(initials)}${packetExtension}`;
}
