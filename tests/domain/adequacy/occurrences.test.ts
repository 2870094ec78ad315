import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { interviewsInOrder } from '#lib/domain/adequacy/counted-interviews.ts';
import { newByInterview } from '#lib/domain/adequacy/first-voices.ts';
import { firstAppearances } from '#lib/domain/adequacy/first-appearances.ts';
import { occurrencesOf, type AdequacyUnit } from '#lib/domain/adequacy/occurrences.ts';
import { notYetUnder, notYetUnderSentences } from '#lib/domain/adequacy/not-yet-under.ts';
import { orderSentences } from '#lib/domain/adequacy/not-counted-words.ts';
import { outcomeOf } from '#lib/domain/adequacy/outcome.ts';
import type { AdequacyFindings } from '#lib/domain/adequacy/looked-for.ts';
import { code } from '../../fixtures/small-study.ts';
import {
  belief,
  bringing,
  domainA,
  domainB,
  interviewsCoded,
  own,
  transcriptOf,
  type CodedInterview,
} from '../../fixtures/interviews-coded.ts';

const none: AdequacyFindings = { beliefs: [], subthemes: [] };

function occurrences(
  interviews: readonly CodedInterview[],
  unit: AdequacyUnit = 'own-codes',
  findings: AdequacyFindings = none,
  more: Parameters<typeof interviewsCoded>[1] = {},
) {
  const study = interviewsCoded(interviews, more);
  const order = interviewsInOrder(study.settled, study.interviews);
  return { ...study, found: occurrencesOf(unit, order, study.settled, findings) };
}

describe('the order of interviewing', () => {
  it('goes by the day of the interview, then by the study, those without a day last', () => {
    const { found } = occurrences([
      {},
      { date: '2025-09-16' },
      { date: '2025-09-09' },
      { date: '2025-09-16' },
      {},
    ]);
    expect(found.interviews.map(({ one }) => one.transcript.name)).toEqual([
      'P03',
      'P02',
      'P04',
      'P01',
      'P05',
    ]);
    expect(found.withoutDate).toBe(2);
    expect(orderSentences(found)[0]).toContain('2 without a date after the others');
  });

  it('says that nobody gave a date when nobody did', () => {
    expect(orderSentences(occurrences([{}, {}]).found)[0]).toBe(
      'Settled coding of 2 of 2 interviews, in the study’s order, since no interview record gives a date.',
    );
  });
});

