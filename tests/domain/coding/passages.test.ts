import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveCodes } from '#lib/domain/codebook/effective-codes.ts';
import { joined, packed } from '#lib/domain/coding/packed.ts';
import { passages } from '#lib/domain/coding/passages.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import {
  amara,
  code,
  environment,
  knowledge,
  openP03,
  outside,
  round1,
} from '../../fixtures/small-study.ts';

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

  it('join where codings of one code touch or overlap', () => {
    const codings = coded(
      [knowledge, 1, 3],
      [knowledge, 3, 5],
      [knowledge, 4, 6],
      [knowledge, 7, 8],
    );
    expect(passages(packed({ codings, quotations: [] }), version)).toEqual([
      { codeId: knowledge, from: 1, to: 6, quotations: [] },
      { codeId: knowledge, from: 7, to: 8, quotations: [] },
    ]);
  });

  it('of codes that were merged are one passage once counted as they count now', () => {
    const codes = [
      code(knowledge, 'own', 'A'),
      code(outside, 'own', 'B', { status: 'merged', into: [knowledge] }),
    ];
    const place = { transcriptId: openP03, roundId: round1, coderId: amara };
    const codings = coded([knowledge, 1, 3], [outside, 3, 5]);
    const quotations = coded([outside, 32, 35]);
    const counted = effectiveCodes(codes, []).packed(
      packed({ codings, quotations }),
      place,
      version,
    );
    expect(passages(counted, version)).toEqual([
      { codeId: knowledge, from: 1, to: 5, quotations: [{ from: 32, to: 35 }] },
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
      .tuple(
        fc.constantFrom(knowledge, environment, outside),
        fc.nat(18),
        fc.integer({ min: 1, max: 4 }),
      )
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
