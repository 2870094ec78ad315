import { ActError } from '../errors.ts';
import type { Code } from '../model/code.ts';
import type { Coder } from '../model/coder.ts';
import type { Round } from '../model/round.ts';
import { isStillBlind } from '../rounds/round-progress.ts';
import type { Change } from '../trail/change.ts';

/** Whether the coder has a part in a round that is not all revealed. */
export function isInBlindRound(
  coderId: Coder['id'],
  rounds: readonly Parameters<typeof isStillBlind>[0][],
): boolean {
  return rounds.some((round) => round.coderIds.includes(coderId) && isStillBlind(round));
}

/**
 * Holds back, while a coder is in a blind round, what would tell everybody how they see the interviews:
 * new codes that are no proposals, as the parts of a split are, and, of anybody but the lead, changes of
 * codes that everybody sees. The lead may go on wording, ordering, merging and retiring those: that adds
 * no code, and the words are written for all to read.
 *
 * @param codes as they stood before.
 * @throws {ActError} 'codebook-still-blind'.
 */
export function requireNothingTold(
  change: Change,
  codes: readonly Code[],
  { id, role }: Pick<Coder, 'id' | 'role'>,
  rounds: readonly Round[],
): void {
  if (!isInBlindRound(id, rounds)) return;
  const before = new Map(codes.map((code) => [code.id, code]));
  const tells = change.put.some(({ table, record }) => {
    if (table !== 'codes') return false;
    const stood = before.get(record.id);
    const isOpen = record.proposedIn === null || stood?.proposedIn === null;
    if (!isOpen) return false;
    return role !== 'lead' || !stood || (record.status === 'split' && stood.status !== 'split');
  });
  if (tells) throw new ActError('codebook-still-blind');
}
