import { describe, expect, it } from 'vitest';
import { lineReadings } from '#lib/domain/reconciliation/line-readings.ts';
import { a, b, c, code, passOf } from './two-coders.ts';

const read = (...lines: readonly [string, ...string[]]) =>
  lineReadings(
    lines.map((words, index) => {
      const coderId = [a, b, c][index]!;
      return { coderId, codings: passOf(coderId, words) };
    }),
    lines[0].split(' ').length,
  );

describe('two coders line by line', () => {
  it('agree, differ, or one has more than the other', () => {
    expect(read('x - xy x - xy', 'x - x y y yx').map(({ standing }) => standing)).toEqual([
      { is: 'agree' },
      { is: 'nothing' },
      { is: 'only', coderId: a },
      { is: 'differs' },
      { is: 'only', coderId: b },
      { is: 'agree' },
    ]);
  });

  it('have codes in the order of their ids, whatever order they were put on', () => {
    const [line] = read('zxy', 'zx');
    expect(line?.readings.map(({ codeIds }) => codeIds)).toEqual([
      [code('x'), code('y'), code('z')],
      [code('x'), code('z')],
    ]);
    expect(line?.shared).toEqual([code('x'), code('z')]);
  });
});

describe('three coders line by line', () => {
  it('share what all of them have', () => {
    const [first, second, third] = read('xy x x', 'x x x', 'xz - xy');
    expect(first).toMatchObject({ shared: [code('x')], standing: { is: 'differs' } });
    expect(second).toMatchObject({ shared: [], standing: { is: 'differs' } });
    expect(third).toMatchObject({ shared: [code('x')], standing: { is: 'only', coderId: c } });
  });
});
