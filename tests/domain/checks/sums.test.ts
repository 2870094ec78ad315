import { describe, expect, it } from 'vitest';
import type { Recruitment } from '#lib/domain/model/recruitment.ts';
import { uuid } from '../../fixtures/small-study.ts';
import { all, found, outcomeOf, plan, said, theme, type With } from './checked.ts';

type Stage = Recruitment['stages'][number];
const route = uuid(70, 1) as Recruitment['routes'][number]['id'];
const log =
  (approached: number | null, consented: number | null, lost: number, interviewed: number): With =>
  () => ({
    recruitments: [
      {
        id: uuid(71, 1) as Recruitment['id'],
        from: null,
        to: null,
        note: '',
        by: 'counts',
        routes: [{ id: route, name: 'Letters' }],
        people: [],
        stages: (
          [
            ['Approached', approached, 0],
            ['Consented', consented, lost],
            ['Interviewed', interviewed, 0],
          ] as const
        ).map(([name, n, gone], index): Stage => ({
          id: uuid(72, index) as Stage['id'],
          name,
          counts: n === null ? [] : [{ routeId: route, n }],
          lost: gone === 0 ? [] : [{ routeId: route, reason: 'no time', n: gone }],
        })),
      },
    ],
  });
const result =
  (n: number, total: number, value: string): With =>
  ({ results }) => ({ results: results.map((one) => ({ ...one, n, total, value })) });

describe('L12, recruitment', () => {
  it('finds boxes that do not add up', () => {
    expect(said('L12', log(10, 5, 3, 5))).toEqual([
      'mismatch: Recruitment log, Consented: Letters: 10 less 3 lost are 7; 5 is written.',
      'mismatch: Recruitment log, Interviewed: 5 are at “Interviewed”, the last stage of the log; 2 participants speak in an interview.',
    ]);
  });

  it('asks about people nobody accounts for over a stage that was not counted', () => {
    expect(said('L12', log(10, null, 3, 2))).toEqual([
      'question: Recruitment log, Interviewed: Letters: 5 people went between Approached and Interviewed, and nobody says why. Is it known?',
    ]);
  });

  it('finds nothing in a log that adds up to those interviewed', () => {
    // P01, P02, and one in P03 whom the study has not identified.
    expect(found('L12', log(5, 2, 3, 2))).toEqual([]);
    expect(found('L12', log(6, 3, 3, 3))).toEqual([]);
  });

  it('says that there is no log, and runs over the rest', () => {
    expect(outcomeOf('L12')).toEqual({
      rule: 'L12',
      ran: true,
      findings: [],
      notRun: ['recruitment flow: no log yet'],
    });
  });
});

describe('L12, results of the quantitative strand', () => {
  it('finds more than there are, and a percentage that does not follow', () => {
    expect(said('L12', result(41, 40, '103 %'))[0]).toContain('41 of 40 is more than there are.');
    expect(said('L12', result(12, 40, '32 %'))[0]).toContain('12 of 40 is 30 %, not 32 %.');
  });

  it('finds nothing in rounded shares and in values that are none', () => {
    expect(found('L12', result(1, 3, '33.3 %'))).toEqual([]);
    expect(found('L12', result(1, 8, '13 %'))).toEqual([]);
    expect(found('L12', result(1, 8, '12 %'))).toHaveLength(0);
    expect(found('L12', result(12, 40, '3.4 (0.8)'))).toEqual([]);
  });
});

describe('L12, counts in texts', () => {
  it('finds n above N and percentages that do not match their counts', () => {
    const words =
      'Seventeen of twelve people said so. Of these, 5 of 8 (60 %) and 3/4 (75%) agreed.';
    expect(said('L12', theme({ memo: words }))).toEqual([
      'mismatch: Theme “What is known”, memo: “Seventeen of twelve” is more than there are.',
      'mismatch: Theme “What is known”, memo: 5 of 8 is 63 %, not 60 %.',
    ]);
  });

  it('asks where a text speaks of all there are with a number the record does not have', () => {
    expect(said('L12', plan({ aim: 'All nine interviews, with all five participants.' }))).toEqual([
      'question: Plan, aim: “All nine interviews” is said; the record has 3 interviews and 2 whose coding is settled. Which do you mean?',
      'question: Plan, aim: “all five participants” is said; the record has 2 participants and 2 whose coding is settled. Which do you mean?',
    ]);
    expect(said('L12', plan({ sampling: 'N = 14, purposively.' }))[0]).toContain('“N = 14”');
  });

  it('finds nothing in counts that hold', () => {
    const words =
      'All three interviews; all two settled transcripts; N = 2 and N = 40. ' +
      'Two of three (67 %), 5 of 8 (62.5 %), one of 12 November, 2 of the 14 domains. ' +
      'Ten of one hundred letters came back; the two of one practice agreed.';
    expect(said('L12', all(plan({ setting: words }), theme({ memo: words })))).toEqual([]);
  });
});
