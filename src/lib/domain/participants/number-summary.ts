/** What a table says of numbers in place of the numbers themselves. */
export interface NumberSummary {
  readonly n: number;
  readonly mean: number;
  /** Of a sample, so over n − 1; `null` of a single number. */
  readonly deviation: number | null;
  readonly median: number;
  /** First and third quartile. */
  readonly quartiles: readonly [number, number];
  readonly lowest: number;
  readonly highest: number;
}

/** How quartiles are computed, said wherever they are given. */
export const quartileMethod =
  'Quartiles are interpolated between the values in order (Hyndman and Fan’s type 7, as R and Excel’s QUARTILE.INC compute them; SPSS gives others).';

/**
 * Mean and standard deviation, median and quartiles, lowest and highest; `null` without numbers.
 *
 * @see Hyndman, R. J. & Fan, Y. (1996). Sample quantiles in statistical packages. The American
 * Statistician, 50(4), definition 7.
 */
export function numberSummary(values: readonly number[]): NumberSummary | null {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    n,
    mean,
    deviation: n === 1 ? null : Math.sqrt(squares / (n - 1)),
    median: quantile(sorted, 0.5),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
    lowest,
    highest,
  };
}

/** At the place p × (n − 1) of the values in order, counted from nought. */
function quantile(sorted: readonly number[], p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const at = sorted[below]!;
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return at + (place - below) * (next - at);
}
