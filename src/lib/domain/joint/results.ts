import { ActError } from '../errors.ts';
import type { JointRow } from '../model/joint-row.ts';
import type { QuantitativeResult, QuantitativeResultId } from '../model/quantitative-result.ts';
import type { Thread } from '../model/thread.ts';
import { nextOrder, steppedRecords } from '../study/order.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';
import { withoutResults } from './thread-ends.ts';

/** What a person says of a result. */
export type ResultWords = Omit<QuantitativeResult, 'id' | 'order'>;

/** A result of which nothing is said yet. */
export const noResult: ResultWords = {
  measure: '',
  n: null,
  total: null,
  value: '',
  source: '',
  note: '',
};

/** What cannot be in a result; none when it may be kept. */
export type ResultFault =
  | 'no-measure'
  | 'n-above-total'
  | 'not-a-count'
  | 'total-without-n'
  /** In a table only: N as it stands beside n, and in a column of its own. */
  | 'two-totals';

/** A count is a whole number of people, or answers, and never more than what it is out of. */
export function resultFaults({ measure, n, total }: ResultWords): readonly ResultFault[] {
  const isCount = (count: number | null) =>
    count === null || (Number.isInteger(count) && count >= 0);
  return [
    ...(measure.trim() === '' ? (['no-measure'] as const) : []),
    ...(isCount(n) && isCount(total) ? [] : (['not-a-count'] as const)),
    ...(n === null && total !== null ? (['total-without-n'] as const) : []),
    ...(n !== null && total !== null && n > total ? (['n-above-total'] as const) : []),
  ];
}

/** Adds results at the end, in the order given. @throws {ActError} 'result-unsound'. */
export function addResults(
  stored: readonly QuantitativeResult[],
  words: readonly ResultWords[],
  newId: () => QuantitativeResultId,
  kind: 'change-results' | 'import-results' = 'change-results',
): Change | null {
  if (words.length === 0) return null;
  const next = nextOrder(stored);
  return {
    ...plainChange,
    kind,
    put: words.map((one, at): Placed => ({
      table: 'results',
      record: { id: newId(), ...sound(one), order: next + at },
    })),
  };
}

/** `null` when nothing differs. @throws {ActError} 'finding-gone', 'result-unsound'. */
export function changeResult(
  stored: QuantitativeResult | undefined,
  words: Partial<ResultWords>,
): Change | null {
  if (!stored) throw new ActError('finding-gone');
  const { id, order, ...before } = stored;
  const after = sound({ ...before, ...words });
  if (JSON.stringify(sound(before)) === JSON.stringify(after)) return null;
  return {
    ...plainChange,
    kind: 'change-results',
    put: [{ table: 'results', record: { id, ...after, order } }],
  };
}

/** Takes a result away, out of the rows and threads that name it too. @throws {ActError} 'finding-gone'. */
export function removeResult(
  stored: QuantitativeResult | undefined,
  {
    jointRows,
    threads,
  }: { readonly jointRows: readonly JointRow[]; readonly threads: readonly Thread[] },
): Change {
  if (!stored) throw new ActError('finding-gone');
  const isOther = (id: QuantitativeResultId) => id !== stored.id;
  return {
    ...plainChange,
    kind: 'change-results',
    put: [
      ...jointRows
        .filter(({ resultIds }) => resultIds.includes(stored.id))
        .map((row): Placed => ({
          table: 'jointRows',
          record: { ...row, resultIds: row.resultIds.filter(isOther) },
        })),
      ...withoutResults(threads, stored.id),
    ],
    removed: [{ table: 'results', id: stored.id }],
  };
}

/** One place up or down; `null` at either end. */
export function moveResult(
  stored: readonly QuantitativeResult[],
  id: QuantitativeResultId,
  step: 'up' | 'down',
): Change | null {
  const put = steppedRecords(stored, id, step).map((record): Placed => ({
    table: 'results',
    record,
  }));
  return put.length === 0 ? null : { ...plainChange, kind: 'change-results', put };
}

function sound(words: ResultWords): ResultWords {
  const kept: ResultWords = {
    measure: words.measure.trim(),
    n: words.n,
    total: words.total,
    value: words.value.trim(),
    source: words.source.trim(),
    note: words.note.trim(),
  };
  const [fault] = resultFaults(kept);
  if (fault) throw new ActError('result-unsound', { where: kept.measure });
  return kept;
}
