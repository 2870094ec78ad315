import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { ActError } from '#lib/domain/errors.ts';
import {
  addQuestion,
  changeQuestion,
  describeVersion,
  giveReason,
  moveQuestion,
  nextVersion,
  removeQuestion,
  removeVersion,
} from '#lib/domain/guide/change-guide.ts';
import { comparedVersions } from '#lib/domain/guide/compare-versions.ts';
import { domainsInGuide, questionsWithoutDomain } from '#lib/domain/guide/domains-in-guide.ts';
import { alreadyAsked, importGuide } from '#lib/domain/guide/import/import-guide.ts';
import type { GuideUse } from '#lib/domain/guide/versions.ts';
import type { GuideVersion, GuideVersionId, QuestionId } from '#lib/domain/model/guide-version.ts';
import { guideByDomainTable, guideInOrderTable } from '#lib/domain/reporting/guide-tables.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { settledP01, singleP02, smallStudy, uuid } from '../../fixtures/small-study.ts';

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const domain = (key: string) => framework.domains.find(({ id }) => id === key)!.codeId;
const question = (number: number) => uuid(21, number) as QuestionId;
const versionId = (number: number) => uuid(20, number) as GuideVersionId;
const at = '2026-03-09T10:00:00.000Z';
const { transcripts } = smallStudy();
const unused: GuideUse = { interviews: [], transcripts };

const version: GuideVersion = {
  id: versionId(1),
  number: 1,
  date: '2026-01-05',
  pilot: null,
  pilotNote: '',
  changes: '',
  questions: [
    { id: question(1), text: 'Who are you there?', domainIds: [], prompts: [] },
    {
      id: question(2),
      text: 'What do you know of it?',
      domainIds: [domain('knowledge')],
      prompts: ['Where from?'],
    },
    {
      id: question(3),
      text: 'Take me through a recent one.',
      domainIds: [domain('skills'), domain('memory_attention_decision')],
      prompts: [],
    },
  ],
  without: [{ domainId: domain('emotion'), reason: 'To see whether it comes unasked.' }],
  createdAt: at,
};
const used: GuideUse = {
  interviews: [
    { transcriptId: singleP02, guideVersionId: version.id },
    { transcriptId: settledP01, guideVersionId: version.id },
  ],
  transcripts,
};

function written(change: Change | null): GuideVersion {
  const [placed] = change?.put ?? [];
  if (placed?.table !== 'guideVersions') throw new Error('no version was written');
  return placed.record;
}
const texts = ({ questions }: GuideVersion) => questions.map(({ text }) => text);

describe('a version of the guide', () => {
  it('begins empty, and the next one copies the questions with their ids but not the pilot', () => {
    const first = written(nextVersion([], null, { id: versionId(9), changes: '', at }));
    expect(first).toMatchObject({ number: 1, questions: [], without: [] });
    const piloted = { ...version, pilot: 'piloted' as const };
    const next = written(
      nextVersion([piloted], piloted, { id: versionId(2), changes: ' P02 asked why. ', at }),
    );
    expect(next).toMatchObject({
      number: 2,
      date: null,
      pilot: null,
      changes: 'P02 asked why.',
      questions: version.questions,
      without: version.without,
    });
  });

  it('takes questions in, words tidied, and puts them where they are moved', () => {
    const words = {
      text: '  How does\nit feel? ',
      domainIds: [domain('emotion'), domain('emotion')],
      prompts: ['Before?', ' ', 'After?'],
    };
    const added = written(addQuestion(version, unused, question(4), words));
    expect(added.questions.at(-1)).toEqual({
      id: question(4),
      text: 'How does it feel?',
      domainIds: [domain('emotion')],
      prompts: ['Before?', 'After?'],
    });
    expect(texts(written(moveQuestion(added, unused, question(4), -2)))).toEqual([
      'Who are you there?',
      'How does it feel?',
      'What do you know of it?',
      'Take me through a recent one.',
    ]);
    expect(moveQuestion(version, unused, question(1), -1)).toBeNull();
  });

  it('changes a question in place and writes nothing where nothing differs', () => {
    const changed = written(
      changeQuestion(version, unused, question(2), { prompts: ['Where', 'from?'] }),
    );
    expect(changed.questions[1]).toMatchObject({
      text: 'What do you know of it?',
      prompts: ['Where', 'from?'],
    });
    expect(changeQuestion(version, unused, question(2), { prompts: ['Where from?'] })).toBeNull();
    expect(() => changeQuestion(version, unused, question(7), { text: 'Gone?' })).toThrow(
      new ActError('question-gone'),
    );
  });

  it('loses a question, and can be removed, while no interview followed it', () => {
    expect(texts(written(removeQuestion(version, unused, question(1))))).toEqual([
      'What do you know of it?',
      'Take me through a recent one.',
    ]);
    expect(removeVersion(version, unused)).toMatchObject({
      kind: 'remove-guide',
      removed: [{ table: 'guideVersions', id: version.id }],
    });
  });

  it('keeps its questions once interviews followed it, and names them', () => {
    const acts = [
      () => addQuestion(version, used, question(4), { text: 'New?', domainIds: [], prompts: [] }),
      () => changeQuestion(version, used, question(2), { text: 'Otherwise?' }),
      () => changeQuestion(version, used, question(2), { domainIds: [] }),
      () => moveQuestion(version, used, question(2), 1),
      () => removeQuestion(version, used, question(2)),
      () => removeVersion(version, used),
    ];
    for (const act of acts) {
      expect(act).toThrow(
        expect.objectContaining({ code: 'guide-in-use', where: 'version 1: P01, P02' }),
      );
    }
  });

  it('can be described at any time: when it was used, its pilot, what changed, why no question', () => {
    expect(written(describeVersion(version, { pilot: 'not-piloted' })).pilot).toBe('not-piloted');
    expect(describeVersion(version, { date: '2026-01-05' })).toBeNull();
    const given = written(giveReason(version, domain('goals'), ' Too direct. '));
    expect(given.without).toContainEqual({ domainId: domain('goals'), reason: 'Too direct.' });
    expect(giveReason(given, domain('goals'), 'Too direct.')).toBeNull();
    expect(written(giveReason(version, domain('emotion'), '')).without).toEqual([]);
  });
});

