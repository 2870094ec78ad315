import { ActError } from '../errors.ts';
import type { Code, CodeId } from '../model/code.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { activeOwnCodeWithId, childrenOf, isInBranch, putCodes } from './codebook.ts';

/**
 * Merges an own code into another: from now on each of its codings counts as a coding of that one.
 * No pass is rewritten. The codes under it come under the other one, which keeps its own fields and
 * its own classification.
 *
 * @throws {ActError} 'code-in-its-own-branch' when both are one code; 'code-not-active';
 * 'code-not-found'.
 */
export function mergeCodes(codes: readonly Code[], id: CodeId, intoId: CodeId): Change {
  if (id === intoId) throw new ActError('code-in-its-own-branch');
  const code = activeOwnCodeWithId(codes, id);
  const into = activeOwnCodeWithId(codes, intoId);
  if (into.proposedIn !== null && into.proposedIn !== code.proposedIn) {
    throw new RangeError('what others see cannot count as a code that they may not see');
  }

  const merged: Code = { ...code, status: 'merged', into: [into.id], shortcut: null };
  const children = childrenOf(codes, id).map((child) => ({
    ...child,
    // What holds the other code itself cannot go under it, and takes the merged code's place.
    parentId: isInBranch(codes, into.id, child.id) ? code.parentId : into.id,
  }));
  return {
    ...plainChange,
    kind: 'merge-codes',
    codeIds: [id, intoId],
    put: putCodes([merged, ...children]),
  };
}
