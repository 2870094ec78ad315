import { visiblePasses, type PassHead, type RoundHead } from '../coding/visible-passes.ts';
import type { CoderId } from '../model/coder.ts';
import type { Operation } from '../model/operation.ts';

/**
 * The acts one coder may read in the trail: their own; those that belong to no pass; another's codings,
 * flags, memos and decided splits on a transcript only where that other pass may be read.
 *
 * `passes` are those over the transcripts the operations speak of.
 */
export function visibleOperations(
  viewer: CoderId,
  operations: readonly Operation[],
  passes: readonly PassHead[],
  rounds: readonly RoundHead[],
): readonly Operation[] {
  const readable = visiblePasses(viewer, passes, rounds);
  const ids = new Set(readable.map(({ id }) => id));
  const workOf = new Set(readable.map(({ transcriptId, coderId }) => `${transcriptId} ${coderId}`));
  return operations.filter((operation) => {
    if (operation.coderId === viewer || !belongsToPass(operation)) return true;
    if (operation.pass) return ids.has(operation.pass.id);
    return workOf.has(`${operation.transcriptId} ${operation.coderId}`);
  });
}

/** Words and decisions about a pass, which are as blind as the pass beside them. */
const besidePass: ReadonlySet<string> = new Set(['memos', 'splitDecisions']);

/** Acts of coding, memos on lines or a transcript, and what passages of a split code were given to. */
function belongsToPass({ pass, transcriptId, changes }: Operation): boolean {
  return (
    pass !== null || (transcriptId !== null && changes.some(({ table }) => besidePass.has(table)))
  );
}
