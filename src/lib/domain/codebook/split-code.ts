import type { Code, CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { SplitDecision } from '../model/split-decision.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { newOwnCode } from './add-code.ts';
import {
  activeOwnCodeWithId,
  childrenOf,
  codeWithId,
  putCodes,
  requireAsOpen,
} from './codebook.ts';

/** One part a code is split into: a code that is there already, or a new one. */
export type SplitPart =
  | { readonly existing: CodeId }
  | { readonly id: CodeId; readonly name: string; readonly definition?: string };

/**
 * Splits an own code into two or more. Its codings go on counting as the split code until it is
 * decided for each, by {@link decideSplit}, which of the parts it is. New parts stand beside the split
 * code and begin under the same domains; the codes under it move up to its place.
 *
 * @throws {ActError} 'code-name-taken', 'code-not-active', 'code-still-proposed' or 'code-not-found'.
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
      requireAsOpen(code, activeOwnCodeWithId(codes, part.existing));
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
 * Decides which of the parts a passage of a split code is: one decision for each pass and consensus it
 * stands in, all about the same lines. Earlier decisions about these lines give way; what they said of
 * other lines stands.
 *
 * @throws {ActError} 'code-not-found'.
 */
export function decideSplit(
  codes: readonly Code[],
  earlier: readonly SplitDecision[],
  made: readonly [SplitDecision, ...SplitDecision[]],
): Change {
  const [{ codeId, transcriptId, chosen, from, to }] = made;
  const { name, into } = codeWithId(codes, codeId);
  for (const decision of made) {
    const possible = decision.chosen.length > 0 && decision.chosen.every((id) => into.includes(id));
    if (!possible) throw new RangeError(`a coding of ${name} must become one or more of its parts`);
  }
  const kept = new Set(made.map(({ id }) => id));
  const giving = made.map((decision) => givingWay(earlier, decision));
  return {
    ...plainChange,
    kind: 'decide-split',
    transcriptId,
    codeIds: [codeId, ...chosen],
    from,
    to,
    put: [...giving.flatMap(({ cut }) => cut), ...made].map((record): Placed => ({
      table: 'splitDecisions',
      record,
    })),
    removed: giving
      .flatMap(({ replaced }) => replaced)
      .filter(({ id }) => !kept.has(id))
      .map(({ id }) => ({ table: 'splitDecisions' as const, id })),
  };
}

/** Takes decisions about one passage back: its lines count as the split code again. */
export function undecideSplit(decisions: readonly [SplitDecision, ...SplitDecision[]]): Change {
  const [{ transcriptId, codeId, from, to }] = decisions;
  return {
    ...plainChange,
    kind: 'decide-split',
    transcriptId,
    codeIds: [codeId],
    from,
    to,
    removed: decisions.map(({ id }) => ({ table: 'splitDecisions', id })),
  };
}

/** What becomes of earlier decisions: those inside the new lines go, those that reach in are cut. */
function givingWay(
  earlier: readonly SplitDecision[],
  { from, to, ...decision }: SplitDecision,
): { readonly replaced: readonly SplitDecision[]; readonly cut: readonly SplitDecision[] } {
  const touched = earlier.filter(
    (one) => samePlace(one, decision) && one.from < to && from < one.to,
  );
  return {
    replaced: touched.filter((one) => from <= one.from && one.to <= to),
    // One that reaches beyond on both sides stays whole: about these lines the narrower one holds.
    cut: touched.flatMap((one) => {
      const [before, after] = [one.from < from, to < one.to];
      if (before === after) return [];
      return [before ? { ...one, to: from } : { ...one, from: to }];
    }),
  };
}

type Place = Pick<SplitDecision, 'codeId' | 'transcriptId' | 'coderId' | 'roundId'>;

function samePlace(a: Place, b: Place): boolean {
  return (
    a.codeId === b.codeId &&
    a.transcriptId === b.transcriptId &&
    a.coderId === b.coderId &&
    a.roundId === b.roundId
  );
}
