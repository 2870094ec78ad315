import { ActError } from '../errors.ts';
import { quotesLetGo, type QuoteUses } from '../findings/quotes.ts';
import { keyOf } from '../model/finding-target.ts';
import type { JointRow, JointRowId } from '../model/joint-row.ts';
import type { Signed } from '../model/signed.ts';
import { nextOrder, steppedRecords } from '../study/order.ts';
import { plainChange, type Change, type Placed } from '../trail/change.ts';

/** What a person says in a row of the joint display. */
export type JointWords = Omit<JointRow, 'id' | 'order' | 'written'>;

/** A row in which nothing is said yet. */
export const noJointWords: JointWords = {
  resultIds: [],
  findings: [],
  quoteIds: [],
  relation: null,
  inference: '',
};

/** What a row still lacks to be read by others; nothing here keeps it from being stored. */
export type JointGap = 'no-result' | 'no-finding' | 'no-relation' | 'no-inference';

/**
 * What is still missing. A row whose relation is "silent" sets a result, or a finding, beside nothing, and
 * needs only one of the two. The meta-inference is required of every row (O’Cathain 2010).
 */
export function jointGaps({
  resultIds,
  findings,
  relation,
  inference,
}: JointWords): readonly JointGap[] {
  const isSilent = relation === 'silent' && resultIds.length + findings.length > 0;
  return [
    ...(resultIds.length === 0 && !isSilent ? (['no-result'] as const) : []),
    ...(findings.length === 0 && !isSilent ? (['no-finding'] as const) : []),
    ...(relation === null ? (['no-relation'] as const) : []),
    ...(inference.trim() === '' ? (['no-inference'] as const) : []),
  ];
}

export function addJointRow(
  stored: readonly JointRow[],
  words: Partial<JointWords>,
  id: JointRowId,
  written: Signed,
): Change {
  const order = nextOrder(stored);
  return changed({ id, ...kept({ ...noJointWords, ...words }), order, written });
}

/**
 * Says something else in a row; quotations nothing else names go. `null` when nothing differs.
 *
 * @param put records the act brings with it, such as a quotation just chosen.
 * @throws {ActError} 'finding-gone'.
 */
export function changeJointRow(
  stored: JointRow | undefined,
  words: Partial<JointWords>,
  written: Signed,
  uses: QuoteUses,
  put: readonly Placed[] = [],
): Change | null {
  if (!stored) throw new ActError('finding-gone');
  const { id, order, written: _, ...before } = stored;
  const after = kept({ ...before, ...words });
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const record: JointRow = { id, ...after, order, written };
  const change = changed(record);
  return {
    ...change,
    put: [...put, ...change.put],
    removed: quotesLetGo(
      before.quoteIds,
      withRow(uses, (one) => (one === stored || isRow(one, id) ? record : one)),
    ),
  };
}

/** @throws {ActError} 'finding-gone'. */
export function removeJointRow(stored: JointRow | undefined, uses: QuoteUses): Change {
  if (!stored) throw new ActError('finding-gone');
  const left = uses.jointRows.filter((one) => !isRow(one, stored.id));
  return {
    ...plainChange,
    kind: 'change-joint-display',
    removed: [
      { table: 'jointRows', id: stored.id },
      ...quotesLetGo(stored.quoteIds, { ...uses, jointRows: left }),
    ],
  };
}

/** One place up or down; `null` at either end. */
export function moveJointRow(
  stored: readonly JointRow[],
  id: JointRowId,
  step: 'up' | 'down',
): Change | null {
  const put = steppedRecords(stored, id, step).map((record): Placed => ({
    table: 'jointRows',
    record,
  }));
  return put.length === 0 ? null : { ...plainChange, kind: 'change-joint-display', put };
}

function kept(words: JointWords): JointWords {
  const findings = new Map(words.findings.map((one) => [keyOf(one), one]));
  return {
    resultIds: [...new Set(words.resultIds)],
    findings: [...findings.values()],
    quoteIds: [...new Set(words.quoteIds)],
    relation: words.relation,
    inference: words.inference,
  };
}

function changed(record: JointRow): Change {
  return { ...plainChange, kind: 'change-joint-display', put: [{ table: 'jointRows', record }] };
}

type Used = QuoteUses['jointRows'][number];

function isRow(one: Used, id: JointRowId): boolean {
  return 'id' in one && one.id === id;
}

function withRow(uses: QuoteUses, to: (one: Used) => Used): QuoteUses {
  return { ...uses, jointRows: uses.jointRows.map(to) };
}
