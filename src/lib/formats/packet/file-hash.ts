import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of a sealed file, by which it is named in the study's records. */
export function fileHash(file: Uint8Array): string {
  return bytesToHex(sha256(file));
}