describe('what is counted', () => {
  it('leaves out survey answers, transcripts not settled and those in hand, and lists them', () => {
    const { found } = occurrences(
      [
        { codes: [[own(1), 1, 2]] },
        { codes: [[own(2), 1, 2]], survey: true },
        { codes: [[own(3), 1, 2]], standing: 'open' },
        { codes: [[own(4), 1, 2]] },
      ],
      'own-codes',
      none,
      { inHand: [4] },
    );
    expect(found.found.map(({ about }) => about.key)).toEqual([own(1)]);
    expect(found.surveys).toBe(1);
    expect(found.unsettled.map(({ transcript, why }) => [transcript.name, why])).toEqual([
      ['P03', 'not-settled'],
      ['P04', 'in-hand'],
    ]);
    const said = orderSentences(found).join(' ');
    expect(said).toContain('Settled coding of 1 of 3 interviews');
    expect(said).toContain('not settled: P03');
    expect(said).toContain('not revealed yet: P04');
  });

  it('counts a study in which every fifth transcript is double-coded once each', () => {
    const plain = bringing([5, 3, 2, 1, 0, 0, 1, 0, 0, 0]);
    const doubled = plain.map((one, index) =>
      index % 5 === 0 ? { ...one, standing: 'double' as const } : one,
    );
    const [a, b] = [occurrences(plain).found, occurrences(doubled).found];
    expect(b.interviews.filter(({ one }) => one.source === 'consensus')).toHaveLength(2);
    expect(b.interviews).toHaveLength(10);
    expect(newByInterview(b, 1)).toEqual(newByInterview(a, 1));
  });

  it('counts merged codes as the one they were merged into', () => {
    const { found } = occurrences(
      [{ codes: [[own(1), 1, 2]] }, { codes: [[own(2), 1, 2]] }],
      'own-codes',
      none,
      {
        codes: [
          code(own(1), 'own', 'One'),
          code(own(2), 'own', 'Two', { status: 'merged', into: [own(1)] }),
        ],
      },
    );
    expect(newByInterview(found, 1).brought).toEqual([1, 0]);
  });

  it('does not count a heading over own codes as one of them', () => {
    const { found } = occurrences([{ codes: [[own(2), 1, 2]] }], 'own-codes', none, {
      codes: [code(own(1), 'own', 'Time'), code(own(2), 'own', 'Slot', { parentId: own(1) })],
    });
    expect(found.found.map(({ about }) => about.name)).toEqual(['Slot']);
  });

  it('counts domains with all codes, and never Outside the TDF', () => {
    const outside = own(9);
    const interviews: CodedInterview[] = [
      {
        codes: [
          [domainA, 1, 2],
          [own(1), 3, 4],
          [outside, 5, 6],
        ],
      },
    ];
    const codes = [
      code(domainA, 'domain', 'Knowledge'),
      code(outside, 'outside', 'Outside the TDF'),
      code(own(1), 'own', 'One'),
    ];
    const { found } = occurrences(interviews, 'codes', none, { codes });
    expect(found.found.map(({ about }) => about.name)).toEqual(['Knowledge', 'One']);
  });
});

describe('belief statements', () => {
  const interviews = Array.from({ length: 4 }, (): CodedInterview => ({
    codes: [[domainA, 1, 2]],
  }));

  it('are shared from the interview of their second voice', () => {
    const { found } = occurrences(interviews, 'beliefs', {
      ...none,
      beliefs: [belief(1, [1, 3, 4]), belief(2, [2])],
    });
    expect(newByInterview(found, 2)).toEqual({
      brought: [0, 0, 1, 0],
      cumulative: [0, 0, 1, 1],
      newIn: [2, null],
    });
    expect(firstAppearances(found, 2).map(({ marks }) => marks)).toEqual([
      ['first', 'no', 'shared', 'again'],
      ['no', 'first', 'no', 'no'],
    ]);
  });

  it('tell the interviews that are coded and none of whose passages is under one yet', () => {
    const { found } = occurrences([...interviews, {}], 'beliefs', {
      ...none,
      beliefs: [belief(1, [1, 3])],
    });
    expect(notYetUnder(found)).toEqual(['P02', 'P04']);
    expect(notYetUnderSentences(found)).toEqual([
      'P02 and P04: none of their passages is under a statement yet, so that they cannot bring anything new to what is counted.',
    ]);
    const all = { ...none, beliefs: [belief(1, [1, 2, 3, 4])] };
    expect(notYetUnderSentences(occurrences(interviews, 'beliefs', all).found)).toEqual([]);
    expect(notYetUnder(occurrences(interviews, 'own-codes').found)).toEqual([]);
    expect(notYetUnderSentences(occurrences([interviews[0]!], 'subthemes').found)).toEqual([
      'P01: no code of its passages is in a subtheme yet, so that it cannot bring anything new to what is counted.',
    ]);
  });

  it('are not shared by one person interviewed twice', () => {
    const { found } = occurrences(
      [
        { ...interviews[0], people: [1] },
        { ...interviews[1], people: [1] },
        { ...interviews[2], people: [2] },
      ],
      'beliefs',
      { ...none, beliefs: [belief(1, [1, 2]), belief(2, [1, 2, 3])] },
    );
    expect(newByInterview(found, 2).newIn).toEqual([null, 2]);
  });

  it('are shared at once by two people of one interview', () => {
    const { found } = occurrences(
      [
        {
          people: [1, 2],
          codes: [[domainA, 1, 3]],
          says: [0, 0, 1, 1, 1, 1, 1, 1, 1, 1],
        },
      ],
      'beliefs',
      {
        ...none,
        beliefs: [belief(1, [], { passages: [{ transcriptId: transcriptOf(1), from: 1, to: 3 }] })],
      },
    );
    expect(newByInterview(found, 2).brought).toEqual([1]);
    expect(firstAppearances(found, 2)[0]?.marks).toEqual(['first-and-shared']);
  });

  it('count only where their lines still carry the domain, and not once merged', () => {
    const { found } = occurrences(
      [{ codes: [[domainA, 1, 2]] }, { codes: [[domainB, 1, 2]] }],
      'beliefs',
      {
        ...none,
        beliefs: [
          belief(1, [1, 2]),
          belief(2, [2]),
          belief(3, [1], { mergedInto: belief(1, []).id }),
        ],
      },
    );
    expect(found.found.map(({ about, in: here }) => [about.name, here.length])).toEqual([
      ['Statement 1', 1],
    ]);
  });

  it('are tested domain by domain, and a domain without any is never met', () => {
    const thirteen = Array.from({ length: 13 }, (): CodedInterview => ({
      codes: [[domainA, 1, 2]],
    }));
    const { found, settled } = occurrences(thirteen, 'beliefs', {
      ...none,
      beliefs: [belief(1, [1, 2]), belief(2, [3])],
    });
    const outcome = outcomeOf(
      { kind: 'francis', initial: 10, stopping: 3 },
      found,
      settled.codes.filter(({ kind }) => kind === 'domain'),
    );
    if (outcome?.kind !== 'francis') throw new Error('another rule');
    expect(outcome.overall).toMatchObject({ state: 'met', firstMet: 13 });
    expect(
      outcome.domains.map((one) => [one.domain.name, one.found, one.shared, one.outcome.state]),
    ).toEqual([
      ['Knowledge', 2, 1, 'met'],
      ['Emotion', 0, 0, 'none'],
    ]);
  });
});

