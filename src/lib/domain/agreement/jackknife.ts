import type { Coefficient, Interval } from './coefficient.ts';
import { tQuantile } from './t-distribution.ts';

/**
 * The interval of a figure from what it would be without each of the clusters in turn: figure ±
 * t(G − 1) × standard error. No chance in it, and it holds with few clusters.
 *
 * Undefined with one cluster, and where one of the figures is undefined: the code then occurs in a
 * single cluster.
 *
 * @see Efron, B. & Tibshirani, R. J. (1993). An introduction to the bootstrap, ch. 11.
 */
export function jackknife(
  estimate: Coefficient,
  without: readonly Coefficient[],
  confidence: number,
): Interval {
  if (!estimate.defined) return { defined: false, reason: 'no-estimate' };
  if (without.length < 2) return { defined: false, reason: 'one-cluster' };
  const error = jackknifeError(without);
  if (error === null) return { defined: false, reason: 'single-cluster' };
  const reach = quantileFor(confidence, without.length - 1) * error;
  return { defined: true, from: estimate.value - reach, to: estimate.value + reach };
}

/** √((G − 1) / G × Σ(θ₋g − mean)²); `null` where one is undefined. */
export function jackknifeError(without: readonly Coefficient[]): number | null {
  let sum = 0;
  for (const one of without) {
    if (!one.defined) return null;
    sum += one.value;
  }
  const mean = sum / without.length;
  let squares = 0;
  for (const one of without) if (one.defined) squares += (one.value - mean) ** 2;
  return Math.sqrt(((without.length - 1) / without.length) * squares);
}

const quantiles = new Map<string, number>();

function quantileFor(confidence: number, degrees: number): number {
  const key = `${confidence} ${degrees}`;
  const known = quantiles.get(key) ?? tQuantile((1 + confidence) / 2, degrees);
  quantiles.set(key, known);
  return known;
}
