import type { Code, CodeId } from '../model/code.ts';
import type { Coder } from '../model/coder.ts';
import { codesInOrder } from '../codebook/tree.ts';
import { codesInQuestion, type Difference } from './differences.ts';

/** Differences that are worked through together, under the code they are first about. */
export interface DifferenceGroup {
  readonly codeId: CodeId;
  readonly differences: readonly Difference[];
}

/**
 * The differences of one person's queue: an adjudicator who does not code in the round has what was
 * flagged and what they settled; everybody else has all.
 */
export function queueFor(
  found: readonly Difference[],
  { coderIds }: { readonly coderIds: readonly Coder['id'][] },
  { id, role }: Pick<Coder, 'id' | 'role'>,
): readonly Difference[] {
  if (role !== 'adjudicator' || coderIds.includes(id)) return found;
  return found.filter(
    ({ state, decision }) =>
      state === 'flagged' || (decision !== null && decision.by.every((coderId) => coderId === id)),
  );
}

/**
 * The differences by code, codes in the order of the codebook and lines in theirs. A line stands once,
 * under the first of the codes in question.
 */
export function byCode(
  found: readonly Difference[],
  codes: readonly Code[],
): readonly DifferenceGroup[] {
  const rank = new Map(codesInOrder(codes).map(({ id }, index) => [id, index]));
  const rankOf = (codeId: CodeId) => rank.get(codeId) ?? rank.size;
  const groups = new Map<CodeId, Difference[]>();
  for (const difference of found) {
    const [first] = firstCodes(difference).toSorted((a, b) => rankOf(a) - rankOf(b));
    if (first === undefined) continue;
    const group = groups.get(first);
    if (group) group.push(difference);
    else groups.set(first, [difference]);
  }
  return [...groups]
    .toSorted(([a], [b]) => rankOf(a) - rankOf(b))
    .map(([codeId, differences]) => ({ codeId, differences }));
}

/**
 * The place in a queue of the next difference after `from` that waits to be settled, round the end;
 * `null` if none does. To an adjudicator what is flagged waits.
 */
export function nextOpen(
  queue: readonly Difference[],
  from: number,
  waits: (difference: Difference) => boolean = ({ state }) => state === 'open',
): number | null {
  for (let step = 1; step <= queue.length; step += 1) {
    const index = (from + step) % queue.length;
    const difference = queue[index];
    if (difference && waits(difference)) return index;
  }
  return null;
}

function firstCodes(difference: Difference): readonly CodeId[] {
  const inQuestion = codesInQuestion(difference);
  if (inQuestion.length > 0) return inQuestion;
  return [...difference.shared, ...(difference.decision?.keep ?? [])];
}
