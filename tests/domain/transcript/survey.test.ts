import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { attributeRecord, noBands, type Attribute } from '#lib/domain/model/attribute.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import { noConsent, participantRecord, type Participant } from '#lib/domain/model/participant.ts';
import { transcriptRecord } from '#lib/domain/model/transcript.ts';
import { transcriptVersionRecord } from '#lib/domain/model/transcript-version.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import {
  initialChoices,
  preparedFile,
  type ImportChoices,
  type PreparedTranscript,
} from '#lib/domain/transcript/prepared.ts';
import { firstColumns, surveyColumns } from '#lib/domain/transcript/survey-columns.ts';
import {
  changeKey,
  differences,
  importWithSurveys,
  plannedSurvey,
  surveySpeakers,
} from '#lib/domain/transcript/survey-import.ts';
import { lastMade } from '#lib/domain/transcript/survey-respondents.ts';

const heads = [
  'Respondent ID',
  'Role',
  'Years',
  'Why do you stop medicines?',
  'What gets in the way?',
];
const answered = [
  heads,
  [
    'S1',
    'GP',
    '12',
    'They fall, and &amp; nobody\nasks them why.',
    'There is never the time for it.',
  ],
  ['S2', 'Nurse', '4', 'Because the list has grown too long.', 'n/a'],
  ['S3', 'GP', 'NA', '=SUM(1,2) is what they feel like.', 'The system, and how we are paid.'],
  ['S4', 'Nurse', '9', '', ''],
];

function read(rows: readonly (readonly string[])[], changes: Partial<ImportChoices> = {}) {
  const source = { kind: 'table' as const, rows };
  const choices = { ...initialChoices(source), ...changes };
  const file = preparedFile(source, choices);
  if (!file.survey) throw new Error('not a survey');
  return { ...file, survey: file.survey, choices };
}

const turns = (one: PreparedTranscript | undefined) =>
  Array.from(one?.turnFrom ?? [], (from, turn) => {
    const speaker = one?.labels[one.turnLabel[turn] ?? -1]?.label ?? '–';
    const words = one?.text.slice(from, one.turnFrom[turn + 1] ?? one.text.length + 1).trimEnd();
    return `${speaker}: ${words?.replaceAll('\n', ' / ')}`;
  });
const byPerson = { survey: { each: 'person' as const, types: {}, madeAfter: 0 } };
const roles = (rows: readonly (readonly string[])[]) => firstColumns(rows);

