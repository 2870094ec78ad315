import { ActError } from '../errors.ts';
import type { Code, CodeId } from '../model/code.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { childrenOf, isInBranch, ownCodeWithId, putCodes, requireAsOpen } from './codebook.ts';

/** Where a code shall stand: under a parent (`null`: at the top), before the sibling at `position`. */
export interface CodePlace {
  readonly parentId: CodeId | null;
  /** Zero-based, counted without the moved code; past the end means last. */
  readonly position: number;
}

/**
 * Moves an own code, with everything under it.
 *
 * @throws {ActError} 'code-in-its-own-branch' when the new parent is the code or stands below it;
 * 'code-still-proposed' when others see the code and not yet the new parent; 'code-not-found'.
 */
export function moveCode(codes: readonly Code[], id: CodeId, place: CodePlace): Change {
  const code = ownCodeWithId(codes, id);
  if (place.parentId !== null) {
    requireAsOpen(code, ownCodeWithId(codes, place.parentId));
    if (isInBranch(codes, place.parentId, id)) throw new ActError('code-in-its-own-branch');
  }

  const siblings = childrenOf(codes, place.parentId).filter((one) => one.id !== id);
  const moved = siblings.toSpliced(place.position, 0, { ...code, parentId: place.parentId });
  const before = new Map(codes.map((one) => [one.id, one]));
  const put = moved
    .map((one, order) => ({ ...one, order }))
    .filter((one) => one.id === id || before.get(one.id)?.order !== one.order);

  return { ...plainChange, kind: 'move-code', codeIds: [id], put: putCodes(put) };
}

/** The ways a code can go one step by a key or a button. */
export type Step = 'up' | 'down' | 'in' | 'out';

/**
 * Where one step leads: up or down among its siblings, in under the sibling above, or out beside its
 * parent. `null` where there is no such place.
 */
export function placeAfterStep(codes: readonly Code[], id: CodeId, step: Step): CodePlace | null {
  const code = ownCodeWithId(codes, id);
  const siblings = childrenOf(codes, code.parentId);
  const index = siblings.findIndex((one) => one.id === id);
  switch (step) {
    case 'up':
      return index > 0 ? { parentId: code.parentId, position: index - 1 } : null;
    case 'down':
      return index < siblings.length - 1 ? { parentId: code.parentId, position: index + 1 } : null;
    case 'in': {
      const above = siblings[index - 1];
      return above ? { parentId: above.id, position: childrenOf(codes, above.id).length } : null;
    }
    case 'out': {
      if (code.parentId === null) return null;
      const parent = ownCodeWithId(codes, code.parentId);
      const uncles = childrenOf(codes, parent.parentId);
      return {
        parentId: parent.parentId,
        position: uncles.findIndex((one) => one.id === parent.id) + 1,
      };
    }
  }
}
