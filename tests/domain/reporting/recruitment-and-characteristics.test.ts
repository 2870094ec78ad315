import { describe, expect, it } from 'vitest';
import type { Attribute, AttributeId } from '#lib/domain/model/attribute.ts';
import { noBands } from '#lib/domain/model/attribute.ts';
import { noConsent, type Participant } from '#lib/domain/model/participant.ts';
import {
  characteristics,
  characteristicsTable,
} from '#lib/domain/reporting/characteristics-table.ts';
import { codedSegments } from '#lib/domain/reporting/coded-segments.ts';
import { codedTranscript } from '#lib/domain/reporting/coded-transcript.ts';
import { participantsTable } from '#lib/domain/reporting/participants-table.ts';
import { quotingWords } from '#lib/domain/reporting/people-of-passage.ts';
import { lossesTable, recruitmentTable } from '#lib/domain/reporting/recruitment-table.ts';
import { approached, logWithGap, routeId, smallLog } from '../../fixtures/recruitment-log.ts';
import { smallFrame, smallTexts } from '../../fixtures/small-frame.ts';
import { person1, person2, role, uuid, years } from '../../fixtures/small-study.ts';

const frame = smallFrame();
const real = { ...frame, study: { ...frame.study, invented: false } };

describe('the tables of recruitment', () => {
  it('give every stage by route, with those lost between two stages', () => {
    const { columns, rows } = recruitmentTable(real, smallLog());
    expect(columns).toEqual(['Stage', 'Letters to general practices', 'By word of mouth', 'Total']);
    expect(rows).toEqual([
      ['Approached', 22, 5, 27],
      ['lost before Consented', 13, 1, 14],
      ['Consented', 9, 4, 13],
      ['lost before Interviewed', 2, 0, 2],
      ['Interviewed', 7, 4, 11],
    ]);
  });

  it('leave a cell empty that is not counted yet, and say so', () => {
    const log = smallLog();
    log.stages[1]!.counts = [{ routeId: routeId(2), n: 4 }];
    const { rows, notes } = recruitmentTable(real, log);
    expect(rows[2]).toEqual(['Consented', null, 4, 4]);
    expect(notes.join(' ')).toContain('not counted yet');
    expect(recruitmentTable(real, undefined).rows).toEqual([]);
  });

  it('leave those lost empty where nobody said, and say how many are not accounted for', () => {
    const { rows, notes } = recruitmentTable(real, logWithGap());
    expect(rows).toEqual([
      ['Approached', 40, 40],
      ['lost before Contacted', null, null],
      ['Contacted', null, null],
      ['lost before Interviewed', null, null],
      ['Interviewed', 12, 12],
    ]);
    expect(notes).toContain('Between Approached and Interviewed: 28 not accounted for.');
    expect(notes.join(' ')).toContain('of those lost: not recorded');
  });

  it('count a written none as none, and those written as accounted for', () => {
    const log = logWithGap();
    log.stages[1]!.lost = [{ routeId: routeId(1), reason: '', n: 0 }];
    log.stages[2]!.lost = [{ routeId: routeId(1), reason: 'no time', n: 20 }];
    const { rows, notes } = recruitmentTable(real, log);
    expect([rows[1], rows[3]]).toEqual([
      ['lost before Contacted', 0, 0],
      ['lost before Interviewed', 20, 20],
    ]);
    expect(notes).toContain('Between Approached and Interviewed: 8 not accounted for.');
    expect(lossesTable(real, log).rows).toEqual([
      ['Contacted', 'Interviewed', 'Letters', 'no time', 20],
    ]);
  });

  it('name the route of those not accounted for where there are several', () => {
    const log = smallLog();
    log.stages[1]!.counts = [];
    log.stages[1]!.lost = [{ routeId: routeId(1), reason: 'No reply', n: 13 }];
    const { rows, notes } = recruitmentTable(real, log);
    expect(rows[1]).toEqual(['lost before Consented', 13, null, 13]);
    expect(notes.filter((note) => note.includes('accounted'))).toEqual([
      'Between Approached and Interviewed, By word of mouth: 1 not accounted for.',
    ]);
  });

  it('list why people went, and count from people where they are the log', () => {
    expect(lossesTable(real, smallLog()).rows[0]).toEqual([
      'Approached',
      'Consented',
      'Letters to general practices',
      'No reply',
      13,
    ]);
    const people = [approached(1, 1, 1, { reason: 'no time' }), approached(2, 1, 3)];
    const log = { ...smallLog(), by: 'people' as const, people };
    expect(lossesTable(frame, log).rows).toEqual([
      ['Approached', 'Consented', 'Letters to general practices', 'no time', 1, 'invented'],
    ]);
    expect(recruitmentTable(real, log).rows[0]).toEqual(['Approached', 2, 0, 2]);
  });
});

