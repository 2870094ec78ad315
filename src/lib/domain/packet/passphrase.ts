/** The fewest characters a typed passphrase may have. */
export const shortestPassphrase = 12;

/** Digits and letters that are not taken for each other when read out: no i, l, o or u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const groups = 4;
const groupLength = 4;

/** How many random bytes a generated passphrase needs. */
export const passphraseBytes = groups * groupLength;

/** Four groups of four out of thirty-two characters (80 bits), such as "7km2-x9qp-04zt-bb3e". */
export function passphraseOf(random: Uint8Array): string {
  if (random.length < passphraseBytes) throw new RangeError('too few random bytes');
  const characters = Array.from(random.subarray(0, passphraseBytes), (byte) => alphabet[byte % 32]);
  return Array.from({ length: groups }, (_, group) =>
    characters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
}

/** A passphrase as it is used: without the spaces that copying leaves at its ends. */
export function tidiedPassphrase(typed: string): string {
  return typed.trim();
}

export function isLongEnough(typed: string): boolean {
  return Array.from(tidiedPassphrase(typed)).length >= shortestPassphrase;
}
