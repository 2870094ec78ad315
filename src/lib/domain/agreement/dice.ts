/** 1 − 2|A∩B| / (|A| + |B|); two empty sets are equal. */
export function diceDistance(sizeA: number, sizeB: number, shared: number): number {
  return sizeA + sizeB === 0 ? 0 : 1 - (2 * shared) / (sizeA + sizeB);
}
