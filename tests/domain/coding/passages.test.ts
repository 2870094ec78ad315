import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, packed } from '#lib/domain/coding/packed.ts';
import { passages, type EffectiveCodes } from '#lib/domain/coding/passages.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { environment, knowledge, outside } from '../../fixtures/small-study.ts';

const version = { lineFrom: Uint32Array.from({ length: 20 }, (_, line) => line * 10) };
const coded = (...rows: readonly (readonly [CodeId, number, number])[]) =>
  rows.map(([codeId, from, to]) => ({ codeId, from, to }));

describe('passages', () => {
  it('stand by first line, one for each run of a code', () => {
    const codings = coded([knowledge, 4, 6], [environment, 1, 9], [knowledge, 7, 8]);
    expect(passages(packed({ codings, quotations: [] }), version)).toEqual([
      { codeId: environment, from: 1, to: 9, quotations: [] },
      { codeId: knowledge, from: 4, to: 6, quotations: [] },
      { codeId: knowledge, from: 7, to: 8, quotations: [] },
    ]);
  });

  it('of two codes that have become one join where they touch', () => {
    const merged: EffectiveCodes = (codeId) => [codeId === outside ? knowledge : codeId];
    const codings = coded([knowledge, 1, 3], [outside, 3, 5], [outside, 7, 8]);
    expect(passages(packed({ codings, quotations: [] }), version, merged)).toEqual([
      { codeId: knowledge, from: 1, to: 5, quotations: [] },
      { codeId: knowledge, from: 7, to: 8, quotations: [] },
    ]);
  });

  it('of a code that counts as nothing are left out, of a split one stand under each part', () => {
    const split: EffectiveCodes = (codeId) =>
      codeId === knowledge ? [environment, outside] : [];
    const codings = coded([knowledge, 1, 2], [environment, 4, 5]);
    const found = passages(packed({ codings, quotations: [] }), version, split);
    expect(found.map(({ codeId, from }) => [codeId, from])).toEqual([
      [environment, 1],
      [outside, 1],
    ]);
  });

  it('keep their quotations, in order', () => {
    const codings = coded([knowledge, 1, 3], [knowledge, 5, 6]);
    const quotations = coded([knowledge, 52, 55], [knowledge, 21, 24], [knowledge, 12, 15]);
    const found = passages(packed({ codings, quotations }), version);
    expect(found.map((passage) => passage.quotations)).toEqual([
      [
        { from: 12, to: 15 },
        { from: 21, to: 24 },
      ],
      [{ from: 52, to: 55 }],
    ]);
  });

  it('cover exactly the lines that were coded and never touch, whatever was coded', () => {
    const row = fc
      .tuple(fc.constantFrom(knowledge, environment, outside), fc.nat(18), fc.integer({ min: 1, max: 4 }))
      .map(([codeId, from, length]) => ({ codeId, from, to: Math.min(20, from + length) }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const found = passages(packed({ codings: joined(rows), quotations: [] }), version);
        const lines = (spans: readonly { codeId: CodeId; from: number; to: number }[]) =>
          new Set(
            spans.flatMap(({ codeId, from, to }) =>
              Array.from({ length: to - from }, (_, at) => `${codeId} ${from + at}`),
            ),
          );
        expect(lines(found)).toEqual(lines(rows));
        for (const one of found) {
          expect(found.some((o) => o.codeId === one.codeId && o.from === one.to)).toBe(false);
        }
      }),
    );
  });
});
