import { describe, expect, it } from 'vitest';
import { median, p95 } from './support/statistics.mjs';

describe('the figures of the bench', () => {
  it('take the middle sample, or the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('take as p95 the nearest rank, which in five samples is the largest', () => {
    expect(p95([5, 1, 4, 2, 3])).toBe(5);
    expect(p95(Array.from({ length: 100 }, (_, index) => index + 1))).toBe(95);
  });
});
