/**
 * Passonneau's distance between two sets: 1 − Jaccard × monotonicity, where monotonicity is 1 for
 * equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they share nothing. Two
 * empty sets are equal; an empty set shares nothing with any other.
 *
 * @see Passonneau, R. J. (2006). Measuring agreement on set-valued items (MASI).
 */
export function masiDistance(sizeA: number, sizeB: number, shared: number): number {
  const either = sizeA + sizeB - shared;
  if (either === 0) return 0;
  if (shared === 0) return 1;
  const smaller = Math.min(sizeA, sizeB);
  const monotonicity = shared === either ? 1 : shared === smaller ? 2 / 3 : 1 / 3;
  return 1 - (shared / either) * monotonicity;
}
