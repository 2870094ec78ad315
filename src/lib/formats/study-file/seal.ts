import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { joinedBytes } from '../table-writer.ts';
import type { Bytes } from '../zip/zip-writer.ts';

const label = 'concord-study sha256 ';
const sealLength = label.length + 64;

/**
 * Closes an archive with a seal: the SHA-256 of all its bytes as the archive's comment, where ZIP
 * programs ignore it. Not one byte of the file can change unnoticed.
 */
export function sealed(pieces: readonly Bytes[]): Bytes {
  const file = joinedBytes([...pieces, new Uint8Array(sealLength)]);
  const body = file.subarray(0, -sealLength);
  // The last field of a ZIP archive is the length of its comment.
  new DataView(file.buffer).setUint16(body.length - 2, sealLength, true);
  file.set(new TextEncoder().encode(label + bytesToHex(sha256(body))), body.length);
  return file;
}

/** Whether the file ends in a seal, whatever it says. */
export function endsInSeal(file: Uint8Array): boolean {
  if (file.length <= sealLength) return false;
  return new TextDecoder().decode(file.subarray(-sealLength)).startsWith(label);
}

/** Whether the file ends in the seal of exactly these bytes. */
export function sealHolds(file: Uint8Array): boolean {
  if (file.length <= sealLength) return false;
  const body = file.subarray(0, -sealLength);
  const seal = new TextDecoder().decode(file.subarray(-sealLength));
  return seal === label + bytesToHex(sha256(body));
}
