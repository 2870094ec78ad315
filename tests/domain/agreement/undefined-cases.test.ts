import { describe, expect, it } from 'vitest';
import { codeIn, coderId, reportOf } from './planted-round.ts';

const reason = (why: string) => ({ defined: false, reason: why });
const value = (number: number) => ({ defined: true, value: expect.closeTo(number, 9) as number });

/** The contract for cases in which other programs answer 0, 1, NaN, or stop. */
describe('a figure without an answer', () => {
  it('of a code that nobody used says so, while plain agreement is 1', () => {
    const report = reportOf({ coders: 'AB', transcripts: [{ A: 'K K . .', B: 'K . . .' }] });
    const { percent, positive, alpha, further } = codeIn(report, 'S');
    expect(percent.value).toEqual(value(1));
    for (const one of [positive, alpha, further.kappa, further.fleiss, further.conger]) {
      expect(one.value).toEqual(reason('never-used'));
    }
    expect(further.ac1.value).toEqual(value(1));
    expect(further.pabak.value).toEqual(value(1));
    expect(further.jaccard.value).toEqual(reason('never-used'));
    expect(report.overall).toMatchObject({ codesInMean: 1, codesUndefined: 2 });
  });

  it('of a code on every line says so', () => {
    const { alpha, further } = codeIn(
      reportOf({ coders: 'AB', transcripts: [{ A: 'K K K', B: 'K K K' }] }),
      'K',
    );
    expect(alpha.value).toEqual(reason('always-used'));
    expect(further.negative.value).toEqual(reason('always-used'));
  });

  it.each([
    ['all agree, both values used', 'K . K .', 'K . K .', 1, 1],
    ['all disagree, balanced', 'K . K .', '. K . K', -0.75, -1],
    ['one always and the other never', '. . . .', 'K K K K', -0.75, 0],
    ['constant against variable', '. . . .', 'K . . .', 0, 0],
    ['one unit, disagree', 'K', '.', 0, 0],
  ])('has one where %s', (_, a, b, alpha, kappa) => {
    const found = codeIn(reportOf({ coders: 'AB', transcripts: [{ A: a, B: b }] }), 'K');
    expect(found.alpha.value).toEqual(value(alpha));
    expect(found.further.kappa.value).toEqual(value(kappa));
  });

  it('of one unit on which the coders agree says that there is one', () => {
    const { percent, alpha, further } = codeIn(
      reportOf({ coders: 'AB', transcripts: [{ A: 'K', B: 'K' }] }),
      'K',
    );
    expect(percent.value).toEqual(value(1));
    expect(alpha.value).toEqual(reason('one-unit'));
    expect(further.kappa.value).toEqual(reason('one-unit'));
  });

  it('of passes that no two coders submitted over the same transcript is none, percent too', () => {
    const report = reportOf({ coders: 'AB', transcripts: [{ A: 'K .' }, { B: 'K .' }] });
    const { percent, alpha, further } = codeIn(report, 'K');
    for (const one of [percent, alpha, further.kappa, further.ac1, further.pabak]) {
      expect(one.value).toEqual(reason('no-pairs'));
    }
    expect(report.leftOut.map((each) => each.reason)).toEqual([
      'fewer-than-two-passes',
      'fewer-than-two-passes',
    ]);
  });

  it('of a round without transcripts is none', () => {
    const report = reportOf({ coders: 'AB', transcripts: [] });
    expect(report.units).toBe(0);
    expect(codeIn(report, 'K').percent.value).toEqual(reason('no-units'));
    expect(report.overall.pooledAlpha.value).toEqual(reason('no-units'));
  });

  it('of a third coder who submitted nothing is that of the other two', () => {
    const lines = { A: 'K . K .', B: 'K K K .' };
    const two = reportOf({ coders: 'AB', transcripts: [lines] });
    const three = reportOf({ coders: 'ABC', transcripts: [lines] });
    expect(three.absent).toEqual([coderId('C')]);
    expect(three.codes).toEqual(two.codes);
    expect(codeIn(three, 'K').alpha.value).toEqual(value(8 / 15));
  });

  it('is 0 where 99 lines are left alone by both and one is not, and the code is flagged as rare', () => {
    const empty = Array.from({ length: 99 }, () => '.').join(' ');
    const report = reportOf({ coders: 'AB', transcripts: [{ A: `${empty} K`, B: `${empty} .` }] });
    const { alpha, further, flags } = codeIn(report, 'K');
    expect(alpha.value).toEqual(value(0));
    expect(further.kappa.value).toEqual(value(0));
    expect(further.fleiss.value).toEqual(value(-1 / 199));
    expect(flags.map(({ is }) => is)).toEqual([
      'rare',
      'never-together',
      'extreme-prevalence',
      'prevalence-paradox',
      'marginals-differ',
    ]);
  });

  it('of one pair of three coders leaves the mean of the pairs undefined', () => {
    const report = reportOf({
      coders: 'ABC',
      transcripts: [{ A: 'K . K .', B: '. . . .', C: '. . . .' }],
    });
    const { further } = codeIn(report, 'K');
    expect(further.kappaIs).toBe('light');
    expect(further.kappa.value).toEqual(reason('undefined-pair'));
    expect(further.bias).toEqual(reason('two-coders-only'));
  });

  it('of characters nobody coded is none, and of one coder alone is below 0', () => {
    const turns = ['a'.repeat(10), 'b'.repeat(10), 'c'.repeat(10)];
    const options = { unit: 'character', all: true } as const;
    const nothing = reportOf(
      { coders: 'AB', transcripts: [{ A: '. . .', B: '. . .' }], turns },
      options,
    );
    expect(nothing.unitizing?.anyCode).toEqual(reason('no-variation'));
    const one = reportOf(
      { coders: 'AB', transcripts: [{ A: '. K .', B: '. . .' }], turns },
      options,
    );
    // l = 60: 50 of gaps, 10 of code; e of unlike = 2 × 60 × 50 × 10 / (3600 − 50 − 100).
    expect(one.unitizing?.anyCode).toEqual(value(1 - 20 / ((2 * 60 * 50 * 10) / (3600 - 150))));
  });
});

