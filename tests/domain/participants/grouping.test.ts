import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute, AttributeId } from '#lib/domain/model/attribute.ts';
import { inBandOrder, isBand } from '#lib/domain/participants/band-order.ts';
import { changeAttribute, fittingSettings } from '#lib/domain/participants/change-attribute.ts';
import {
  areBandsSound,
  bandProblems,
  groupedValue,
  groupedValues,
  inNoGroup,
  orderedGroups,
  orderedValues,
} from '#lib/domain/participants/grouping.ts';
import { guessedType } from '#lib/domain/participants/values.ts';
import { uuid } from '../../fixtures/small-study.ts';

const id = uuid(3, 9) as AttributeId;
const attribute = (more: Partial<Attribute>): Attribute => ({
  id,
  name: 'Age',
  type: 'number',
  values: [],
  bands: [],
  published: true,
  order: 0,
  ...more,
});
const range = (label: string, from: number | null, to: number | null) => ({
  label,
  from,
  to,
  values: [],
});
const group = (label: string, ...values: string[]) => ({ label, from: null, to: null, values });
const people = (...values: (string | number | string[])[]) =>
  values.map((value) => ({ attributes: { [id]: value } }));

describe('bands', () => {
  it('are told from other words', () => {
    for (const band of [
      '26–35',
      '26-35',
      '26 to 35 years',
      'under 30',
      '<30',
      '65+',
      '65 and over',
      '≥ 65',
      'up to 5 years',
      'over 40',
    ]) {
      expect(isBand(band), band).toBe(true);
    }
    for (const other of ['GP', '26', '35-26', '2026-03-09', 'band 5', ''])
      expect(isBand(other), other).toBe(false);
  });

  it('stand from the lowest up, other words after them', () => {
    expect(inBandOrder(['65+', '36–45', 'retired', 'under 26', '26–35', '36–45'])).toEqual([
      'under 26',
      '26–35',
      '36–45',
      '65+',
      'retired',
    ]);
    expect(inBandOrder(['Band 10', 'Band 9'])).toEqual(['Band 9', 'Band 10']);
  });

  it('are guessed from a column, and so are several values apart by semicolons', () => {
    expect(guessedType(['26–35', 'under 26', 'NA', '65+'])).toBe('band');
    expect(guessedType(['GP; nurse', 'GP', 'nurse', 'nurse; carer'])).toBe('multiple');
    expect(
      guessedType(['came late; left early', 'spoke of his son; wept', 'kind; tired', 'nothing']),
    ).toBe('text');
    expect(guessedType(['no', '0', '9'], ['no'])).toBe('number');
  });
});

