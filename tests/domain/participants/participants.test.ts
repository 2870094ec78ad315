import { noFindings } from '#lib/domain/model/snapshot.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { noBands, attributeRecord, type Attribute } from '#lib/domain/model/attribute.ts';
import { noConsent, participantRecord, type Participant } from '#lib/domain/model/participant.ts';
import { transcriptRecord, type Transcript } from '#lib/domain/model/transcript.ts';
import {
  addParticipant,
  removeAttribute,
  removeParticipant,
  retypeAttribute,
  setValue,
  unfitValues,
} from '#lib/domain/participants/changes.ts';
import {
  guessedColumns,
  importParticipants,
  plannedImport,
} from '#lib/domain/participants/table-import.ts';
import { guessedType, readValue } from '#lib/domain/participants/values.ts';

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const participant = (
  number: number,
  label: string,
  attributes: Record<string, string | number> = {},
): Participant =>
  v.parse(participantRecord.schema, {
    id: uuid(number),
    label,
    attributes,
    consent: noConsent,
    order: number,
  });
const attribute = (number: number, name: string, type: Attribute['type']): Attribute =>
  v.parse(attributeRecord.schema, { id: uuid(number), name, type, ...noBands, order: number });

const role = attribute(50, 'Role', 'category');
const years = attribute(51, 'Years in post', 'number');

describe('reading a value', () => {
  it.each([
    ['12', 'number', 12],
    ['-3.5', 'number', -3.5],
    ['3,5', 'number', 3.5],
    ['0', 'number', 0],
    ['2026-03-09', 'date', '2026-03-09'],
    ['9/3/2026', 'date', '2026-03-09'],
    ['2026-03', 'date', '2026-03'],
    ['29.02.2024', 'date', '2024-02-29'],
    [' no ', 'category', 'no'],
    ['', 'number', undefined],
  ] as const)('takes %j as %s to be %j', (text, type, value) => {
    expect(readValue(text, type)).toEqual({ ok: true, value });
  });

  it.each([
    ['1,234', 'number', 'not-a-number'],
    ['about 5', 'number', 'not-a-number'],
    ['31/02/2026', 'date', 'no-such-day'],
    ['29.02.2026', 'date', 'no-such-day'],
    ['last spring', 'date', 'not-a-date'],
  ] as const)('refuses %j as a %s', (text, type, reason) => {
    expect(readValue(text, type)).toEqual({ ok: false, reason });
  });

  it('reads again what it wrote, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer(), (number) => {
        expect(readValue(String(number), 'number')).toEqual({ ok: true, value: number });
      }),
    );
  });
});

describe('guessing a type', () => {
  it('takes the narrowest that fits every known value', () => {
    expect(guessedType(['3', '', '12', 'n/a'])).toBe('number');
    expect(guessedType(['2026-01-02', '3/4/2026'])).toBe('date');
    expect(guessedType(['GP', 'pharmacist', 'GP', 'nurse', 'GP'])).toBe('category');
    expect(guessedType(['said a lot', 'came late', 'left early', 'on the phone'])).toBe('text');
    expect(guessedType(['', ''])).toBe('text');
  });

  it('takes what tells of something, or is mostly different, as text and not as a category', () => {
    expect(guessedType(['', 'left, then came back', ''])).toBe('text');
    expect(guessedType(['was on leave until the spring', 'retired'])).toBe('text');
    expect(guessedType(['a', 'b', 'c', 'd', 'e', 'e'])).toBe('text');
    expect(guessedType(['GP partner', 'nurse', 'carer'])).toBe('category');
    expect(guessedType(['GP', 'nurse', 'nurse', 'carer'])).toBe('category');
  });
});