describe('what a version asks about', () => {
  it('is told for all fourteen domains, with the reason where nothing asks', () => {
    const asked = domainsInGuide(version, framework);
    expect(asked).toHaveLength(14);
    const of = (key: string) => asked.find((one) => one.domain.id === key)!;
    expect(of('skills').questions.map(({ number }) => number)).toEqual([3]);
    expect(of('emotion')).toMatchObject({
      questions: [],
      reason: 'To see whether it comes unasked.',
    });
    expect(of('goals')).toMatchObject({ questions: [], reason: '' });
    expect(questionsWithoutDomain(version.questions).map(({ number }) => number)).toEqual([1]);
  });
});

describe('two versions compared', () => {
  it('tell added, removed and changed questions by their ids', () => {
    const [first, second, third] = version.questions as [
      (typeof version.questions)[number],
      (typeof version.questions)[number],
      (typeof version.questions)[number],
    ];
    const after = {
      questions: [
        third,
        { ...second, text: 'What do you know about it?', prompts: [], domainIds: [] },
        { id: question(5), text: 'Whose job is it?', domainIds: [], prompts: [] },
      ],
    };
    const compared = comparedVersions(version, after);
    expect(compared.added.map(({ text }) => text)).toEqual(['Whose job is it?']);
    expect(compared.removed).toEqual([first]);
    expect(compared.changed).toHaveLength(1);
    expect(compared.changed[0]).toMatchObject({
      reworded: true,
      domainsGone: [domain('knowledge')],
      domainsAdded: [],
      promptsGone: ['Where from?'],
    });
    expect(compared).toMatchObject({ reordered: true, same: 1 });
  });

  it('that are the same say so', () => {
    expect(comparedVersions(version, version)).toMatchObject({
      added: [],
      removed: [],
      changed: [],
      reordered: false,
      same: 3,
    });
  });
});

describe('a guide taken in', () => {
  const incoming = {
    questions: [
      { text: 'what do you know of it', domainIds: [domain('knowledge')], prompts: [] },
      { text: 'Whose job is it?', domainIds: [domain('role_identity')], prompts: ['Yours?'] },
    ],
    without: [
      { domainId: domain('goals'), reason: ' Left out. ' },
      { domainId: domain('skills'), reason: '' },
    ],
    changes: 'From Word',
  };

  it('is the next version, and keeps the ids of questions asked in the same words', () => {
    let serial = 50;
    const change = importGuide([version], incoming, {
      id: versionId(2),
      questionId: () => question(++serial),
      at,
    });
    expect(change.kind).toBe('import-guide');
    expect(written(change)).toMatchObject({
      number: 2,
      changes: 'From Word',
      questions: [
        { id: question(2), text: 'what do you know of it' },
        { id: question(51), text: 'Whose job is it?', prompts: ['Yours?'] },
      ],
      without: [{ domainId: domain('goals'), reason: 'Left out.' }],
    });
    expect(alreadyAsked([version], incoming.questions)).toBe(1);
    expect(alreadyAsked([], incoming.questions)).toBe(0);
  });
});

describe('the tables of a guide', () => {
  const frame = { study: smallStudy().studies[0]!, citation: 'Cane et al. 2012' };

  it('by domain names every domain, its content, and its questions or why there are none', () => {
    const table = guideByDomainTable(frame, framework, version);
    expect(table.title).toBe('Stopping medicines (invented): interview guide by domain, version 1');
    expect(table.rows).toHaveLength(15);
    const rowOf = (name: string) => table.rows.find(([cell]) => cell === name);
    expect(rowOf('Knowledge')?.slice(1, 3)).toEqual([
      framework.domains[0]?.definition,
      '2. What do you know of it?\n– Where from?',
    ]);
    expect(rowOf('Emotion')?.[2]).toBe('No question: To see whether it comes unasked.');
    expect(rowOf('Goals')?.[2]).toBe('No question: reason not said');
    expect(rowOf('No domain')?.[2]).toBe('1. Who are you there?');
  });

  it('in order says prompts, domains and pilot of each question', () => {
    const table = guideInOrderTable(frame, framework, version);
    expect(table.columns.slice(0, 5)).toEqual(['No.', 'Question', 'Prompts', 'Domains', 'Pilot']);
    expect(table.rows[0]?.slice(0, 5)).toEqual([
      1,
      'Who are you there?',
      '',
      'no domain',
      'not said',
    ]);
    expect(table.rows[2]?.[3]).toBe('Skills; Memory, attention and decision processes');
  });

  it('have no rows where the version asks nothing', () => {
    const empty = { ...version, questions: [] };
    expect(guideByDomainTable(frame, framework, empty).rows).toEqual([]);
    expect(guideInOrderTable(frame, framework, empty).rows).toEqual([]);
  });
});
