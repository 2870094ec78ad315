import { describe, expect, it } from 'vitest';
import { francis } from '#lib/domain/adequacy/francis.ts';
import { guest } from '#lib/domain/adequacy/guest.ts';
import { lastK } from '#lib/domain/adequacy/last-k.ts';

/** New codes per interview of the worked example of Guest, Namey & Chen (2020). */
const worked = [17, 9, 6, 5, 4, 3, 0, 1];

describe('base, run and threshold', () => {
  it('gives the ratios of the worked example and meets 5 % at 6+2', () => {
    const at5 = guest(worked, { base: 4, run: 2, threshold: 0.05 });
    expect(at5).toMatchObject({ state: 'met', base: 37, firstMet: 6 });
    if (at5.state !== 'met') throw new Error('not met');
    expect(at5.runs.map(({ after, brought }) => [after, brought])).toEqual([
      [4, 7],
      [5, 3],
      [6, 1],
    ]);
    expect(at5.runs.map(({ ratio }) => (ratio * 100).toFixed(1))).toEqual(['18.9', '8.1', '2.7']);
  });

  it('does not meet 0 % in the worked example', () => {
    expect(guest(worked, { base: 4, run: 2, threshold: 0 })).toMatchObject({
      state: 'not-met',
      firstMet: null,
    });
  });

  it('meets a threshold that the ratio equals exactly', () => {
    expect(guest([20, 0, 0, 0, 1, 0], { base: 4, run: 2, threshold: 0.05 })).toMatchObject({
      state: 'met',
      firstMet: 4,
    });
  });

  it('keeps the base as it is while runs slide', () => {
    const found = guest([2, 2, 1, 1, 1, 1], { base: 2, run: 2, threshold: 0 });
    expect(found).toMatchObject({ runs: [{ ratio: 0.5 }, { ratio: 0.5 }, { ratio: 0.5 }] });
  });

  it('is not estimable when the base brought nothing', () => {
    expect(guest([0, 0, 0, 0, 3, 1], { base: 4, run: 2, threshold: 0.05 })).toEqual({
      state: 'no-base',
    });
  });

  it('cannot be assessed with fewer interviews than base and run', () => {
    expect(guest([5, 4, 3, 2, 1], { base: 4, run: 2, threshold: 0.05 })).toEqual({
      state: 'too-few',
      needed: 6,
    });
  });
});

describe('initial sample and stopping criterion', () => {
  const rule = { initial: 10, stopping: 3 };

  it('cannot be assessed with 11 interviews under 10 + 3', () => {
    expect(francis([3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0], 7, rule)).toEqual({
      state: 'too-few',
      needed: 13,
    });
  });

  it('is met at 13 when interviews 11 to 13 bring nothing new', () => {
    const found = francis([4, 2, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0], 9, rule);
    expect(found).toMatchObject({
      state: 'met',
      firstMet: 13,
      tests: [{ after: 13, brought: 0 }],
    });
  });

  it('tests again after 14, 15 and on until the last three bring nothing', () => {
    const found = francis([4, 2, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0], 12, rule);
    expect(found).toMatchObject({
      state: 'met',
      firstMet: 15,
      tests: [
        { after: 13, brought: 1 },
        { after: 14, brought: 1 },
        { after: 15, brought: 0 },
      ],
    });
  });

  it('is never met where nothing is found, however few the interviews', () => {
    expect(francis([0, 0], 0, rule)).toEqual({ state: 'none' });
    expect(francis(new Array<number>(20).fill(0), 0, rule)).toEqual({ state: 'none' });
  });

  it('is not met before anything is shared', () => {
    const three = { initial: 3, stopping: 3 };
    expect(francis([0, 0, 0, 0, 0, 0, 1], 3, three)).toEqual({
      state: 'not-met',
      tests: [
        { after: 6, brought: 0 },
        { after: 7, brought: 1 },
      ],
      firstMet: null,
    });
    expect(francis([0, 0, 0, 0, 0, 0, 1, 0, 0, 0], 3, three)).toMatchObject({
      state: 'met',
      firstMet: 10,
    });
    expect(francis([0, 0, 1, 0, 0, 0], 3, three)).toMatchObject({ state: 'met', firstMet: 6 });
  });

  it('is never met where nothing is shared', () => {
    expect(francis(new Array<number>(20).fill(0), 4, rule)).toEqual({ state: 'none-shared' });
  });
});

describe('nothing new in the last interviews', () => {
  it('is met when the last two bring nothing', () => {
    expect(lastK([3, 1, 0, 0], 2)).toEqual({
      state: 'met',
      last: [
        { interview: 3, brought: 0 },
        { interview: 4, brought: 0 },
      ],
      firstMet: 4,
    });
  });

  it('is not met when the last but one brings one, and says when it was met before', () => {
    expect(lastK([3, 0, 0, 1, 0], 2)).toMatchObject({ state: 'not-met', firstMet: 3 });
  });

  it('needs an interview before the last ones', () => {
    expect(lastK([3, 0], 2)).toEqual({ state: 'too-few', needed: 3 });
    expect(lastK([], 2)).toEqual({ state: 'too-few', needed: 3 });
  });

  it('is not met by interviews in which nothing was ever found', () => {
    expect(lastK([0, 0, 0, 0], 2)).toEqual({ state: 'none' });
  });

  it('does not call it met before anything was found', () => {
    expect(lastK([0, 0, 0, 2, 0, 0], 2)).toMatchObject({ state: 'met', firstMet: 6 });
  });
});
