import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, type Coding, type Codings } from '#lib/domain/coding/packed.ts';
import { pairedMarks } from '#lib/domain/coding/paired-marks.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { uuid } from '../../fixtures/small-study.ts';

const [con, emo, rnf, soc, own] = [1, 2, 3, 4, 5].map((number) => uuid(5, number) as CodeId) as [
  CodeId,
  CodeId,
  CodeId,
  CodeId,
  CodeId,
];
const version = {
  text: 'abcdefghij',
  lineFrom: Uint32Array.from({ length: 10 }, (_, line) => line),
};
const side = (...codings: (readonly [CodeId, number, number])[]): Codings => ({
  codings: codings.map(([codeId, from, to]) => ({ codeId, from, to })),
  quotations: [],
});
const marks = (left: Codings, right: Codings) =>
  pairedMarks([left, right], version, (codeId) => codeId === own);
const lanes = (stripes: readonly { readonly codeId: CodeId; readonly lane: number }[]) =>
  stripes.map(({ codeId, lane }) => [codeId, lane]);

describe('two passes on one line', () => {
  it('have what both chose in the same lane, next to the axis', () => {
    const found = marks(side([rnf, 2, 3], [soc, 2, 3]), side([soc, 2, 3], [emo, 2, 3]));
    expect(lanes(found[2]!.left.stripes)).toEqual([
      [soc, 0],
      [rnf, 2],
    ]);
    expect(lanes(found[2]!.right.stripes)).toEqual([
      [soc, 0],
      [emo, 1],
    ]);
  });

  it('keep a code in its lane as long as either of them goes on with it', () => {
    const found = marks(side([con, 0, 2], [soc, 1, 2]), side([soc, 1, 2], [con, 2, 4]));
    expect(lanes(found[1]!.left.stripes)).toEqual([
      [con, 0],
      [soc, 1],
    ]);
    expect(lanes(found[3]!.right.stripes)).toEqual([[con, 0]]);
  });

  it('say where each of them begins and ends a code', () => {
    const found = marks(side([con, 0, 3]), side([con, 1, 2]));
    const [stripe] = found[1]!.right.stripes;
    expect(found[1]!.left.stripes[0]).toMatchObject({ starts: false, ends: false });
    expect(stripe).toMatchObject({ starts: true, ends: true });
  });

  it('have own codes in words, never in a lane', () => {
    const found = marks(side([own, 4, 5]), side());
    expect(found[4]).toMatchObject({ left: { stripes: [], own: [own] }, right: { own: [] } });
  });

  it('underline what either of them quoted', () => {
    const quoting = { ...side([con, 0, 2]), quotations: [{ codeId: con, from: 1, to: 2 }] };
    expect(marks(side(), quoting)[1]!.quotes).toEqual([{ from: 0, to: 1 }]);
  });
});

const anyCoding = fc
  .tuple(fc.constantFrom(con, emo, rnf, soc), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 4 }))
  .map(([codeId, from, length]): Coding => ({ codeId, from, to: Math.min(10, from + length) }));

it('never puts two codes of one coder into one lane of a line, nor one code into two lanes', () => {
  const anySide = fc.array(anyCoding).map((codings) => ({ codings, quotations: [] }));
  fc.assert(
    fc.property(anySide, anySide, (left, right) => {
      const found = marks(left, right);
      for (const [line, { left: a, right: b }] of found.entries()) {
        for (const { stripes } of [a, b]) {
          expect(new Set(stripes.map(({ lane }) => lane)).size).toBe(stripes.length);
        }
        for (const stripe of a.stripes) {
          const other = b.stripes.find(({ codeId }) => codeId === stripe.codeId);
          if (other) expect(other.lane).toBe(stripe.lane);
        }
        const here = joined(left.codings).filter(({ from, to }) => from <= line && line < to);
        expect(new Set(a.stripes.map(({ codeId }) => codeId))).toEqual(
          new Set(here.map(({ codeId }) => codeId)),
        );
      }
    }),
  );
});
