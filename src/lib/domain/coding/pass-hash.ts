import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Pass } from '../model/pass.ts';

/** What the codes of a submitted pass counted as then; `null` in passes of older studies. */
export type Counted = NonNullable<Pass['submitted']>['counted'];

/**
 * SHA-256 of a pass in its canonical form: what is hashed when it is submitted and can be checked
 * ever after. The form is JSON with the fields below in this order and columns as arrays of numbers;
 * of `submitted` only what the codes counted as is part of it (form 2; form 1 has none).
 */
export function passHash(
  pass: Omit<Pass, 'submitted' | 'carried'>,
  counted: Counted = null,
): string {
  const canonical = {
    form: counted ? 2 : 1,
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
    ...(counted && {
      counted: counted.map(({ codeId, as, domainIds }) => ({ codeId, as, domainIds })),
    }),
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical))));
}

/**
 * Whether a submitted pass still is what was submitted, or what that was carried to on a corrected
 * transcript; `true` for one that is open.
 */
export function isAsSubmitted(pass: Pass): boolean {
  const { submitted, carried } = pass;
  return (
    submitted === null || passHash(pass, submitted.counted) === (carried?.hash ?? submitted.hash)
  );
}
