import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { askedAbout } from '#lib/domain/interviews/asked.ts';
import {
  changeInterview,
  fieldsSaid,
  fillInterviews,
  silentOn,
} from '#lib/domain/interviews/change-interview.ts';
import { isAhead, readDay, readMinutes, readRepeat } from '#lib/domain/interviews/entry.ts';
import { interviewSummary } from '#lib/domain/interviews/summary.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { GuideVersion, GuideVersionId, QuestionId } from '#lib/domain/model/guide-version.ts';
import { nothingSaid, type Interview, type InterviewId } from '#lib/domain/model/interview.ts';
import { interviewsTable } from '#lib/domain/reporting/interviews-table.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import {
  amara,
  openP03,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../../fixtures/small-study.ts';

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const [knowledge, skills, role] = framework.domains.map(({ codeId }) => codeId) as [
  CodeId,
  CodeId,
  CodeId,
];
const question = (number: number) => uuid(21, number) as QuestionId;
const guide: GuideVersion = {
  id: uuid(20, 1) as GuideVersionId,
  number: 1,
  date: null,
  pilot: null,
  pilotNote: '',
  changes: '',
  questions: [
    { id: question(1), text: 'Who?', domainIds: [], prompts: [] },
    { id: question(2), text: 'What do you know?', domainIds: [knowledge], prompts: [] },
    { id: question(3), text: 'How do you do it?', domainIds: [knowledge, skills], prompts: [] },
  ],
  without: [],
  createdAt: '2026-03-09T10:00:00.000Z',
};
const record = (said: Partial<Interview>, number = 1): Interview => ({
  ...nothingSaid,
  id: uuid(22, number) as InterviewId,
  transcriptId: settledP01,
  ...said,
});
const newId = () => uuid(22, 99) as InterviewId;
const written = (change: Change | null) =>
  (change?.put ?? []).flatMap((placed) => (placed.table === 'interviews' ? [placed.record] : []));

describe('whether an interview asked about a domain', () => {
  const followed = record({ guideVersionId: guide.id });

  it('follows from the guide: asked where a question on it was put', () => {
    expect(askedAbout(followed, knowledge, guide)).toBe('asked');
    expect(askedAbout(followed, role, guide)).toBe('not-asked');
  });

  it('is not asked once every question on it was not put', () => {
    const one = { ...followed, notPut: [question(3)] };
    expect(askedAbout(one, knowledge, guide)).toBe('asked');
    expect(askedAbout(one, skills, guide)).toBe('not-asked');
    const both = { ...followed, notPut: [question(2), question(3)] };
    expect(askedAbout(both, knowledge, guide)).toBe('not-asked');
  });

  it('is asked where the record names the domain apart from the guide', () => {
    expect(askedAbout({ ...followed, alsoAsked: [role] }, role, guide)).toBe('asked');
    expect(askedAbout(record({ alsoAsked: [role] }), role, undefined)).toBe('asked');
  });

  it('is not known without a guide, whatever else was asked, or without a record', () => {
    expect(askedAbout(record({ alsoAsked: [role] }), skills, undefined)).toBe('not-known');
    expect(askedAbout(record({}), skills, undefined)).toBe('not-known');
    expect(askedAbout(undefined, skills, guide)).toBe('not-known');
  });
});

describe('saying something of an interview', () => {
  it('begins its record when it is the first that is said', () => {
    const change = changeInterview(settledP01, undefined, { minutes: 41 }, newId);
    expect(change).toMatchObject({ kind: 'change-interview', transcriptId: settledP01 });
    expect(written(change)).toEqual([
      { ...nothingSaid, id: newId(), transcriptId: settledP01, minutes: 41 },
    ]);
  });

  it('writes nothing where nothing differs, lists compared by what is in them', () => {
    expect(changeInterview(settledP01, undefined, { note: '' }, newId)).toBeNull();
    expect(changeInterview(settledP01, undefined, { interviewerIds: [] }, newId)).toBeNull();
    const stored = record({ interviewerIds: [amara] });
    expect(changeInterview(settledP01, stored, { interviewerIds: [amara] }, newId)).toBeNull();
  });

  it('keeps everything else, also the record itself when its last word is taken back', () => {
    const stored = record({ minutes: 41, note: 'Rain.' });
    expect(written(changeInterview(settledP01, stored, { minutes: null }, newId))).toEqual([
      { ...stored, minutes: null },
    ]);
    const change = changeInterview(settledP01, record({ note: 'Rain.' }), { note: '' }, newId);
    expect(change?.removed).toEqual([]);
    expect(written(change)).toEqual([record({})]);
  });

  it('keeps which questions were not put when another version of the guide is named', () => {
    const stored = record({ guideVersionId: guide.id, notPut: [question(2)] });
    const other = uuid(20, 2) as GuideVersionId;
    const [after] = written(changeInterview(settledP01, stored, { guideVersionId: other }, newId));
    expect(after?.notPut).toEqual([question(2)]);
  });

  it('takes no length and no count that cannot be', () => {
    for (const said of [{ minutes: 0 }, { minutes: 601 }, { minutes: 1.5 }, { repeat: 0 }]) {
      expect(() => changeInterview(settledP01, undefined, said, newId)).toThrow(RangeError);
    }
  });

  it('of several at once goes only to those that say nothing there', () => {
    const ids = [settledP01, singleP02, openP03];
    const stored = [record({ language: 'Welsh' }), record({ transcriptId: openP03 }, 3)];
    expect(silentOn(ids, stored, ['language'])).toEqual([singleP02, openP03]);
    const change = fillInterviews(ids, stored, { language: 'English' }, newId);
    expect(written(change).map(({ transcriptId, language }) => [transcriptId, language])).toEqual([
      [singleP02, 'English'],
      [openP03, 'English'],
    ]);
    expect(fillInterviews([settledP01], stored, { language: 'English' }, newId)).toBeNull();
    expect(fieldsSaid(stored[0])).toBe(1);
    expect(fieldsSaid(undefined)).toBe(0);
  });
});

