/** 1 − |A∩B| / |A∪B|; two empty sets are equal. */
export function jaccardDistance(sizeA: number, sizeB: number, shared: number): number {
  const either = sizeA + sizeB - shared;
  return either === 0 ? 0 : 1 - shared / either;
}
