import type { Coefficient, Interval } from './coefficient.ts';

/** How often each of the clusters was drawn in one resample. */
export type Resample = Uint32Array;

/**
 * As many draws with replacement as there are clusters, `replicates` times over. Each resample is the
 * same array, filled anew.
 */
export function* clusterResamples(
  clusters: number,
  replicates: number,
  draw: (below: number) => number,
): Generator<Resample> {
  const times = new Uint32Array(clusters);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    times.fill(0);
    for (let drawn = 0; drawn < clusters; drawn += 1) times[draw(clusters)]! += 1;
    yield times;
  }
}

/**
 * Percentile interval of a figure's values in resamples of clusters. Resamples without a value are
 * left out; with more than one in twenty of them there is no interval.
 *
 * @param values of the resamples; NaN where the figure was undefined. Sorted in place.
 * @see Efron, B. & Tibshirani, R. J. (1993). An introduction to the bootstrap, ch. 13.
 */
export function percentileInterval(
  estimate: Coefficient,
  values: Float64Array,
  clusters: number,
  confidence: number,
): Interval {
  if (!estimate.defined) return { defined: false, reason: 'no-estimate' };
  if (clusters < 2) return { defined: false, reason: 'one-cluster' };
  // Typed arrays sort NaN to the end.
  values.sort();
  let count = values.length;
  while (count > 0 && Number.isNaN(values[count - 1])) count -= 1;
  if (values.length - count > values.length * 0.05) {
    return { defined: false, reason: 'too-many-undefined' };
  }
  const sorted = values.subarray(0, count);
  const tail = (1 - confidence) / 2;
  return { defined: true, from: quantile(sorted, tail), to: quantile(sorted, 1 - tail) };
}

/** Type 7 of Hyndman and Fan (1996): R's usual one. */
export function quantile(sorted: Float64Array, probability: number): number {
  const at = (sorted.length - 1) * probability;
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}
