import { describe, expect, it } from 'vitest';
import { interviewsInOrder } from '#lib/domain/adequacy/counted-interviews.ts';
import { drawnOrders } from '#lib/domain/adequacy/drawn-orders.ts';
import { groupOccurrences } from '#lib/domain/adequacy/role-groups.ts';
import { newByInterview } from '#lib/domain/adequacy/first-voices.ts';
import { occurrencesOf } from '#lib/domain/adequacy/occurrences.ts';
import { noBands, type AttributeId } from '#lib/domain/model/attribute.ts';
import { uuid } from '../../fixtures/small-study.ts';
import {
  bringing,
  interviewsCoded,
  own,
  participant,
  type CodedInterview,
} from '../../fixtures/interviews-coded.ts';

function occurrences(
  interviews: readonly CodedInterview[],
  more: Parameters<typeof interviewsCoded>[1] = {},
) {
  const study = interviewsCoded(interviews, more);
  const order = interviewsInOrder(study.settled, study.interviews);
  return {
    settled: study.settled,
    found: occurrencesOf('own-codes', order, study.settled, { beliefs: [], subthemes: [] }),
  };
}

const lastTwo = { kind: 'last-k', k: 2 } as const;

describe('random orders', () => {
  it('are the same for the same seed, however the draws are portioned', () => {
    const { found } = occurrences(bringing([4, 3, 2, 1, 1, 0]));
    const whole = drawnOrders(found, lastTwo, 'a seed');
    whole.draw(200);
    const parts = drawnOrders(found, lastTwo, 'a seed');
    for (let each = 0; each < 20; each += 1) parts.draw(10);
    expect(parts.figures()).toEqual(whole.figures());
    const other = drawnOrders(found, lastTwo, 'another');
    other.draw(200);
    expect(other.figures()).not.toEqual(whole.figures());
  });

  it('meet the rule as often as chance has it', () => {
    // Of four interviews two bring nothing: both stand last in one order of six.
    const { found } = occurrences(bringing([1, 1, 0, 0]));
    const orders = drawnOrders(found, lastTwo, 'seed');
    orders.draw(6000);
    const { met, draws } = orders.figures();
    expect(draws).toBe(6000);
    expect(met! / draws).toBeGreaterThan(1 / 6 - 0.02);
    expect(met! / draws).toBeLessThan(1 / 6 + 0.02);
  });

  it('spread by percentiles that never fall and all end at how many there are', () => {
    const { found } = occurrences(bringing([5, 1, 1, 0, 0, 3]));
    const orders = drawnOrders(found, lastTwo, 'seed');
    orders.draw(500);
    const { spread } = orders.figures();
    expect(spread.at(-1)).toEqual({ low: 10, middle: 10, high: 10 });
    for (const side of ['low', 'middle', 'high'] as const) {
      const numbers = spread.map((place) => place[side]);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
    for (const { low, middle, high } of spread) {
      expect(low <= middle && middle <= high).toBe(true);
    }
    expect(spread[0]!.low).toBe(0);
    expect(spread[0]!.high).toBe(5);
  });

  it('meet nothing where the rule cannot be assessed, or is one in words', () => {
    const { found } = occurrences(bringing([2, 1]));
    const few = drawnOrders(found, { kind: 'francis', initial: 10, stopping: 3 }, 'seed');
    few.draw(20);
    expect(few.figures().met).toBeNull();
    const words = drawnOrders(found, { kind: 'not-claimed', reason: 'reflexive' }, 'seed');
    words.draw(20);
    expect(words.figures()).toMatchObject({ met: null, draws: 20 });
  });

  it('of an empty study are nothing to draw', () => {
    const orders = drawnOrders(occurrences([]).found, lastTwo, 'seed');
    orders.draw(5);
    expect(orders.figures()).toEqual({ draws: 5, met: null, spread: [] });
  });
});

describe('role groups', () => {
  const role = uuid(3, 1) as AttributeId;
  const attributes = [{ id: role, name: 'Role', type: 'category' as const, ...noBands, order: 0 }];
  const people = ['GP', 'nurse', 'GP', undefined].map((value, index) => ({
    ...participant(index + 1),
    attributes: value ? { [role]: value } : {},
  }));

  it('count each by itself, with those of whom it is not known last', () => {
    const { settled, found } = occurrences(
      [
        { codes: [[own(1), 1, 2]] },
        { codes: [[own(2), 1, 2]] },
        {
          codes: [
            [own(1), 1, 2],
            [own(2), 3, 4],
          ],
        },
        { codes: [[own(3), 1, 2]] },
      ],
      { participants: people, attributes },
    );
    const groups = groupOccurrences(role, found, settled);
    expect(
      groups.map(({ label, people: heard, occurrences: theirs }) => [
        label,
        heard,
        newByInterview(theirs, 1).brought,
      ]),
    ).toEqual([
      ['GP', 2, [1, 1]],
      ['nurse', 1, [1]],
      ['', 1, [1]],
    ]);
  });

  it('take of an interview of two groups each its own people’s passages', () => {
    const { settled, found } = occurrences(
      [
        {
          people: [1, 2],
          says: [0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
          codes: [
            [own(1), 1, 2],
            [own(2), 4, 5],
          ],
        },
      ],
      { participants: people, attributes },
    );
    const groups = groupOccurrences(role, found, settled);
    expect(
      groups.map(({ label, occurrences: theirs }) => [
        label,
        theirs.found.map(({ about }) => about.key),
      ]),
    ).toEqual([
      ['GP', [own(1)]],
      ['nurse', [own(2)]],
    ]);
  });
});
