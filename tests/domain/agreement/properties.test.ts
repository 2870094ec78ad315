import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { cohenKappa } from '#lib/domain/agreement/cohen-kappa.ts';
import { gwetAc1 } from '#lib/domain/agreement/gwet-ac1.ts';
import { krippendorffAlpha } from '#lib/domain/agreement/krippendorff-alpha.ts';
import { defaultOptions } from '#lib/domain/agreement/options.ts';
import { roundData } from '#lib/domain/agreement/round-data.ts';
import { codeIn, plantedRound, reportOf, type Planted } from './planted-round.ts';
import { profilesOf, tableOf } from './reliability-data.ts';

const yesOrNo = fc.constantFrom(0, 1);
const pairOfDecisions = fc.array(fc.tuple(yesOrNo, yesOrNo), { minLength: 1, maxLength: 30 });
const decisions = fc.integer({ min: 2, max: 4 }).chain((coders) =>
  fc.array(fc.array(fc.option(yesOrNo), { minLength: coders, maxLength: coders }), {
    minLength: 1,
    maxLength: 30,
  }),
);

/** Transcripts of six lines, coded by all of the coders or by two of them. */
const codesOfLine = fc.constantFrom('.', '.', 'K', 'S', 'KS', 'O', 'o');
const row = fc.array(codesOfLine, { minLength: 6, maxLength: 6 }).map((line) => line.join(' '));
const transcripts = fc.array(
  fc
    .tuple(row, row, fc.option(row))
    .map(([A, B, C]): Planted => (C === null ? { A, B } : { A, B, C })),
  { minLength: 2, maxLength: 5 },
);

const figuresOf = (report: ReturnType<typeof reportOf>) =>
  report.codes.map(({ alpha, percent, positive, further }) => [
    ...[alpha, percent, positive, further.kappa, further.fleiss, further.conger],
    ...[further.ac1, further.pabak, further.negative, further.jaccard],
  ]);

/** Sums in another order differ in the last places. */
function near(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 9);
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, near(each)]));
}

describe('the figures', () => {
  it('are the same whatever the order of the coders', () => {
    fc.assert(
      fc.property(transcripts, (planted) => {
        const one = reportOf({ coders: 'ABC', transcripts: planted });
        const other = reportOf({ coders: 'CBA', transcripts: planted });
        expect(figuresOf(other)).toEqual(near(figuresOf(one)));
        expect(other.overall).toEqual(near({ ...one.overall, counts: other.overall.counts }));
      }),
      { numRuns: 60 },
    );
  });

  it('are the same whatever the order of the documents', () => {
    fc.assert(
      fc.property(transcripts, (planted) => {
        const one = reportOf({ coders: 'ABC', transcripts: planted }, { all: true });
        const other = reportOf({ coders: 'ABC', transcripts: planted.toReversed() }, { all: true });
        expect(figuresOf(other)).toEqual(near(figuresOf(one)));
        expect(other.overall).toEqual(near(one.overall));
      }),
      { numRuns: 60 },
    );
  });

  it('are the same whatever the order of the units', () => {
    const reversed = (planted: Planted) =>
      Object.fromEntries(
        Object.entries(planted).map(([letter, line]) => [
          letter,
          line.split(' ').toReversed().join(' '),
        ]),
      ) as Planted;
    fc.assert(
      fc.property(transcripts, (planted) => {
        const one = reportOf({ coders: 'ABC', transcripts: planted }, { all: true });
        const other = reportOf(
          { coders: 'ABC', transcripts: planted.map(reversed) },
          { all: true },
        );
        expect(figuresOf(other)).toEqual(near(figuresOf(one)));
        expect(other.overall).toEqual(near(one.overall));
      }),
      { numRuns: 60 },
    );
  });

  it('of agreement in per cent are the same when every document stands twice', () => {
    fc.assert(
      fc.property(transcripts, (planted) => {
        const once = reportOf({ coders: 'ABC', transcripts: planted });
        const twice = reportOf({ coders: 'ABC', transcripts: [...planted, ...planted] });
        const percents = (report: typeof once) =>
          report.codes.map(({ percent, positive }) => [percent.value, positive.value]);
        expect(percents(twice)).toEqual(near(percents(once)));
      }),
      { numRuns: 40 },
    );
  });

  it('of two of three coders are those of a round of the two', () => {
    fc.assert(
      fc.property(transcripts, (planted) => {
        const options = defaultOptions;
        const data = roundData(plantedRound({ coders: 'ABC', transcripts: planted }), options);
        const [a, b] = data.coderIds;
        const chosen = agreementReport(data, { ...options, coderIds: [a!, b!] });
        const alone = reportOf({
          coders: 'AB',
          transcripts: planted.map(({ A, B }) => ({ A: A!, B: B! })),
        });
        expect(figuresOf(chosen)).toEqual(figuresOf(alone));
        expect(chosen.overall).toEqual(alone.overall);
      }),
      { numRuns: 40 },
    );
  });
});

describe("Krippendorff's alpha", () => {
  it('is not changed by units that one coder decided on', () => {
    fc.assert(
      fc.property(decisions, yesOrNo, (rows, value) => {
        const lonely = rows[0]!.map((_, coder) => (coder === 0 ? value : null));
        expect(krippendorffAlpha(profilesOf([...rows, lonely], [1, 0]))).toEqual(
          krippendorffAlpha(profilesOf(rows, [1, 0])),
        );
      }),
    );
  });

  it('of two coders and two values is its closed form', () => {
    fc.assert(
      fc.property(pairOfDecisions, (rows) => {
        const [a, b, c, d] = Array.from(tableOf(rows, [1, 0]).cells) as [
          number,
          number,
          number,
          number,
        ];
        const [n1, n0] = [2 * a + b + c, 2 * d + b + c];
        const alpha = krippendorffAlpha(profilesOf(rows, [1, 0]));
        if (n1 * n0 === 0) expect(alpha.defined).toBe(false);
        else {
          const closed = 1 - ((2 * rows.length - 1) * (b + c)) / (n1 * n0);
          expect(alpha).toEqual({ defined: true, value: expect.closeTo(closed, 9) as number });
        }
      }),
    );
  });
});

it('alpha, kappa and AC1 are the same when yes and no change places', () => {
  fc.assert(
    fc.property(pairOfDecisions, (rows) => {
      const swapped = rows.map((each) => each.map((value) => 1 - value));
      const all = (of: readonly (readonly number[])[]) => [
        krippendorffAlpha(profilesOf(of, [1, 0])),
        cohenKappa(tableOf(of, [1, 0])),
        gwetAc1(profilesOf(of, [1, 0])),
      ];
      expect(all(swapped)).toEqual(near(all(rows)));
    }),
  );
});

describe('people and transcripts', () => {
  const four = [
    { A: 'K . K .', B: 'K K K .' },
    { A: 'K . . .', B: 'K . . .' },
    { A: '. K . K', B: 'K K . .' },
    { A: '. . . K', B: '. . . K' },
  ];

  it('that hang together are one cluster, and the jackknife leaves them out together', () => {
    const apart = reportOf({ coders: 'AB', transcripts: four });
    const together = reportOf({
      coders: 'AB',
      transcripts: four,
      people: [[1], [2, 3], [3, 4], [5, 1]],
    });
    expect([apart.clusters, together.clusters]).toEqual([4, 2]);
    expect(codeIn(together, 'K').alpha.value).toEqual(codeIn(apart, 'K').alpha.value);
    expect(codeIn(together, 'K').alpha.interval).not.toEqual(codeIn(apart, 'K').alpha.interval);
  });
});
