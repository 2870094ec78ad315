import { ActError } from '../errors.ts';
import type { Code } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { Packet } from '../model/packet.ts';
import { assignedCoder } from '../rounds/assigned-copy.ts';
import type { Change } from '../trail/change.ts';

/** Whether this copy of the study was made for one person: its codebook is the lead's. */
export function isAssignedCopy(
  packets: readonly Pick<Packet, 'kind' | 'direction' | 'toId'>[],
): boolean {
  return assignedCoder(packets) !== null;
}

/** Whether a code is the coder's own proposal, which is theirs to change wherever they code. */
export function isOwnProposal(
  { proposedIn, createdBy }: Pick<Code, 'proposedIn' | 'createdBy'>,
  coderId: CoderId,
): boolean {
  return proposedIn !== null && createdBy === coderId;
}

/**
 * Lets only such changes pass as a coder may make to the codebook of a copy made for them: new
 * proposals, and changes of their own ones.
 *
 * @param codes as they stood before.
 * @throws {ActError} 'codebook-is-the-leads'.
 */
export function requireOwnProposals(
  change: Change,
  codes: readonly Code[],
  coderId: CoderId,
): void {
  const before = new Map<string, Code>(codes.map((code) => [code.id, code]));
  const isOwn = (code: Code | undefined) => code !== undefined && isOwnProposal(code, coderId);
  const mayPut = change.put.every((placed) => {
    if (placed.table !== 'codes') return !isCodebook.has(placed.table);
    return isOwn(placed.record) && isOwn(before.get(placed.record.id) ?? placed.record);
  });
  const mayRemove = change.removed.every(({ table, id }) =>
    table === 'codes' ? isOwn(before.get(id)) : !isCodebook.has(table),
  );
  if (!mayPut || !mayRemove) throw new ActError('codebook-is-the-leads');
}

/** Tables that belong to the codebook beside the codes. */
const isCodebook: ReadonlySet<string> = new Set<Change['put'][number]['table']>([
  'codebookVersions',
  'ruleChanges',
  'splitDecisions',
]);