describe('an interval', () => {
  const four = [
    { A: 'K . K .', B: 'K K K .' },
    { A: 'K . . .', B: 'K . . .' },
    { A: '. K . .', B: 'K K . .' },
  ];

  it('is not there with one cluster', () => {
    const report = reportOf({ coders: 'AB', transcripts: four, people: [[1], [1], [1]] });
    expect(report.clusters).toBe(1);
    expect(codeIn(report, 'K').alpha.interval).toEqual(reason('one-cluster'));
  });

  it('is not there where the code occurs in a single document', () => {
    const report = reportOf({
      coders: 'AB',
      transcripts: [{ A: 'S . S', B: 'S . .' }, ...four],
    });
    expect(codeIn(report, 'S').alpha.interval).toEqual(reason('single-cluster'));
    expect(codeIn(report, 'K').alpha.interval.defined).toBe(true);
  });

  it('is not there where one in twenty resamples has no figure', () => {
    const report = reportOf(
      { coders: 'AB', transcripts: [{ A: 'S . S', B: 'S . .' }, ...four] },
      { interval: 'bootstrap', replicates: 500 },
    );
    expect(codeIn(report, 'S').alpha.interval).toEqual(reason('too-many-undefined'));
    expect(report.flags.map(({ is }) => is)).toEqual(['few-clusters', 'bootstrap-of-few']);
  });

  it('is not there where there is no figure', () => {
    const report = reportOf({ coders: 'AB', transcripts: four });
    expect(codeIn(report, 'O').alpha.interval).toEqual(reason('no-estimate'));
  });
});