describe('the characteristics', () => {
  const several: Attribute = {
    id: uuid(3, 3) as AttributeId,
    name: 'Places',
    type: 'multiple',
    ...noBands,
    order: 2,
  };
  const people = (values: readonly Participant['attributes'][]) =>
    values.map((attributes, index) => ({
      ...frame.participants[0]!,
      id: uuid(4, index + 1) as Participant['id'],
      attributes,
      order: index,
    }));

  it('count each value with the denominator of its row, missing among them', () => {
    const rows = characteristics(
      [...frame.attributes, several],
      people([
        { [role]: 'GP', [years]: 4, [several.id]: ['ward', 'clinic'] },
        { [role]: 'GP', [years]: 19, [several.id]: ['ward'] },
        { [role]: 'no' },
      ]),
    );
    expect(
      rows.map(({ attribute, value, figure, of, several }) => [
        attribute,
        value,
        figure,
        of,
        several,
      ]),
    ).toEqual([
      ['Role', 'GP', '2 (67 %)', 3, false],
      ['Role', 'no', '1 (33 %)', 3, false],
      ['Years in role', 'mean (SD)', '11.5 (10.6)', 2, false],
      ['Years in role', 'median (IQR)', '11.5 (7.75–15.25)', 2, false],
      ['Years in role', 'range', '4–19', 2, false],
      ['Years in role', 'not known', '1', 3, false],
      ['Places', 'clinic', '1 (50 %)', 2, true],
      ['Places', 'ward', '2 (100 %)', 2, true],
      ['Places', 'not known', '1', 3, true],
    ]);
  });

  it('say of each row what it counts, whom, and what may tell who somebody is', () => {
    const participants = people([
      { [role]: 'GP', [years]: 4, [several.id]: ['ward', 'clinic'] },
      { [role]: 'GP', [years]: 19, [several.id]: ['ward'] },
      { [role]: 'nurse', [several.id]: ['ward'] },
      { [role]: 'nurse', [several.id]: ['ward'] },
    ]);
    const made = (smallGroup?: number) =>
      characteristicsTable(
        { ...real, attributes: [...frame.attributes, several], participants },
        smallGroup,
      );
    expect(made().rows.slice(5)).toEqual([
      ['Years in role', 'not known', '2', 4],
      ['Places (more than one possible)', 'clinic', '1 (25 %)', 4],
      ['Places (more than one possible)', 'ward', '4 (100 %)', 4],
    ]);
    const notes = made(2).notes.join(' ');
    expect(notes).toContain('N = 4.');
    expect(notes).toContain('percentages do not add up to 100 %');
    expect(notes).toContain('type 7');
    expect(notes).toContain('one row counts fewer than 2 people (Places: clinic).');
    // Two GPs, two nurses and one at a clinic are fewer than three; no two of them with the ward are.
    expect(made(3).notes.join(' ')).toContain(
      '3 rows count fewer than 3 people (Role: GP; Role: nurse; Places: clinic).',
    );
    expect(made(3).notes.join(' ')).toContain('figures of fewer than 3 people (Years in role)');
    expect(made(1).notes.join(' ')).not.toContain('For the team');
  });

  it('say that nobody is recorded where nobody is', () => {
    const [first] = characteristicsTable({ ...real, ...frame, participants: [] }).notes;
    expect(first).toBe('N = 0. No participant is recorded yet.');
  });

  it('count combinations that few people have, and name none of them', () => {
    const participants = people([
      { [role]: 'GP', [several.id]: ['ward'] },
      { [role]: 'GP', [several.id]: ['ward'] },
      { [role]: 'GP', [several.id]: ['clinic'] },
      { [role]: 'nurse', [several.id]: ['clinic'] },
      { [role]: 'nurse', [several.id]: ['clinic'] },
    ]);
    const table = characteristicsTable(
      { ...real, attributes: [frame.attributes[0]!, several], participants },
      2,
    );
    const note = table.notes.find((one) => one.startsWith('For the team'));
    expect(note).toMatch(
      /: one combination of two or three characteristics is held by fewer than 2/,
    );
    expect(note).not.toContain('clinic');
  });

  it('say who is in the table, and who of them speaks in no interview', () => {
    const table = (participants: readonly Participant[]) =>
      characteristicsTable({ ...real, participants }).notes[0];
    expect(table(frame.participants)).toBe(
      'N = 2. All of them speak in a transcript of an interview.',
    );
    const [one, two] = frame.participants;
    expect(table([one!, { ...two!, id: uuid(4, 99) as Participant['id'], label: 'P99' }])).toBe(
      'N = 2. Those recorded as participants: in a transcript of an interview 1, in none yet 1 (P99).',
    );
    expect(table([{ ...two!, id: uuid(4, 99) as Participant['id'] }])).toMatch(/none of them/);
  });

  it('are of groups where there are some, in their order, and of published attributes only', () => {
    const [first, second] = frame.attributes;
    const bands = [
      { label: 'under 10', from: null, to: 10, values: [] },
      { label: '10 and more', from: 10, to: null, values: [] },
    ];
    const attributes = [
      { ...first!, published: false },
      { ...second!, bands },
    ];
    const table = characteristicsTable({
      ...real,
      attributes,
      participants: people([{ [years]: 0 }, { [years]: 12 }]),
    });
    expect(table.rows).toEqual([
      ['Years in role', 'under 10', '1 (50 %)', 2],
      ['Years in role', '10 and more', '1 (50 %)', 2],
    ]);
    expect(table.notes).toContain('Not published, so left out: Role.');
  });
});