describe('small studies', () => {
  it('an empty study has no interview and nothing found', () => {
    const { found } = occurrences([]);
    expect(newByInterview(found, 1)).toEqual({ brought: [], cumulative: [], newIn: [] });
    expect(outcomeOf({ kind: 'last-k', k: 2 }, found, [])?.overall.state).toBe('too-few');
    expect(orderSentences(found)).toEqual(['Settled coding of 0 of 0 interviews.']);
  });

  it('a single interview brings all there is and cannot be assessed', () => {
    const { found } = occurrences(bringing([4]));
    expect(newByInterview(found, 1).brought).toEqual([4]);
    expect(
      outcomeOf({ kind: 'guest', base: 4, run: 2, threshold: 0.05 }, found, [])?.overall,
    ).toEqual({ state: 'too-few', needed: 6 });
  });
});

it('the cumulative number never falls and ends at how many there are, in any order', () => {
  const interviews = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }), {
    maxLength: 9,
  });
  fc.assert(
    fc.property(interviews, fc.infiniteStream(fc.nat()), (codes, chance) => {
      const { found } = occurrences(
        codes.map((here) => ({ codes: [...new Set(here)].map((n) => [own(n), 1, 2] as const) })),
      );
      const lots = found.interviews.map((_, index) => ({
        index,
        lot: chance.next().value as number,
      }));
      const places = lots
        .toSorted((a, b) => a.lot - b.lot || a.index - b.index)
        .map(({ index }) => index);
      const { cumulative, brought } = newByInterview(found, 1, places);
      expect(brought.every((many) => many >= 0)).toBe(true);
      expect(cumulative).toEqual(cumulative.toSorted((a, b) => a - b));
      expect(cumulative.at(-1) ?? 0).toBe(new Set(codes.flat()).size);
    }),
    { numRuns: 60 },
  );
});
