import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { drawShare, sharesOf } from '#lib/domain/rounds/draw-share.ts';
import { uuid } from '../../fixtures/small-study.ts';

const drawables = fc
  .array(fc.constantFrom('', 'GP', 'nurse', 'pharmacist'), { minLength: 1, maxLength: 40 })
  .map((strata) =>
    strata.map((stratum, index) => ({ id: uuid(6, index) as TranscriptId, stratum })),
  );
const percents = fc.integer({ min: 0, max: 100 });

describe('a random share', () => {
  it('is the same for the same seed, in whatever order the transcripts stand', () => {
    fc.assert(
      fc.property(
        drawables.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        percents,
        fc.string(),
        ([all, shuffled], percent, seed) => {
          const drawn = drawShare(all, percent, seed);
          expect(drawShare(shuffled, percent, seed).toSorted()).toEqual(drawn.toSorted());
        },
      ),
    );
  });

  it('has at least one of every stratum, no transcript twice, and as many as the shares say', () => {
    fc.assert(
      fc.property(
        drawables,
        fc.integer({ min: 1, max: 100 }),
        fc.string(),
        (all, percent, seed) => {
          const drawn = new Set(drawShare(all, percent, seed));
          for (const stratum of new Set(all.map((one) => one.stratum))) {
            const members = all.filter((one) => one.stratum === stratum);
            const number = members.filter(({ id }) => drawn.has(id)).length;
            expect(number).toBeGreaterThanOrEqual(1);
            expect(Math.abs(number - (members.length * percent) / 100)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('draws all at 100 % and nothing at 0 %', () => {
    fc.assert(
      fc.property(drawables, fc.string(), (all, seed) => {
        expect(drawShare(all, 100, seed)).toEqual(all.map(({ id }) => id));
        expect(drawShare(all, 0, seed)).toEqual([]);
      }),
    );
  });

  it('differs with the seed', () => {
    const all = Array.from({ length: 40 }, (_, index) => ({
      id: uuid(6, index) as TranscriptId,
      stratum: '',
    }));
    const draws = new Set(['1', '2', '3', '4'].map((seed) => drawShare(all, 25, seed).join()));
    expect(draws.size).toBe(4);
    expect(drawShare(all, 25, '1')).toHaveLength(10);
  });

  it('hands out the remainder by largest remainder', () => {
    // 25 % of 7, 5 and 2 is 1.75, 1.25 and 0.5: together 3.5, so 4 in all.
    expect(sharesOf([7, 5, 2], 25)).toEqual([2, 1, 1]);
    expect(sharesOf([10, 10], 25)).toEqual([3, 2]);
    expect(sharesOf([1, 1, 1, 1], 10)).toEqual([1, 1, 1, 1]);
  });
});
