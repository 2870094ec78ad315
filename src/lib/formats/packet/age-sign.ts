/** How every file in the age format begins. */
export const firstLine = 'age-encryption.org/v1\n';

/** The first bytes of any age file, to tell a packet from a study file. */
export function startsLikePacket(head: Uint8Array): boolean {
  return new TextDecoder().decode(head.subarray(0, firstLine.length)) === firstLine;
}
