import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addCode } from '#lib/domain/codebook/add-code.ts';
import { changeCode, classifyCode, renameCode } from '#lib/domain/codebook/change-code.ts';
import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { mergeCodes } from '#lib/domain/codebook/merge-codes.ts';
import { moveCode } from '#lib/domain/codebook/move-code.ts';
import { restoreCode, retireCode } from '#lib/domain/codebook/retire-code.ts';
import { decideSplit, splitCode } from '#lib/domain/codebook/split-code.ts';
import { flattened, ownCodeTree } from '#lib/domain/codebook/tree.ts';
import { ActError } from '#lib/domain/errors.ts';
import type { Code } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { RoundId } from '#lib/domain/model/round.ts';
import type { SplitDecision } from '#lib/domain/model/split-decision.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { at, codeId, domainId, ownCode, tdfCodes } from './tdf.ts';

const place = {
  transcriptId: '5d000000-0000-4000-8000-000000000001' as TranscriptId,
  roundId: '5e000000-0000-4000-8000-000000000001' as RoundId,
  coderId: '5b000000-0000-4000-8000-000000000001' as CoderId,
};
const start = [...tdfCodes.slice(0, 20), ...[1, 2, 3, 4, 5].map((n) => ownCode(n, `Code ${n}`))];

interface Book {
  readonly codes: readonly Code[];
  readonly splitDecisions: readonly SplitDecision[];
}
type Act = (book: Book, next: number) => Change;

const nth = fc.nat(30);
const own = ({ codes }: Book, n: number): Code => {
  const all = codes.filter(({ kind }) => kind === 'own');
  return all[n % all.length]!;
};
const span = fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 6 }));
const stamp = (next: number) => ({ id: codeId(1000 + next), at, by: null });

const act: fc.Arbitrary<Act> = fc.oneof(
  nth.map(
    (n): Act =>
      (book, next) =>
        addCode(book.codes, { name: `New ${n}`, parentId: own(book, n).id }, stamp(next)),
  ),
  nth.map(
    (n): Act =>
      (book) =>
        renameCode(book.codes, own(book, n).id, `Renamed ${n % 4}`),
  ),
  nth.map(
    (n): Act =>
      (book) =>
        changeCode(book.codes, own(book, n).id, { shortcut: `${n % 3}` }),
  ),
  nth.map(
    (n): Act =>
      (book) =>
        classifyCode(book.codes, own(book, n).id, [domainId('knowledge')]),
  ),
  fc.tuple(nth, fc.option(nth), fc.nat(4)).map(
    ([n, to, position]): Act =>
      (book) =>
        moveCode(book.codes, own(book, n).id, {
          parentId: to === null ? null : own(book, to).id,
          position,
        }),
  ),
  fc.tuple(nth, nth).map(
    ([n, into]): Act =>
      (book) =>
        mergeCodes(book.codes, own(book, n).id, own(book, into).id),
  ),
  fc.tuple(nth, fc.option(nth)).map(([n, old]): Act => (book, next) => {
    const code = own(book, n);
    const existing = old === null ? code : own(book, old);
    const parts = [
      { id: codeId(2000 + next), name: `${code.name} i` },
      existing.id === code.id
        ? { id: codeId(3000 + next), name: `${code.name} ii` }
        : { existing: existing.id },
    ];
    return splitCode(book.codes, code.id, parts, { at, by: null });
  }),
  fc.tuple(nth, span, fc.nat(1)).map(([n, [from, length], part]): Act => (book, next) => {
    const split = book.codes.filter(({ status }) => status === 'split');
    const code = split[n % split.length];
    if (!code) throw new ActError('code-not-found');
    return decideSplit(book.codes, book.splitDecisions, [
      {
        id: `5f000000-0000-4000-8000-${String(next).padStart(12, '0')}` as SplitDecision['id'],
        codeId: code.id,
        ...place,
        from,
        to: from + length,
        chosen: [code.into[part]!],
      },
    ]);
  }),
  nth.map(
    (n): Act =>
      (book) =>
        retireCode(book.codes, own(book, n).id),
  ),
  nth.map(
    (n): Act =>
      (book) =>
        restoreCode(book.codes, own(book, n).id),
  ),
);

/** What storage does with a change, and the means of taking it back: what stood there before. */
function applied(book: Book, change: Change): { after: Book; undone: () => Book } {
  const tables = { codes: new Map(), splitDecisions: new Map() } as {
    codes: Map<string, Code>;
    splitDecisions: Map<string, SplitDecision>;
  };
  for (const code of book.codes) tables.codes.set(code.id, code);
  for (const decision of book.splitDecisions) tables.splitDecisions.set(decision.id, decision);

  const stood: (() => void)[] = [];
  for (const { table, id } of change.removed) {
    if (table !== 'splitDecisions') throw new RangeError(table);
    const before = tables.splitDecisions.get(id)!;
    tables.splitDecisions.delete(id);
    stood.push(() => tables.splitDecisions.set(id, before));
  }
  for (const { table, record } of change.put) {
    if (table !== 'codes' && table !== 'splitDecisions') throw new RangeError(table);
    const rows = tables[table] as Map<string, unknown>;
    const before = rows.get(record.id);
    rows.set(record.id, record);
    stood.push(() => (before ? rows.set(record.id, before) : rows.delete(record.id)));
  }
  const book2 = (): Book => ({
    codes: [...tables.codes.values()],
    splitDecisions: [...tables.splitDecisions.values()],
  });
  const after = book2();
  return {
    after,
    undone: () => {
      stood.toReversed().forEach((back) => back());
      return book2();
    },
  };
}

const sorted = ({ codes, splitDecisions }: Book) => ({
  codes: codes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  splitDecisions: splitDecisions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});
const linesOf = (codings: readonly { readonly from: number; readonly to: number }[]) =>
  [
    ...new Set(
      codings.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
    ),
  ].toSorted((a, b) => a - b);

it('keeps every coding through any sequence of codebook operations, and each can be undone', () => {
  const codings = fc.array(
    fc
      .record({ code: fc.integer({ min: 1, max: 5 }), span })
      .map(({ code, span: [from, length] }) => ({
        codeId: codeId(code),
        from,
        to: from + length,
      })),
    { minLength: 1, maxLength: 8 },
  );
  let done = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 14 }), codings, (acts, coded) => {
      let book: Book = { codes: start, splitDecisions: [] };
      for (const [index, make] of acts.entries()) {
        let change: Change;
        try {
          change = make(book, index);
        } catch (error) {
          if (error instanceof ActError) continue;
          throw error;
        }
        done += 1;
        const before = book;
        const { after, undone } = applied(book, change);
        expect(sorted(undone())).toEqual(sorted(before));
        book = after;

        const effective = effectiveCodes(book.codes, book.splitDecisions);
        const known = new Set(book.codes.map(({ id }) => id));
        for (const coding of coded) {
          const counted = effective.of(coding, place);
          expect(linesOf(counted)).toEqual(linesOf([coding]));
          expect(counted.every(({ codeId: id }) => known.has(id))).toBe(true);
        }
        expect(linesOf(effective.joined(coded, place))).toEqual(linesOf(coded));
        // Every own code stands in the tree, once: no circle, nothing out of reach.
        const inTree = flattened(ownCodeTree(book.codes)).map(({ code }) => code.id);
        expect(inTree.toSorted()).toEqual(
          book.codes
            .filter(({ kind }) => kind === 'own')
            .map(({ id }) => id)
            .toSorted(),
        );
      }
    }),
    { numRuns: 150 },
  );
  expect(done).toBeGreaterThan(100);
});
