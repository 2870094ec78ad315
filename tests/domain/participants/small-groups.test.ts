import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noBands, type Attribute, type AttributeId } from '#lib/domain/model/attribute.ts';
import { noConsent, type Participant, type ParticipantId } from '#lib/domain/model/participant.ts';
import { groupedValues } from '#lib/domain/participants/grouping.ts';
import { mostListed, smallGroups, type SmallGroup } from '#lib/domain/participants/small-groups.ts';
import { uuid } from '../../fixtures/small-study.ts';

type Values = Participant['attributes'][string];

const attribute = (number: number, more: Partial<Attribute> = {}): Attribute => ({
  id: uuid(3, number) as AttributeId,
  name: `A${number}`,
  type: 'category',
  ...noBands,
  order: number,
  ...more,
});
const person = (number: number, values: readonly (Values | undefined)[]): Participant => ({
  id: uuid(4, number) as ParticipantId,
  label: `P${number}`,
  attributes: Object.fromEntries(
    values.flatMap((value, index) => (value === undefined ? [] : [[uuid(3, index + 1), value]])),
  ),
  consent: noConsent,
  order: number,
});

const words = ({ values, participantIds }: SmallGroup) =>
  `${values.map(({ attributeId, value }) => `${attributeId}=${value}`).join('&')}:${participantIds.join()}`;

/** Every combination there is, asked of everybody, kept if few have it and k or more every part of it. */
function bruteForce(
  attributes: readonly Attribute[],
  people: readonly Participant[],
  k: number,
): string[] {
  const published = attributes.filter((one) => one.published);
  const valuesOf = (one: Attribute) => [
    ...new Set(people.flatMap((each) => groupedValues(one, each.attributes[one.id]))),
  ];
  const singles = published.flatMap((one) => valuesOf(one).map((value) => ({ one, value })));
  type Chosen = (typeof singles)[number][];
  const holders = (chosen: Chosen) =>
    people.filter((each) =>
      chosen.every(({ one, value }) => groupedValues(one, each.attributes[one.id]).includes(value)),
    );
  const combinations: Chosen[] = singles.flatMap((a, i) => [
    [a],
    ...singles
      .slice(i + 1)
      .flatMap((b, j) => [[a, b], ...singles.slice(i + j + 2).map((c) => [a, b, c])]),
  ]);
  return combinations
    .filter((chosen) => new Set(chosen.map(({ one }) => one.id)).size === chosen.length)
    .filter((chosen) => {
      const n = holders(chosen).length;
      if (n === 0 || n >= k) return false;
      const parts = Array.from({ length: 2 ** chosen.length - 2 }, (_, mask) =>
        chosen.filter((_each, index) => (mask + 1) & (1 << index)),
      );
      return parts.every((part) => holders(part).length >= k);
    })
    .map((chosen) =>
      words({
        values: chosen.map(({ one, value }) => ({ attributeId: one.id, value })),
        participantIds: holders(chosen).map(({ id }) => id),
      }),
    )
    .toSorted();
}

describe('combinations held by few', () => {
  it('are those that asking everybody finds', () => {
    const value = fc.option(
      fc.oneof(
        fc.constantFrom('a', 'b', 'c'),
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
      ),
      { nil: undefined },
    );
    const table = fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(table, fc.constantFrom(2, 3), (rows, k) => {
        const attributes = [1, 2, 3, 4].map((number) => attribute(number));
        const people = rows.map((row, index) => person(index + 1, row));
        const { groups, count, upTo } = smallGroups(attributes, people, k);
        expect(groups.map(words).toSorted()).toEqual(bruteForce(attributes, people, k));
        expect(count).toBe(groups.length);
        expect(upTo).toBe(3);
      }),
      { numRuns: 150 },
    );
  });

  it('name the smallest combination only, and leave out what is not published', () => {
    const people = [
      person(1, ['GP', 'north', 'night']),
      person(2, ['GP', 'south', 'night']),
      person(3, ['nurse', 'north', 'day']),
      person(4, ['nurse', 'south', 'day']),
      person(5, ['geriatrician', 'south', 'day']),
    ];
    const published = [attribute(1), attribute(2), attribute(3, { published: false })];
    expect(
      smallGroups(published, people, 2).groups.map(({ values }) =>
        values.map(({ value }) => value),
      ),
    ).toEqual([
      ['geriatrician'],
      ['GP', 'north'],
      ['GP', 'south'],
      ['nurse', 'north'],
      ['nurse', 'south'],
    ]);
  });

  it('go when values are grouped', () => {
    const people = ['GP', 'GP', 'geriatrician'].map((role, index) => person(index + 1, [role]));
    const bands = [{ label: 'doctor', from: null, to: null, values: ['GP', 'geriatrician'] }];
    expect(smallGroups([attribute(1)], people, 2).count).toBe(1);
    expect(smallGroups([attribute(1, { bands })], people, 2).count).toBe(0);
  });

  it('match nobody by what is not known of them', () => {
    const people = [
      person(1, ['GP', 'x']),
      person(2, ['GP', undefined]),
      person(3, ['GP', 'y']),
      person(4, ['GP', 'y']),
    ];
    const { groups } = smallGroups([attribute(1), attribute(2)], people, 2);
    expect(groups.map(words)).toEqual([`${uuid(3, 2)}=x:${uuid(4, 1)}`]);
    expect(smallGroups([], people, 2).groups).toEqual([]);
  });

  it('are found among 500 people with twelve attributes in no time, and listed within bounds', () => {
    let seed = 7;
    const chance = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    const attributes = Array.from({ length: 12 }, (_, index) => attribute(index + 1));
    const people = Array.from({ length: 500 }, (_, index) =>
      person(
        index + 1,
        attributes.map((_each, at) => String(chance(at < 2 ? 400 : 6))),
      ),
    );
    smallGroups(attributes, people, 2);
    const started = performance.now();
    const { groups, count, upTo } = smallGroups(attributes, people, 2);
    const took = performance.now() - started;
    expect(upTo).toBe(3);
    expect(groups).toHaveLength(mostListed);
    expect(count).toBeGreaterThan(mostListed);
    // Some fifty milliseconds on an ordinary machine; a busy one may take longer.
    expect(took).toBeLessThan(400);
    if (process.env['CONCORD_TIMES']) process.stdout.write(`small groups: ${took.toFixed(1)} ms\n`);
  });

  it('combines fewer attributes where a table is very large, and says so', () => {
    const attributes = Array.from({ length: 40 }, (_, index) => attribute(index + 1));
    const people = Array.from({ length: 300 }, (_, index) => person(index + 1, ['a']));
    expect(smallGroups(attributes, people, 2).upTo).toBe(2);
  });
});
