import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Pass } from '../model/pass.ts';

const length = 12;

/**
 * What a coder reads out once their passes are submitted: the start of the pass's hash; for several
 * passes, the start of the SHA-256 of their hashes, sorted and joined by line feeds. Twelve
 * hexadecimal digits. `null` unless every pass is submitted.
 *
 * It says nothing of what is in a pass (a pass has a random id in it), and no other pass has it.
 */
export function submissionCode(passes: readonly Pick<Pass, 'submitted'>[]): string | null {
  const hashes = passes.flatMap(({ submitted }) => submitted?.hash ?? []).sort();
  const [only] = hashes;
  if (only === undefined || hashes.length < passes.length) return null;
  const whole = hashes.length === 1 ? only : bytesToHex(sha256(utf8ToBytes(hashes.join('\n'))));
  return whole.slice(0, length);
}

/** "7f3a 91c2 0b4d", as it is shown and read out. */
export function spokenCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** What a person typed, as a code: spaces, dashes and capitals do not matter. `null` if it is none. */
export function typedCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '');
  return /^[0-9a-f]{12}$/.test(plain) ? plain : null;
}