describe('grouping values', () => {
  const age = attribute({
    bands: [range('under 40', null, 40), range('40 to 59', 40, 60), range('60 and over', 60, null)],
  });

  it('puts a number from a bound up to, but without, the next', () => {
    expect([39, 39.5, 40, 59, 60, 99].map((value) => groupedValue(age, value))).toEqual([
      'under 40',
      'under 40',
      '40 to 59',
      '40 to 59',
      '60 and over',
      '60 and over',
    ]);
    expect(groupedValue(age, undefined)).toBeNull();
    expect(groupedValue(attribute({ bands: [] }), 0)).toBe('0');
  });

  it('says of a number between two groups that it is in none, never the number', () => {
    const gap = attribute({ bands: [range('26 to 44', 26, 45), range('46 and over', 46, null)] });
    expect(groupedValue(gap, 45)).toBe(inNoGroup);
    expect(orderedGroups(gap, people(45, 20, 28))).toEqual(['26 to 44', '46 and over', inNoGroup]);
    const bound = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
    const bands = fc.array(fc.tuple(bound, bound), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bands, fc.integer({ min: -10, max: 110 }), (ranges, value) => {
        const grouped = attribute({
          bands: ranges.map(([from, to], index) => range(`group ${'abcd'[index]}`, from, to)),
        });
        const labels = [...grouped.bands.map(({ label }) => label), inNoGroup];
        expect(labels).toContain(groupedValue(grouped, value));
        const problems = bandProblems(grouped, people(value));
        expect(problems.some(({ kind }) => kind === 'in-no-group')).toBe(
          groupedValue(grouped, value) === inNoGroup,
        );
      }),
    );
  });

  it('finds every number exactly one group, where bands neither overlap nor leave a gap', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cuts, fc.integer({ min: -10, max: 110 }), (bounds, value) => {
        const sorted = bounds.toSorted((a, b) => a - b);
        const bands = [null, ...sorted].map((from, index) =>
          range(`${index}`, from, sorted[index] ?? null),
        );
        const grouped = attribute({ bands });
        expect(bandProblems(grouped, people(value))).toEqual([]);
        expect(groupedValue(grouped, value)).toBe(
          String(sorted.filter((cut) => cut <= value).length),
        );
      }),
    );
  });

  it('groups categories by name and several values one by one, each group once', () => {
    const role = attribute({ type: 'multiple', bands: [group('doctor', 'GP', 'geriatrician')] });
    expect(groupedValues(role, ['GP', 'carer', 'geriatrician'])).toEqual(['doctor', 'carer']);
    expect(groupedValues(role, undefined)).toEqual([]);
    expect(groupedValue(attribute({ type: 'category' }), 'no')).toBe('no');
  });

  it('keeps the order of the team and puts what else occurs after it', () => {
    const age = attribute({ type: 'band', values: ['older', 'younger'] });
    expect(orderedValues(age, people('younger', '65+', 'under 30'))).toEqual([
      'older',
      'younger',
      'under 30',
      '65+',
    ]);
    const role = attribute({
      type: 'category',
      values: ['patient', 'GP', 'nurse', 'consultant'],
      bands: [group('doctor', 'GP', 'consultant')],
    });
    expect(orderedGroups(role, people('nurse', 'carer'))).toEqual([
      'patient',
      'doctor',
      'nurse',
      'carer',
    ]);
  });
});

describe('what is amiss with groups', () => {
  it('names overlaps, gaps and ranges that hold nothing', () => {
    const bands = [
      range('a', null, 40),
      range('b', 35, 50),
      range('c', 60, null),
      range('d', 7, 7),
    ];
    expect(bandProblems(attribute({ bands }), people(55, 20))).toEqual([
      { kind: 'empty-range', label: 'd' },
      { kind: 'overlap', label: 'a', other: 'b', at: 35 },
      { kind: 'gap', from: 50, to: 60 },
      { kind: 'in-no-group', values: ['55'] },
    ]);
  });

  it('names a value in two groups and values in none, of which only the first is a mistake', () => {
    const role = attribute({
      type: 'category',
      bands: [group('doctor', 'GP'), group('prescriber', 'GP', 'nurse')],
    });
    expect(bandProblems(role, people('carer', 'GP'))).toEqual([
      { kind: 'value-twice', value: 'GP', labels: ['doctor', 'prescriber'] },
      { kind: 'not-grouped', values: ['carer'] },
    ]);
    expect(areBandsSound(bandProblems(role, []))).toBe(false);
    const sound = attribute({ type: 'category', bands: [group('doctor', 'GP')] });
    expect(areBandsSound(bandProblems(sound, people('carer')))).toBe(true);
    expect(areBandsSound(bandProblems(attribute({ bands: [range(' ', 1, 2)] }), []))).toBe(false);
  });
});

describe('changing an attribute', () => {
  it('keeps no order for numbers and no ranges for categories', () => {
    const bands = [{ label: ' a ', from: 1, to: 2, values: ['x'] }];
    const settings = { name: ' Age ', values: ['x', 'x'], bands, published: false };
    expect(fittingSettings({ ...settings, type: 'number' })).toEqual({
      name: 'Age',
      type: 'number',
      published: false,
      values: [],
      bands: [{ label: 'a', from: 1, to: 2, values: [] }],
    });
    expect(fittingSettings({ ...settings, type: 'category' })).toMatchObject({
      values: ['x'],
      bands: [{ label: 'a', from: null, to: null, values: ['x'] }],
    });
    expect(fittingSettings({ ...settings, type: 'date' })).toMatchObject({ values: [], bands: [] });
  });

  it('is nothing when nothing differs, and one act with its values when the type does', () => {
    const age = attribute({});
    expect(changeAttribute(age, age, [], [])).toBeNull();
    expect(changeAttribute(age, { ...age, published: false }, [], [])?.put).toEqual([
      { table: 'attributes', record: { ...age, published: false } },
    ]);
  });
});
