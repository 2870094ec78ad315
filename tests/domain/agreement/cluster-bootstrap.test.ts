import { expect, it } from 'vitest';
import {
  clusterResamples,
  percentileInterval,
  quantile,
} from '#lib/domain/agreement/cluster-bootstrap.ts';
import { krippendorffAlpha } from '#lib/domain/agreement/krippendorff-alpha.ts';
import { randomDraws } from '#lib/domain/agreement/random-draws.ts';
import { tQuantile } from '#lib/domain/agreement/t-distribution.ts';
import { codeIn, reportOf } from './planted-round.ts';
import { profilesOf } from './reliability-data.ts';

/** Four documents of three lines. */
const four = [
  [
    [1, 1],
    [1, 0],
    [0, 0],
  ],
  [
    [0, 0],
    [1, 1],
    [0, 0],
  ],
  [
    [1, 1],
    [1, 1],
    [0, 1],
  ],
  [
    [0, 0],
    [0, 0],
    [1, 1],
  ],
];
const alphaOf = (rows: number[][]) => krippendorffAlpha(profilesOf(rows, [1, 0]));

it('without chance, over all 256 resamples of four clusters, gives the exact quantiles', () => {
  const all: number[] = [];
  for (const a of four) {
    for (const b of four) {
      for (const c of four) {
        for (const d of four) {
          const alpha = alphaOf([...a, ...b, ...c, ...d]);
          if (alpha.defined) all.push(alpha.value);
        }
      }
    }
  }
  const sorted = Float64Array.from(all).sort();
  expect(sorted).toHaveLength(256);

  let number = 0;
  const digit = () => {
    const place = number % 4;
    const resample = Math.floor(number / 4);
    number += 1;
    return Math.floor(resample / 4 ** place) % 4;
  };
  const drawn: number[] = [];
  for (const times of clusterResamples(4, 256, digit)) {
    const rows = four.flatMap((rows, cluster) =>
      Array.from({ length: times[cluster]! }, () => rows).flat(),
    );
    const alpha = alphaOf(rows);
    drawn.push(alpha.defined ? alpha.value : NaN);
  }
  const found = Float64Array.from(drawn);
  const interval = percentileInterval(alphaOf(four.flat()), found, 4, 0.95);
  expect(interval).toEqual({
    defined: true,
    from: expect.closeTo(quantile(sorted, 0.025), 12) as number,
    to: expect.closeTo(quantile(sorted, 0.975), 12) as number,
  });
});

it('takes quantiles as R does (type 7)', () => {
  const ten = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(quantile(ten, 0.025)).toBeCloseTo(1.225, 12);
  expect(quantile(ten, 0.5)).toBeCloseTo(5.5, 12);
  expect(quantile(ten, 1)).toBe(10);
});

it('gives the same interval for the same seed, and another for another', () => {
  const transcripts = four.map((rows) => ({
    A: rows.map(([a]) => (a ? 'K' : '.')).join(' '),
    B: rows.map(([, b]) => (b ? 'K' : '.')).join(' '),
  }));
  const withSeed = (seed: number) =>
    codeIn(reportOf({ coders: 'AB', transcripts }, { interval: 'bootstrap', seed }), 'K').alpha
      .interval;
  expect(withSeed(7)).toEqual(withSeed(7));
  expect(withSeed(7).defined).toBe(true);
});

it('draws every cluster about equally often', () => {
  const draw = randomDraws(20251122);
  const counts = [0, 0, 0, 0, 0];
  for (let turn = 0; turn < 50_000; turn += 1) counts[draw(5)]! += 1;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  expect(Array.from({ length: 6 }, randomDraws(1).bind(null, 1000))).toEqual(
    Array.from({ length: 6 }, randomDraws(1).bind(null, 1000)),
  );
});

/** Tables of the t distribution, to the places they are printed with. */
it.each([
  [0.975, 1, 12.7062],
  [0.975, 2, 4.30265],
  [0.975, 5, 2.57058],
  [0.975, 10, 2.22814],
  [0.975, 30, 2.04227],
  [0.975, 199, 1.97196],
  [0.95, 7, 1.89458],
  [0.995, 4, 4.60409],
])('knows the %f quantile of t with %i degrees of freedom', (probability, degrees, value) => {
  expect(tQuantile(probability, degrees)).toBeCloseTo(value, 4);
  expect(tQuantile(1 - probability, degrees)).toBeCloseTo(-value, 4);
});
