import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Pass } from '../model/pass.ts';

/**
 * SHA-256 of a pass in its canonical form: what is hashed when it is submitted and can be checked
 * ever after. The form is JSON with the fields below in this order and columns as arrays of numbers;
 * `submitted` itself is no part of it.
 */
export function passHash(pass: Omit<Pass, 'submitted'>): string {
  const canonical = {
    form: 1,
    id: pass.id,
    transcriptId: pass.transcriptId,
    versionId: pass.versionId,
    coderId: pass.coderId,
    roundId: pass.roundId,
    codes: pass.codes,
    code: [...pass.code],
    from: [...pass.from],
    to: [...pass.to],
    quoteCode: [...pass.quoteCode],
    quoteFrom: [...pass.quoteFrom],
    quoteTo: [...pass.quoteTo],
    flags: [...pass.flags],
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical))));
}
