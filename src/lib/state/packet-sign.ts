import { startsLikePacket } from '../formats/packet/age-sign.ts';

/** A file long enough to tell what it is. */
export const headLength = 1024;

/** Whether a file is a packet by its name or its first bytes, and no study file. */
export async function isPacket(file: File): Promise<boolean> {
  if (file.name.toLowerCase().endsWith('.age')) return true;
  return startsLikePacket(new Uint8Array(await file.slice(0, headLength).arrayBuffer()));
}