describe('a table with a respondent on each row', () => {
  it('is taken for a survey: an id, what else is known, and questions', () => {
    expect(roles(answered)).toEqual({
      roles: ['participant', 'attribute', 'attribute', 'answer', 'answer'],
      headerRow: true,
      rows: 'respondent',
    });
  });

  it('leaves out what survey programs write down by themselves, and what names a person', () => {
    const heading = [
      'Timestamp',
      'IPAddress',
      'Email address',
      'ResponseId',
      'Full name',
      'Why?',
      'Since when?',
    ];
    const row = (n: number) => [
      `2026/01/0${n} 10:12:13`,
      `10.0.0.${n}`,
      `a${n}@example.org`,
      `R_${n}`,
      `Name ${n}`,
      `Because of the number ${n} it was.`,
      `Since the winter of 201${n}, I think.`,
    ];
    expect(roles([heading, row(1), row(2), row(3)]).roles).toEqual([
      'omit',
      'omit',
      'omit',
      'participant',
      'omit',
      'answer',
      'answer',
    ]);
  });

  it('takes a question with short or few answers for a closed one', () => {
    const rows = [
      ['ID', 'Do you prescribe?', 'How many years?', 'What would help you most?'],
      ['1', 'Yes', '3', 'More time with each of them.'],
      ['2', 'No', '14', 'A letter that is easy to read.'],
      ['3', 'Yes', '8', 'Somebody to ask when I doubt.'],
    ];
    expect(roles(rows).roles).toEqual(['participant', 'attribute', 'attribute', 'answer']);
  });

  it('takes the questions as Qualtrics asked them for headings, and none of its rows of names', () => {
    const rows = [
      ['ResponseId', 'Q1', 'Q2'],
      ['Response ID', 'Why do you stop\nmedicines?', 'What gets in the way?'],
      ['{"ImportId":"_recordId"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2"}'],
      ['R_1x', 'They fall, and nobody asks.', 'There is never the time.'],
      ['R_2y', 'The list has grown too long.', 'The way that we are paid.'],
      ['R_1x', 'They are tired of them all.', 'The letters from the clinic.'],
    ];
    expect(read(rows.slice(0, 5)).transcripts.map(({ name }) => name)).toEqual([
      'Why do you stop medicines?',
      'What gets in the way?',
    ]);
    expect(read(rows).survey.trouble).toMatchObject({ ids: [{ id: 'R_1x', rows: [4, 6] }] });
  });

  it.each([
    [
      'a question and its answer on a row',
      [
        ['Respondent', 'Question', 'Answer'],
        ['P1', 'Why do you stop them at all?', 'It was like that from the beginning on.'],
        ['P1', 'And what gets in your way there?', 'I never thought about it before today.'],
        ['P2', 'Why do you stop them at all?', 'We do it as we always did it here.'],
      ],
    ],
    [
      'one turn a row',
      [
        ['No', 'Speaker', 'Text', 'Comment'],
        ['1', 'INT', 'Why do you think that it is so hard?', 'smiles at her for a while'],
        ['2', 'P1', 'Because it always was as hard as that.', 'looks out of the window'],
        ['3', 'INT', 'And when did you begin to see it?', 'writes something down here'],
      ],
    ],
    [
      'one participant a row and nothing but a text',
      [
        ['Participant', 'Text'],
        ['P1', 'It was like that from the beginning on.'],
        ['P2', 'I never thought about it before today.'],
        ['P3', 'We do it as we always did it here.'],
      ],
    ],
    [
      'times in a recording',
      [
        ['Start', 'Who asks?', 'What is said here?'],
        ['0:01', 'The one of us', 'It was like that from the beginning on.'],
        ['0:09', 'The other one', 'I never thought about it before today.'],
        ['0:15', 'The one of us', 'We do it as we always did it here.'],
      ],
    ],
  ])('is told from %s', (_, rows) => {
    expect(roles(rows).rows).toBe('turn');
  });
});

describe('one transcript for each question', () => {
  it('holds every answer as a turn of its respondent, in the order of rows, as it was written', () => {
    const { transcripts } = read(answered);
    expect(transcripts.map(({ name }) => name)).toEqual(heads.slice(3));
    expect(turns(transcripts[0])).toEqual([
      'S1: They fall, and &amp; nobody / asks them why.',
      'S2: Because the list has grown too long.',
      'S3: =SUM(1,2) is what they feel like.',
    ]);
    expect(turns(transcripts[1])).toEqual([
      'S1: There is never the time for it.',
      'S3: The system, and how we are paid.',
    ]);
  });

  it('counts who left it empty, and who answered nothing', () => {
    expect(read(answered).notes).toEqual([
      { kind: 'dropped', where: `“${heads[3]}”`, what: '1 of 4 left question 1 empty' },
      { kind: 'dropped', where: `“${heads[4]}”`, what: '2 of 4 left question 2 empty' },
      {
        kind: 'assumed',
        where: 'respondents',
        what: '1 of 4 answered no open question; they become participants who say nothing',
      },
    ]);
  });

  it('makes none of a question nobody answered, and says so', () => {
    const rows = answered.map((row, index) => [...row, index === 0 ? 'Anything else?' : '-']);
    const columns = surveyColumns(rows);
    const asked = { ...columns, roles: columns.roles.with(5, 'answer') };
    const { transcripts, notes } = read(rows, { columns: asked });
    expect(transcripts).toHaveLength(2);
    expect(notes[2]?.what).toBe('4 of 4 left question 3 empty; it makes no turns');
  });
});

