import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the text in UTF-8: what anchors and passes are held against. */
export function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of a file's bytes: how the same file is known again. */
export function fileHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