describe('consent in tables', () => {
  const quoting = (first: 'yes' | 'no' | null, second: 'yes' | 'no' | null = null) =>
    frame.participants.map((each, index) => ({
      ...each,
      consent: { ...noConsent, state: 'given' as const, quoting: [first, second][index] ?? null },
    }));

  it('is not spoken of while nothing is recorded of anybody', () => {
    expect(codedSegments(frame, smallTexts()).columns).not.toContain('May be quoted');
    expect(participantsTable(frame).columns).not.toContain('Consent');
  });

  it('stands beside every line of a coded transcript', () => {
    expect(codedTranscript(frame, smallTexts()).columns).not.toContain('May be quoted');
    const table = codedTranscript({ ...frame, participants: quoting('no', 'yes') }, smallTexts());
    const at = table.columns.indexOf('May be quoted');
    expect(new Set(table.rows.map((row) => `${row[0]}: ${row[at]}`))).toContain('P01: no');
    expect(new Set(table.rows.map((row) => `${row[0]}: ${row[at]}`))).toContain('P02: yes');
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(table.widths).toHaveLength(table.columns.length);
  });

  it('marks passages of who may not be quoted, and hides no text', () => {
    const consented = { ...frame, participants: quoting('no', 'yes') };
    const table = codedSegments(consented, smallTexts());
    const at = table.columns.indexOf('May be quoted');
    expect(table.rows.map((row) => row[at])).toEqual(['no', 'yes', 'yes']);
    expect(table.notes).toContain('Not to be quoted: P01.');
    const text = table.columns.indexOf('Text');
    expect(table.rows.map((row) => row[text])).toEqual(
      codedSegments(frame, smallTexts()).rows.map((row) => row[text]),
    );
    expect(table.folds?.[0]?.columns.map((column) => table.columns[column])).toContain(
      'May be quoted',
    );
  });

  it('stands in the table of participants with its date and note', () => {
    const table = participantsTable({ ...real, participants: quoting('no') });
    const at = table.columns.indexOf('Consent');
    expect(table.columns.slice(at)).toEqual([
      'Consent',
      'Consent date',
      'May be quoted',
      'Consent note',
    ]);
    expect(table.rows.map((row) => row.slice(at))).toEqual([
      ['given', null, 'no', ''],
      ['given', null, 'not recorded', ''],
    ]);
  });

  it('of several who speak names who may not be quoted', () => {
    const byId = (first: 'yes' | 'no' | null, second: 'yes' | 'no' | null) =>
      new Map(quoting(first, second).map((each) => [each.id, each]));
    expect(quotingWords([person1, person2], byId('yes', 'no'))).toBe('no (P02)');
    expect(quotingWords([person1, person2], byId('yes', null))).toBe('not recorded');
    expect(quotingWords([person1, person2], byId('yes', 'yes'))).toBe('yes');
    expect(quotingWords([person1, null], byId('yes', 'yes'))).toBe('not recorded');
    expect(quotingWords([], byId('yes', 'yes'))).toBe('not recorded');
  });
});

it('gives groups beside people’s words, nothing that is not published, and says so', () => {
  const [first, second] = frame.attributes;
  const bands = [
    { label: 'under 10', from: null, to: 10, values: [] },
    { label: '10 to 19', from: 10, to: 19, values: [] },
  ];
  const attributes = [
    { ...first!, published: false },
    { ...second!, bands },
  ];
  const table = codedSegments({ ...real, attributes }, smallTexts());
  expect(table.columns).not.toContain('Role');
  const at = table.columns.indexOf('Years in role');
  expect(table.rows.map((row) => row[at])).toEqual(['in no group', null, null]);
  for (const row of table.rows) {
    expect(row).not.toContain(19);
    expect(row).not.toContain('GP partner');
  }
  expect(table.notes).toContain('Given as groups, not as entered: Years in role.');
  expect(table.notes).toContain('Not published, so left out: Role.');

  const record = participantsTable({ ...real, attributes });
  expect(record.rows[0]?.slice(0, 3)).toEqual(['P01', 'GP partner', 19]);
  expect(record.notes.join(' ')).toContain('The exact record');
});

it('says the order of bands under the participants, and keeps several values readable', () => {
  const [first] = frame.attributes;
  const age = {
    ...first!,
    name: 'Age',
    type: 'band' as const,
    values: ['under 30', '30–64', '65+'],
  };
  const place = {
    ...first!,
    id: uuid(3, 4) as AttributeId,
    name: 'Places',
    type: 'multiple' as const,
  };
  const participants = [
    { ...frame.participants[0]!, attributes: { [age.id]: '65+', [place.id]: ['ward', 'clinic'] } },
  ];
  const table = participantsTable({ ...real, attributes: [age, place], participants });
  expect(table.rows[0]?.slice(0, 3)).toEqual(['P01', '65+', 'ward; clinic']);
  expect(table.notes).toContain('Age, in order: under 30, 30–64, 65+.');
});