describe('one transcript for each respondent', () => {
  it('asks each question that was answered, and is named for the respondent', () => {
    const { transcripts, survey } = read(answered, byPerson);
    expect(transcripts.map(({ name, participant }) => [name, participant])).toEqual([
      ['S1', 'S1'],
      ['S2', 'S2'],
      ['S3', 'S3'],
    ]);
    expect(turns(transcripts[1])).toEqual([
      'Question: Why do you stop medicines?',
      'S2: Because the list has grown too long.',
    ]);
    expect(surveySpeakers(survey, [])[0]).toMatchObject({ label: 'Question', role: 'interviewer' });
  });

  it('gives the questions another name where a respondent is called Question', () => {
    const rows = answered.map((row) => (row[0] === 'S2' ? ['question', ...row.slice(1)] : row));
    expect(read(rows, byPerson).survey.asker).toBe('Question 2');
  });
});

describe('respondents', () => {
  it('are given ids where no column holds any, after those that are taken', () => {
    const columns = {
      ...surveyColumns(answered),
      roles: ['omit', 'omit', 'omit', 'answer', 'answer'] as const,
    };
    const { survey, notes } = read(answered, { columns });
    expect(survey.respondents).toEqual(['R001', 'R002', 'R003', 'R004']);
    expect(survey.idColumn).toBeNull();
    expect(notes[0]?.what).toBe(
      'No column holds an id; the respondents are called R001 to R004, in the order of the rows',
    );
    const later = { ...byPerson.survey, madeAfter: lastMade(['R012', 'P99', 'r7']) };
    expect(read(answered, { columns, survey: later }).survey.respondents[0]).toBe('R013');
  });

  it('are given one where a row has none, beside the ids of the others', () => {
    const rows = answered.map((row) => (row[0] === 'S3' ? ['', ...row.slice(1)] : row));
    rows.push(['R001', 'GP', '1', 'It was what they asked for.', 'We never got to it.']);
    const { survey, notes } = read(rows, { columns: surveyColumns(answered) });
    expect(survey.respondents).toEqual(['S1', 'S2', 'R002', 'S4', 'R001']);
    expect(notes[0]?.what).toBe('1 row has no id; called R002');
  });

  it('that have one id in several rows stop the import, named with their rows', () => {
    const rows = [...answered, ['s1', 'GP', '', 'Once more, and in other words.', '']];
    const { survey, transcripts } = read(rows);
    expect(survey.trouble).toEqual({ reason: 'same-ids', ids: [{ id: 'S1', rows: [2, 6] }] });
    expect(transcripts).toEqual([]);
  });

  it('need a question they answered', () => {
    const columns = surveyColumns(answered);
    const none = columns.roles.map((role) => (role === 'answer' ? 'omit' : role));
    expect(read(answered, { columns: { ...columns, roles: none } }).survey.trouble).toEqual({
      reason: 'no-questions',
    });
    const silent = answered.map((row, index) =>
      index === 0 ? row : [...row.slice(0, 3), '', 'NA'],
    );
    expect(read(silent, { columns }).survey.trouble).toEqual({ reason: 'no-answers' });
  });
});

