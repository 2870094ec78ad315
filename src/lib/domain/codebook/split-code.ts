import type { Code, CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { newOwnCode } from './add-code.ts';
import { activeOwnCodeWithId, childrenOf, codeWithId, putCodes } from './codebook.ts';

/** One part a code is split into: a code that is there already, or a new one. */
export type SplitPart =
  | { readonly existing: CodeId }
  | { readonly id: CodeId; readonly name: string; readonly definition?: string };

/**
 * Splits an own code into two or more. Its codings go on counting as the split code until it is
 * decided for each, by {@link decideSplit}, which of the parts it is. New parts stand beside the split
 * code and begin under the same domains; the codes under it move up to its place.
 *
 * @throws {ActError} 'code-name-taken', 'code-not-active' or 'code-not-found'.
 */
export function splitCode(
  codes: readonly Code[],
  id: CodeId,
  parts: readonly SplitPart[],
  { at, by }: { readonly at: string; readonly by: CoderId | null },
): Change {
  const code = activeOwnCodeWithId(codes, id);
  const into = parts.map((part) => ('existing' in part ? part.existing : part.id));
  if (new Set(into).size < 2 || into.includes(id)) {
    throw new RangeError('a split needs two or more codes other than the one that is split');
  }

  const split: Code = { ...code, status: 'split', into: [...new Set(into)], shortcut: null };
  const children = childrenOf(codes, id).map((child) => ({ ...child, parentId: code.parentId }));
  const added: Code[] = [];
  for (const part of parts) {
    if ('existing' in part) {
      activeOwnCodeWithId(codes, part.existing);
      continue;
    }
    // Named against the parts before it too, and free to take the split code's name.
    const others = [...codes.filter((one) => one.id !== id), split, ...added];
    const { name, definition = '' } = part;
    const { parentId, domainIds, proposedIn } = code;
    const told = { name, definition, parentId, domainIds, proposedIn };
    added.push(newOwnCode(others, told, { id: part.id, at, by }));
  }
  return {
    ...plainChange,
    kind: 'split-code',
    codeIds: [id, ...split.into],
    put: putCodes([split, ...added, ...children]),
  };
}

/**
 * Decides which of the parts one coding of a split code is, in whole or for some of its lines.
 * Earlier decisions about the same lines give way; what they said of other lines stands.
 *
 * @throws {ActError} 'code-not-found'.
 */
export function decideSplit(
  codes: readonly Code[],
  decisions: readonly SplitDecision[],
  decision: SplitDecision,
): Change {
  const code = codeWithId(codes, decision.codeId);
  const parts = decision.chosen;
  if (parts.length === 0 || !parts.every((part) => code.into.includes(part))) {
    throw new RangeError(`a coding of ${code.name} must become one or more of its parts`);
  }

  const earlier = decisions.filter((one) => samePlace(one, decision) && overlaps(one, decision));
  const inside = earlier.filter(({ from, to }) => from >= decision.from && to <= decision.to);
  const crossing = earlier.filter(({ from, to }) => from < decision.from !== to > decision.to);
  const cut = crossing.map((one) =>
    one.from < decision.from ? { ...one, to: decision.from } : { ...one, from: decision.to },
  );
  return {
    ...plainChange,
    kind: 'decide-split',
    transcriptId: decision.transcriptId,
    codeIds: [decision.codeId, ...parts],
    from: decision.from,
    to: decision.to,
    put: [...cut, decision].map((record): Placed => ({ table: 'splitDecisions', record })),
    removed: inside
      .filter(({ id }) => id !== decision.id)
      .map(({ id }) => ({ table: 'splitDecisions' as const, id })),
  };
}

/** Takes decisions back: the lines count as the split code again. */
export function undecideSplit(decision: SplitDecision): Change {
  return {
    ...plainChange,
    kind: 'decide-split',
    transcriptId: decision.transcriptId,
    codeIds: [decision.codeId],
    from: decision.from,
    to: decision.to,
    removed: [{ table: 'splitDecisions', id: decision.id }],
  };
}

function samePlace(a: SplitDecision, b: SplitDecision): boolean {
  return (
    a.codeId === b.codeId &&
    a.transcriptId === b.transcriptId &&
    a.coderId === b.coderId &&
    a.roundId === b.roundId
  );
}

function overlaps(a: SplitDecision, b: SplitDecision): boolean {
  return a.from < b.to && b.from < a.to;
}