describe('changing participants', () => {
  it('adds one at the end, with nothing known', () => {
    const change = addParticipant(
      [participant(1, 'P01'), participant(7, 'P02')],
      participant(9, '').id,
      ' P03 ',
    );
    expect(change.put).toEqual([
      {
        table: 'participants',
        record: { id: uuid(9), label: 'P03', attributes: {}, consent: noConsent, order: 8 },
      },
    ]);
  });

  it('tells "no" from not known', () => {
    const before = participant(1, 'P01', { [role.id]: 'no' });
    const [put] = setValue(before, role.id, undefined).put;
    expect(put?.record).toEqual({ ...before, attributes: {} });
    expect(setValue(before, role.id, 'no').put[0]?.record).toEqual(before);
  });

  it('leaves speakers unidentified when their participant goes', () => {
    const [one, two] = [participant(1, 'P01'), participant(2, 'P02')];
    const group: Transcript = v.parse(transcriptRecord.schema, {
      id: uuid(20),
      name: 'Carers',
      order: 0,
      versionId: uuid(21),
      file: null,
      importedAt: '2026-03-01T09:00:00.000Z',
      speakers: [
        { label: 'P01', role: 'participant', participantId: one.id },
        { label: 'P02', role: 'participant', participantId: two.id },
      ],
      lineCount: 2,
      wordCount: 8,
      textHash: 'a'.repeat(64),
      frozenAt: null,
      gathered: 'interview' as const,
      settledCoderId: null,
    });
    const change = removeParticipant(one, [group], []);
    expect(change.removed).toEqual([{ table: 'participants', id: one.id }]);
    expect(change.put).toMatchObject([
      { record: { speakers: [{ participantId: null }, { participantId: two.id }] } },
    ]);
  });

  it('takes an attribute away together with its values', () => {
    const people = [participant(1, 'P01', { [role.id]: 'GP' }), participant(2, 'P02')];
    const change = removeAttribute(role, people, noFindings);
    expect(change.put.map(({ record }) => record)).toEqual([participant(1, 'P01')]);
    expect(change.removed).toEqual([{ table: 'attributes', id: role.id }]);
  });

  it('changes a type only where every value fits', () => {
    const text = attribute(52, 'Since', 'text');
    const people = [
      participant(1, 'P01', { [text.id]: '9/3/2026' }),
      participant(2, 'P02', { [text.id]: 'long ago' }),
    ];
    expect(unfitValues(text, 'date', people)).toEqual([people[1]]);
    expect(() => retypeAttribute(text, 'date', people)).toThrow(RangeError);
    expect(retypeAttribute(text, 'date', people.slice(0, 1)).put[1]?.record).toMatchObject({
      attributes: { [text.id]: '2026-03-09' },
    });
  });
});

describe('importing a table of participants', () => {
  const table = {
    headers: ['Participant', 'role', 'Years in post', 'Setting', ''],
    rows: [
      ['p01', 'GP', '12', 'rural', 'x'],
      ['P02', 'no', 'many', 'town', ''],
      ['P03', 'nurse', 'NA', 'rural', ''],
      ['', 'nurse', '3', 'rural', ''],
      ['P03', 'GP', '4', 'town', ''],
    ],
  };
  const people = [
    participant(1, 'P01', { [role.id]: 'pharmacist', [years.id]: 12 }),
    participant(2, 'P02', { [role.id]: 'no' }),
  ];
  const columns = guessedColumns(table, [role, years]);
  const planned = plannedImport(table, columns, [role, years], people);

  it('guesses the label column, known attributes and the types of new ones', () => {
    expect(columns).toEqual([
      { use: 'label' },
      { use: 'attribute', name: 'Role', type: 'category' },
      { use: 'attribute', name: 'Years in post', type: 'number' },
      { use: 'attribute', name: 'Setting', type: 'category' },
      { use: 'leave-out' },
    ]);
  });

  it('tells what would change before anything does', () => {
    expect(planned.added).toEqual(['P03']);
    expect(planned.newAttributes).toEqual([{ name: 'Setting', type: 'category' }]);
    expect(planned.changed).toContainEqual({
      label: 'P01',
      attribute: 'Role',
      before: 'pharmacist',
      after: 'GP',
    });
    expect(planned.changed.map(({ attribute }) => attribute)).not.toContain('Years in post');
    expect(planned.notKnown).toBe(1);
    expect(planned.problems).toEqual([
      { row: 2, column: 'Years in post', value: 'many', reason: 'not-a-number' },
      { row: 4, column: 'Participant', value: '', reason: 'no-label' },
      { row: 5, column: 'Participant', value: 'P03', reason: 'label-twice' },
    ]);
  });

  it('becomes one change, and a second import of the same table changes nothing', () => {
    let next = 80;
    const newId = {
      attribute: () => attribute(next++, '', 'text').id,
      participant: () => participant(next++, '').id,
    };
    const change = importParticipants(planned, [role, years], people, newId);
    expect(change.kind).toBe('import-participants');
    const attributes = [role, years];
    const after = new Map(people.map((one) => [one.id, one]));
    for (const put of change.put) {
      if (put.table === 'attributes') attributes.push(put.record);
      if (put.table === 'participants') after.set(put.record.id, put.record);
    }
    expect([...after.values()].map(({ label }) => label)).toEqual(['P01', 'P02', 'P03']);
    const setting = attributes.find(({ name }) => name === 'Setting');
    expect(after.get(people[0]!.id)?.attributes).toEqual({
      [role.id]: 'GP',
      [years.id]: 12,
      [setting!.id]: 'rural',
    });

    const again = plannedImport(table, columns, attributes, [...after.values()]);
    expect(again.changed).toEqual([]);
    expect(again.unchanged).toEqual(['P01', 'P02', 'P03']);
    expect(importParticipants(again, attributes, [...after.values()], newId).put).toEqual([]);
  });
});