let made = 0;
function newId<Id extends string>(): Id {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}` as Id;
}
const role: Attribute = { id: newId(), name: 'role', type: 'category', ...noBands, order: 0 };
const known: Participant = {
  id: newId(),
  label: 's1',
  attributes: { [role.id]: 'Pharmacist' },
  consent: noConsent,
  order: 0,
};
const people = { attributes: [role], participants: [known] };

function imported(
  changes: Partial<ImportChoices> = {},
  overwritten: ReadonlySet<string> = new Set(),
) {
  const { transcripts, survey } = read(answered, changes);
  const speakers = surveySpeakers(survey, people.participants);
  const imports = transcripts.map((prepared) => ({
    name: prepared.name ?? '',
    prepared,
    speakers,
    file: { name: 'survey.csv', hash: 'a'.repeat(64) },
    gathered: 'survey' as const,
  }));
  const setting = {
    ...people,
    transcripts: [],
    coderId: newId<CoderId>(),
    roundId: null,
    at: '2026-01-02T03:04:05.000Z',
    newId,
  };
  const surveys = [{ people: survey.people, overwritten }];
  return importWithSurveys(imports, surveys, setting);
}

const records = (change: Change, table: Change['put'][number]['table']) =>
  change.put.filter((placed) => placed.table === table).map(({ record }) => record);

describe('a survey that is imported', () => {
  it('is one change: attributes, participants with values, and transcripts they speak in', () => {
    const change = imported();
    expect(change.kind).toBe('import-transcripts');
    const attributes = v.parse(v.array(attributeRecord.schema), records(change, 'attributes'));
    expect(attributes.map(({ name, type }) => [name, type])).toEqual([['Years', 'number']]);
    const participants = v.parse(
      v.array(participantRecord.schema),
      records(change, 'participants'),
    );
    const years = attributes[0]!.id;
    expect(participants.map(({ label, attributes: values }) => [label, values])).toEqual([
      ['s1', { [role.id]: 'Pharmacist', [years]: 12 }],
      ['S2', { [role.id]: 'Nurse', [years]: 4 }],
      ['S3', { [role.id]: 'GP' }],
      ['S4', { [role.id]: 'Nurse', [years]: 9 }],
    ]);
    const [first, second] = v.parse(
      v.array(transcriptRecord.schema),
      records(change, 'transcripts'),
    );
    expect(first?.speakers.map(({ participantId }) => participantId)).toEqual(
      participants.slice(0, 3).map(({ id }) => id),
    );
    expect(second?.speakers.map(({ label }) => label)).toEqual(['S1', 'S3']);
    v.parse(v.array(transcriptVersionRecord.schema), records(change, 'transcriptVersions'));
  });

  it('lists where it says otherwise than the study, and writes over only what was ticked', () => {
    const planned = plannedSurvey(read(answered).survey.people, people);
    const [change, ...others] = differences(planned);
    expect(change).toEqual({ label: 's1', attribute: 'Role', before: 'Pharmacist', after: 'GP' });
    expect(others).toEqual([]);
    const ticked = imported({}, new Set([changeKey(change!)]));
    const [first] = v.parse(v.array(participantRecord.schema), records(ticked, 'participants'));
    expect(first?.attributes[role.id]).toBe('GP');
  });

  it('takes the type that the person chose for a new attribute', () => {
    const survey = { each: 'question' as const, types: { 2: 'text' as const }, madeAfter: 0 };
    const attributes = v.parse(
      v.array(attributeRecord.schema),
      records(imported({ survey }), 'attributes'),
    );
    expect(attributes[0]).toMatchObject({ name: 'Years', type: 'text' });
  });

  it('of hundreds of respondents makes one transcript with hundreds of speakers, and quickly', () => {
    const rows = [
      ['id', 'Why do you stop?', 'What helps?'],
      ...Array.from({ length: 600 }, (_, n) => [
        `Q${n}`,
        `Because of reason number ${n} here.`,
        `A thing that helps is number ${n}.`,
      ]),
    ];
    const { transcripts, survey } = read(rows);
    const speakers = surveySpeakers(survey, []);
    const change = importWithSurveys(
      transcripts.map((prepared) => ({
        name: 'x',
        prepared,
        speakers,
        file: { name: 's.csv', hash: 'a'.repeat(64) },
        gathered: 'survey' as const,
      })),
      [{ people: survey.people, overwritten: new Set() }],
      {
        transcripts: [],
        participants: [],
        attributes: [],
        coderId: newId<CoderId>(),
        roundId: null,
        at: '2026-01-02T03:04:05.000Z',
        newId,
      },
    );
    expect(records(change, 'participants')).toHaveLength(600);
    const [one] = v.parse(v.array(transcriptRecord.schema), records(change, 'transcripts'));
    expect(new Set(one?.speakers.map(({ participantId }) => participantId)).size).toBe(600);
  });
});
