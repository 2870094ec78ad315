import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CoderId } from '../model/coder.ts';
import type { Difference } from './differences.ts';

/**
 * The coders in the order in which they stand on a line while names are hidden. It looks like chance,
 * so that the first of one line tells nothing about the first of the next, and is the same whenever the
 * line is shown: each coder's lot is the SHA-256 of the line and their id.
 */
export function shuffledCoders(
  coderIds: readonly CoderId[],
  { roundId, transcriptId, line }: Pick<Difference, 'roundId' | 'transcriptId' | 'line'>,
): readonly CoderId[] {
  const lotOf = (coderId: CoderId) =>
    bytesToHex(sha256(utf8ToBytes(`${roundId}\n${transcriptId}\n${line}\n${coderId}`)));
  return coderIds
    .map((coderId) => ({ coderId, lot: lotOf(coderId) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ coderId }) => coderId);
}
