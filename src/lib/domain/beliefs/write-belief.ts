import type { Belief, BeliefId } from '../model/belief.ts';
import type { LineRange } from '../model/line-range.ts';
import type { Signed } from '../model/signed.ts';
import { nextOrder } from '../study/order.ts';
import { plainChange, type Change, type ChangeKind } from '../trail/change.ts';
import { isSameRanges, joinedRanges, rangesWithout } from './ranges.ts';

/** What a person says of a statement. */
export type BeliefWords = Pick<
  Belief,
  'statement' | 'domainId' | 'subthemeIds' | 'polarity' | 'prompted' | 'note'
>;

/** A statement of which nothing is said yet. */
export const plainBelief = {
  statement: '',
  domainId: null,
  subthemeIds: [],
  polarity: null,
  prompted: null,
  note: '',
} satisfies BeliefWords;

/**
 * Writes a statement, after the others in the order.
 * @param stored every statement of the study.
 * @throws {RangeError} when it has no words.
 */
export function addBelief(
  stored: readonly Pick<Belief, 'order'>[],
  said: Partial<BeliefWords> & { readonly passages?: readonly LineRange[] },
  by: { readonly id: BeliefId; readonly signed: Signed },
): Change {
  const record: Belief = {
    ...plainBelief,
    ...said,
    id: by.id,
    statement: wordsOf(said.statement ?? ''),
    passages: joinedRanges(said.passages ?? []),
    oppositeId: null,
    mergedInto: null,
    quoteIds: [],
    written: by.signed,
    checked: null,
    order: nextOrder(stored),
  };
  return beliefChange('add-belief', [record]);
}

/**
 * Says something of a statement; `null` when it says so already. Other words, another domain or another
 * polarity make it a statement nobody has checked. Who writes other words is its writer from then on.
 * @throws {RangeError} when it would have no words.
 */
export function changeBelief(
  stored: Belief,
  said: Partial<BeliefWords>,
  signed: Signed,
): Change | null {
  const next: Belief = {
    ...stored,
    ...said,
    statement: wordsOf(said.statement ?? stored.statement),
  };
  const isReworded = next.statement !== stored.statement;
  const isOther =
    isReworded || next.domainId !== stored.domainId || next.polarity !== stored.polarity;
  const isSame =
    !isOther &&
    next.prompted === stored.prompted &&
    next.note === stored.note &&
    next.subthemeIds.length === stored.subthemeIds.length &&
    next.subthemeIds.every((id) => stored.subthemeIds.includes(id));
  if (isSame) return null;
  return beliefChange('change-belief', [
    {
      ...next,
      written: isReworded ? signed : stored.written,
      checked: isOther ? null : stored.checked,
    },
  ]);
}

/** Puts passages under a statement; `null` when all of their lines are. What was checked was another statement. */
export function addPassages(stored: Belief, passages: readonly LineRange[]): Change | null {
  return withPassages(stored, joinedRanges([...stored.passages, ...passages]));
}

/** Takes lines off a statement; `null` when none of them is under it. */
export function takeOffPassages(stored: Belief, passages: readonly LineRange[]): Change | null {
  return withPassages(stored, rangesWithout(stored.passages, passages));
}

/** A change of statements, speaking of their domains. */
export function beliefChange(
  kind: ChangeKind,
  records: readonly Belief[],
  more: Partial<Pick<Change, 'put' | 'removed'>> = {},
): Change {
  const domainIds = records.flatMap(({ domainId }) => domainId ?? []);
  return {
    ...plainChange,
    kind,
    codeIds: [...new Set(domainIds)],
    put: [...(more.put ?? []), ...records.map((record) => ({ table: 'beliefs' as const, record }))],
    removed: more.removed ?? [],
  };
}

function withPassages(stored: Belief, passages: readonly LineRange[]): Change | null {
  if (isSameRanges(stored.passages, passages)) return null;
  return beliefChange('change-belief', [{ ...stored, passages: [...passages], checked: null }]);
}

function wordsOf(statement: string): string {
  const words = statement.trim();
  if (words === '') throw new RangeError('a belief statement needs words');
  return words;
}