describe('what is typed of an interview', () => {
  it('is read as minutes from 1 to 600', () => {
    const minutes = (typed: string) => {
      const entry = readMinutes(typed);
      return entry.ok ? entry.value : entry.reason;
    };
    expect(['41', ' 41 min', '1 h 05', '1:05', '600', ''].map(minutes)).toEqual([
      41,
      41,
      65,
      65,
      600,
      null,
    ]);
    expect(['0', '601', '11 h', 'long', '-4', '4.5'].map(minutes)).toEqual(
      Array<string>(6).fill('not-minutes'),
    );
  });

  it('is read as a day that exists, and one ahead is only marked', () => {
    expect(readDay('9/3/2026')).toEqual({ ok: true, value: '2026-03-09' });
    expect(readDay('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
    expect(readDay('')).toEqual({ ok: true, value: null });
    for (const typed of ['2026-02-29', '31/4/2026', 'Monday', '2026-13-01']) {
      expect(readDay(typed)).toEqual({ ok: false, reason: 'not-a-day' });
    }
    expect(isAhead('2026-03-10', '2026-03-09')).toBe(true);
    expect(isAhead('2026-03-09', '2026-03-09')).toBe(false);
    expect(isAhead(null, '2026-03-09')).toBe(false);
  });

  it('is read as a count from 1', () => {
    expect(readRepeat('2')).toEqual({ ok: true, value: 2 });
    expect(readRepeat('0')).toEqual({ ok: false, reason: 'not-a-count' });
    expect(readRepeat('twice')).toEqual({ ok: false, reason: 'not-a-count' });
  });
});

describe('the interviews together', () => {
  const ids = [settledP01, singleP02, openP03];
  const interviews = [
    record({ mode: 'video', minutes: 41, interviewerIds: [amara], date: '2026-03-09' }),
    record(
      { transcriptId: singleP02, mode: 'telephone', minutes: 36, interviewerIds: [amara, tom] },
      2,
    ),
  ];

  it('are summed up with how many say each thing', () => {
    expect(interviewSummary(ids, interviews)).toMatchObject({
      interviews: 3,
      modes: {
        said: 2,
        value: [
          { mode: 'video', n: 1 },
          { mode: 'telephone', n: 1 },
        ],
      },
      minutes: { said: 2, value: { median: 38.5, least: 36, most: 41 } },
      interviewers: {
        said: 2,
        value: [
          { coderId: amara, n: 2 },
          { coderId: tom, n: 1 },
        ],
      },
      days: { said: 1, value: { first: '2026-03-09', last: '2026-03-09' } },
      known: { said: 0, value: 0 },
    });
  });

  it('of which nothing is said give no figure rather than nought', () => {
    expect(interviewSummary(ids, [])).toMatchObject({
      minutes: { said: 0, value: null },
      days: { said: 0, value: null },
      modes: { said: 0, value: [] },
    });
  });

  it('make a table with a row for every transcript, “not said” where nothing is', () => {
    const study = smallStudy();
    const frame = { ...study, study: study.studies[0]!, citation: null };
    const said = [{ ...interviews[0]!, guideVersionId: guide.id, notPut: [question(3)] }];
    const table = interviewsTable(frame, said, [guide], framework);
    const cell = (row: number, column: string) => table.rows[row]?.[table.columns.indexOf(column)];
    expect(table.rows.map(([name]) => name)).toEqual(['P01', 'P02', 'P03']);
    expect(cell(0, 'Minutes')).toBe(41);
    expect(cell(0, 'Interviewers')).toBe('AO');
    expect(cell(0, 'Guide version')).toBe(1);
    expect(cell(0, 'Questions of it not put')).toBe('3');
    expect(cell(1, 'Minutes')).toBe('not said');
    expect(cell(1, 'Mode')).toBe('not said');
    expect(cell(1, 'Known before')).toBe('not said');
    expect(new Set(table.rows.map((row) => row.length))).toEqual(new Set([table.columns.length]));
  });
});
