import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberSummary } from '#lib/domain/participants/number-summary.ts';
import { decimalsOf, numberWords, rangeWords } from '#lib/domain/reporting/number-words.ts';

describe('the summary of numbers', () => {
  it('is that of an example worked by hand', () => {
    // Sum 31 of 6; squares about 5.1667 sum to 30.8333, over 5 they are 6.1667.
    // Quartiles at places 1.25 and 3.75 from nought: between 4 and 4, and three quarters from 5 to 7.
    expect(numberSummary([9, 4, 2, 7, 4, 5])).toEqual({
      n: 6,
      mean: expect.closeTo(5.1667, 4),
      deviation: expect.closeTo(2.4833, 4),
      median: 4.5,
      quartiles: [4, 6.5],
      lowest: 2,
      highest: 9,
    });
  });

  it('has quartiles as R’s default, type 7, gives them for one to ten', () => {
    // quantile(1:10) in R: 3.25, 5.5, 7.75; type 6, as in SPSS, would give 2.75 and 8.25.
    const summary = numberSummary([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(summary).toMatchObject({ median: 5.5, quartiles: [3.25, 7.75] });
  });

  it('has no deviation of one number, and is nothing of none', () => {
    expect(numberSummary([7])).toEqual({
      n: 1,
      mean: 7,
      deviation: null,
      median: 7,
      quartiles: [7, 7],
      lowest: 7,
      highest: 7,
    });
    expect(numberSummary([])).toBeNull();
  });

  it('is the same in whatever order the numbers come, and lies between the lowest and the highest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1 }), (values) => {
        const summary = numberSummary(values)!;
        expect(numberSummary(values.toReversed())).toEqual(summary);
        const { lowest, quartiles, median, highest } = summary;
        const inOrder = [lowest, quartiles[0], median, quartiles[1], highest];
        expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
      }),
    );
  });
});

describe('numbers in words', () => {
  it('have the decimals they need or are asked for, and a minus that is one', () => {
    expect(numberWords(7.756)).toBe('7.76');
    expect(numberWords(12, 1)).toBe('12.0');
    expect(numberWords(-3.5)).toBe('−3.5');
    expect(numberWords(-0.001)).toBe('0');
    expect([decimalsOf(4), decimalsOf(4.25)]).toEqual([0, 2]);
  });

  it('have a dash between two, and words where a minus stands beside it', () => {
    expect(rangeWords(4, 19)).toBe('4–19');
    expect(rangeWords(-4, 19)).toBe('−4 to 19');
  });
});
