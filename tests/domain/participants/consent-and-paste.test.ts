import { describe, expect, it } from 'vitest';
import { noConsent } from '#lib/domain/model/participant.ts';
import { isConsentRecorded, mayBeQuoted, recordConsent } from '#lib/domain/participants/consent.ts';
import { pastedValues, writeValues } from '#lib/domain/participants/pasted-values.ts';
import {
  guessedColumns,
  importParticipants,
  plannedImport,
} from '#lib/domain/participants/table-import.ts';
import type { AttributeId } from '#lib/domain/model/attribute.ts';
import type { ParticipantId } from '#lib/domain/model/participant.ts';
import { role, smallStudy, uuid, years } from '../../fixtures/small-study.ts';

const { participants, attributes } = smallStudy();
const [one, two] = participants;

describe('consent', () => {
  it('lets be quoted only who agreed, and nobody whose consent is missing or withdrawn', () => {
    const said = (
      state: 'given' | 'not-given' | 'withdrawn' | null,
      quoting: 'yes' | 'no' | null,
    ) => mayBeQuoted({ ...noConsent, state, quoting });
    expect([said('given', 'yes'), said('given', 'no'), said('given', null)]).toEqual([
      'yes',
      'no',
      null,
    ]);
    expect([said('withdrawn', 'yes'), said('not-given', null), said(null, 'yes')]).toEqual([
      'no',
      'no',
      'yes',
    ]);
  });

  it('is recorded of several as one act, and of nobody of whom it says so already', () => {
    const given = { ...noConsent, state: 'given' as const, note: ' by letter ' };
    expect(isConsentRecorded(participants)).toBe(false);
    const change = recordConsent(participants, given);
    expect(change?.put.map(({ record }) => 'consent' in record && record.consent)).toEqual(
      participants.map(() => ({ ...given, note: 'by letter' })),
    );
    const recorded = participants.map((each) => ({
      ...each,
      consent: { ...given, note: 'by letter' },
    }));
    expect(isConsentRecorded(recorded)).toBe(true);
    expect(recordConsent(recorded, given)).toBeNull();
  });
});

describe('a block pasted into the table of participants', () => {
  it('fills right and down, and says what does not fit and where', () => {
    const block = pastedValues(
      [
        ['nurse', '3', 'x'],
        ['NA', 'many', ''],
        ['GP', '1', ''],
      ],
      { row: 0, column: 1 },
      attributes,
      participants,
    );
    expect(
      block.changes.map(({ participant, attribute, before, after }) => [
        participant.label,
        attribute.name,
        before,
        after,
      ]),
    ).toEqual([
      ['P01', 'Role', 'GP partner', 'nurse'],
      ['P01', 'Years in role', 19, 3],
    ]);
    expect(
      block.unfit.map(({ row, column, why, label, attribute }) => [
        row,
        column,
        why,
        label,
        attribute,
      ]),
    ).toEqual([
      [0, 2, 'beyond-the-last', 'P01', null],
      [1, 1, 'not-a-number', 'P02', 'Years in role'],
      [2, 0, 'below-the-last', null, 'Role'],
      [2, 1, 'below-the-last', null, 'Years in role'],
    ]);
    expect(block.notKnown).toBe(3);
  });

  it('renames nobody', () => {
    const block = pastedValues(
      [
        ['p01', 'nurse'],
        ['P99', 'GP'],
      ],
      { row: 0, column: 0 },
      attributes,
      participants,
    );
    expect(block.changes.map(({ after }) => after)).toEqual(['nurse', 'GP']);
    expect(block.unfit.map(({ why, text }) => [why, text])).toEqual([['other-label', 'P99']]);
  });

  it('is written as one act that keeps what it does not speak of', () => {
    const { changes } = pastedValues(
      [['nurse'], ['GP']],
      { row: 0, column: 1 },
      attributes,
      participants,
    );
    const change = writeValues(changes, participants);
    expect(change?.put.map(({ record }) => 'attributes' in record && record.attributes)).toEqual([
      { [years]: 19, [role]: 'nurse' },
      { [role]: 'GP' },
    ]);
    expect(writeValues([], participants)).toBeNull();
    expect([one?.attributes[role], two?.attributes[years]]).toEqual(['GP partner', undefined]);
  });
});

describe('an import with words of its own for not known', () => {
  const table = {
    headers: ['Participant', 'Age', 'Seen'],
    rows: [
      ['P50', '65+', 'no'],
      ['P51', 'under 30', '999'],
      ['P52', '30–64', 'NA'],
    ],
  };

  it('takes them so and leaves "no" and the usual words as values', () => {
    const columns = guessedColumns(table, []);
    expect(columns.slice(1)).toMatchObject([{ type: 'band' }, { type: 'category' }]);
    const planned = plannedImport(table, columns, [], [], ['999']);
    expect(planned.notKnown).toBe(1);
    expect(planned.rows.map(({ values }) => values[1]?.[1])).toEqual(['no', undefined, 'NA']);
  });

  it('puts new bands in their order', () => {
    let serial = 0;
    const planned = plannedImport(table, guessedColumns(table, []), [], []);
    const change = importParticipants(planned, [], [], {
      attribute: () => uuid(3, ++serial) as AttributeId,
      participant: () => uuid(4, ++serial) as ParticipantId,
    });
    const [age] = change.put.filter((placed) => placed.table === 'attributes');
    expect(age?.record.values).toEqual(['under 30', '30–64', '65+']);
  });
});
