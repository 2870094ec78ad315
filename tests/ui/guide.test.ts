import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { domainNameReader } from '#lib/domain/codebook/domain-names.ts';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { domainsInGuide, questionsWithoutDomain } from '#lib/domain/guide/domains-in-guide.ts';
import { guideFromTable } from '#lib/domain/guide/import/guide-from-table.ts';
import { guessedGuideColumns, guideTable } from '#lib/domain/guide/import/guide-table.ts';
import type { GuideToImport } from '#lib/domain/guide/import/import-guide.ts';
import { labelMeaning } from '#lib/domain/guide/import/label-meaning.ts';
import type { GuideVersion, GuideVersionId, QuestionId } from '#lib/domain/model/guide-version.ts';
import GuidePage from '#lib/ui/guide/GuidePage.svelte';
import GuidePreview from '#lib/ui/guide/GuidePreview.svelte';
import { uuid } from '../fixtures/small-study.ts';
import './open-dialogs.ts';

afterEach(cleanup);

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const names = domainNameReader(framework);
const domains = framework.domains.map((one) => ({
  id: one.codeId,
  key: one.id,
  name: one.name,
  content: one.definition,
  example: one.exampleQuestions[0] ?? '',
}));
const domain = (key: string) => domains.find((one) => one.key === key)!.id;
const question = (number: number) => uuid(21, number) as QuestionId;
const version: GuideVersion = {
  id: uuid(20, 1) as GuideVersionId,
  number: 1,
  date: null,
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
  ],
  without: [],
  createdAt: '2026-03-09T10:00:00.000Z',
};
const nav = createRawSnippet(() => ({ render: () => '<nav></nav>' }));
const settled = () => new Promise((resolve) => setTimeout(resolve));

function page(
  versions: readonly GuideVersion[],
  interviews: readonly string[] = [],
  more: { reading?: boolean; readonly?: boolean } = {},
) {
  const [at] = versions.slice(-1);
  const callbacks = {
    onversion: vi.fn(),
    onfile: vi.fn(),
    oncancelreading: vi.fn(),
    onbegin: vi.fn(),
    onnext: vi.fn(),
    onremoveversion: vi.fn(),
    onsay: vi.fn(() => Promise.resolve(true)),
    onreason: vi.fn(() => Promise.resolve(true)),
    onadd: vi.fn(() => Promise.resolve(null)),
    onchange: vi.fn(() => Promise.resolve(true)),
    onmove: vi.fn(() => Promise.resolve()),
    onremove: vi.fn(),
    onclosefailure: vi.fn(),
  };
  const view = render(GuidePage, {
    nav,
    versions,
    version: at,
    usedIn: (id) =>
      id === at?.id ? interviews.map((name) => ({ name, href: `interviews/${name}` })) : [],
    rows: at ? domainsInGuide(at, framework) : [],
    others: at ? questionsWithoutDomain(at.questions) : [],
    domains,
    today: '2026-03-09',
    reading: false,
    ...more,
    failure: null,
    exportHref: (table) => `export/${table}`,
    ...callbacks,
  });
  return { ...callbacks, ...view };
}

describe('the page of the guide', () => {
  it('teaches what a guide is where there is none, and offers to import or write one', async () => {
    const { onbegin } = page([]);
    expect(screen.getByRole('heading', { name: 'No guide yet' })).toBeTruthy();
    expect(screen.getByText(/domain, content, sample questions/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Write it here' }));
    expect(onbegin).toHaveBeenCalledOnce();
  });

  it('offers a way out while a file is being read', async () => {
    const { oncancelreading } = page([version], [], { reading: true });
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(oncancelreading).toHaveBeenCalledOnce();
  });

  it('is only read in a copy for one person, and says whose it is', async () => {
    page([version], ['P01'], { readonly: true });
    expect(screen.getByText(/The interview guide is the lead’s/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Import|Make|Remove|Change|Add|Move/ })).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'By domain' }));
    expect(screen.queryByRole('textbox')).toBeNull();
    cleanup();
    page([], [], { readonly: true });
    expect(screen.getByText('No guide came with this copy.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Write it here' })).toBeNull();
  });

  it('changes a question in place by keyboard, and keeps what was written on the way out', async () => {
    const { onchange } = page([version]);
    const change = screen.getByRole('button', { name: 'Change question 2' });
    change.focus();
    await fireEvent.click(change);
    const field = screen.getByLabelText<HTMLTextAreaElement>('Question 2', {
      selector: 'textarea',
    });
    expect(document.activeElement).toBe(field);
    await fireEvent.input(field, { target: { value: 'What do you know about it?' } });
    await fireEvent.keyDown(field, { key: 'Escape' });
    await settled();
    expect(onchange).toHaveBeenCalledWith(version.id, question(2), {
      text: 'What do you know about it?',
    });
    expect((document.activeElement as HTMLElement).textContent).toContain('Change');
  });

  it('parts prompts by line and ties a question to further domains', async () => {
    const { onchange } = page([version]);
    await fireEvent.click(screen.getByRole('button', { name: 'Change question 2' }));
    const prompts = screen.getByLabelText('Prompts, one a line');
    await fireEvent.input(prompts, { target: { value: 'Where\nfrom?' } });
    await fireEvent.blur(prompts);
    expect(onchange).toHaveBeenCalledWith(version.id, question(2), { prompts: ['Where', 'from?'] });
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Emotion' }));
    expect(onchange).toHaveBeenLastCalledWith(version.id, question(2), {
      domainIds: [domain('knowledge'), domain('emotion')],
    });
  });

  it('moves the question that has the focus with Alt and an arrow, never past an end', async () => {
    const { onmove } = page([version]);
    const change = screen.getByRole('button', { name: 'Change question 2' });
    await fireEvent.keyDown(change, { key: 'ArrowDown', altKey: true });
    expect(onmove).not.toHaveBeenCalled();
    await fireEvent.keyDown(change, { key: 'ArrowUp', altKey: true });
    expect(onmove).toHaveBeenCalledWith(version.id, question(2), -1);
  });

  it('adds a question, and one that was begun as the page goes away', async () => {
    const { onadd, unmount } = page([version]);
    const field = screen.getByLabelText('Add a question');
    await fireEvent.input(field, { target: { value: 'Whose job is it?' } });
    await fireEvent.submit(field.closest('form')!);
    expect(onadd).toHaveBeenCalledWith(version.id, 'Whose job is it?');
    await settled();
    await fireEvent.input(field, { target: { value: 'Who else?' } });
    unmount();
    expect(onadd).toHaveBeenLastCalledWith(version.id, 'Who else?');
  });

  it('keeps a version that interviews followed, names them, and offers the next', async () => {
    const { onnext, onremoveversion } = page([version], ['P01', 'P02']);
    expect(screen.queryByRole('button', { name: /Change question/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'P02' }).getAttribute('href')).toBe('interviews/P02');
    const remove = screen.getByRole('button', { name: /Remove version 1/ });
    expect(remove.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(remove);
    expect(onremoveversion).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: /Make version 2 and change that/ }));
    const dialog = screen.getByRole('dialog');
    await fireEvent.input(within(dialog).getByLabelText('What changes, and why'), {
      target: { value: 'P02 asked why.' },
    });
    await fireEvent.submit(dialog.querySelector('form')!);
    expect(onnext).toHaveBeenCalledWith(version.id, 'P02 asked why.');
  });

  it('asks by domain why there is no question, with an example of one', async () => {
    const { onreason } = page([version]);
    await fireEvent.click(screen.getByRole('button', { name: 'By domain' }));
    expect(screen.getAllByText('No question.')).toHaveLength(13);
    const reason = screen.getByLabelText('Why Emotion has no question');
    await fireEvent.input(reason, { target: { value: 'To see whether it comes.' } });
    await fireEvent.blur(reason);
    expect(onreason).toHaveBeenCalledWith(
      version.id,
      domain('emotion'),
      'To see whether it comes.',
    );
  });

  it('compares two versions in words', async () => {
    const next = {
      ...version,
      id: uuid(20, 2) as GuideVersionId,
      number: 2,
      questions: [{ ...version.questions[1]!, text: 'What do you know about it?' }],
    };
    page([version, next]);
    await fireEvent.click(screen.getByRole('button', { name: 'Compare versions' }));
    expect(screen.getByText(/0 questions added, 1 removed,\s+1 changed, 0 the same/)).toBeTruthy();
    expect(screen.getByText('What do you know of it?').tagName).toBe('DEL');
    expect(screen.getByText('What do you know about it?').tagName).toBe('INS');
  });
});

describe('the preview of a guide', () => {
  const rows = [
    ['Domain', 'Sample questions'],
    ['Knowledge', 'What do you know?\nPrompt: Where from?'],
    ['Motivation and goals', 'What do you mean to do?'],
    ['Barriers', 'What gets in the way?'],
  ];

  function preview(of: readonly (readonly string[])[] = rows) {
    const table = guideTable(of);
    const columns = guessedGuideColumns(table, names);
    const onimport = vi.fn<(guide: GuideToImport) => void>();
    render(GuidePreview, {
      fileName: 'Guide.docx',
      kind: 'Word document',
      notes: [],
      table: { table, columns },
      draft: guideFromTable(table, columns, names),
      domains,
      number: 2,
      meaningOf: (label) => labelMeaning(label, framework, names),
      draftWith: (others, goesOn) => guideFromTable(table, others, names, goesOn),
      askedBefore: () => 0,
      onimport,
      onclose: vi.fn(),
    });
    return onimport;
  }
  const importing = () => screen.getByRole('button', { name: /^Import \d+ question/ });

  it('stops at a name of the first version until it is said what is meant', async () => {
    const onimport = preview();
    expect(screen.getByText(/became Intentions and Goals/)).toBeTruthy();
    expect(importing().getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(importing());
    expect(onimport).not.toHaveBeenCalled();

    const choice = screen.getByRole('group', { name: 'Domains meant by Motivation and goals' });
    await fireEvent.click(within(choice).getByRole('checkbox', { name: 'Intentions' }));
    await fireEvent.click(importing());
    expect(onimport).toHaveBeenCalledWith({
      questions: [
        { text: 'What do you know?', prompts: ['Where from?'], domainIds: [domain('knowledge')] },
        { text: 'What do you mean to do?', prompts: [], domainIds: [domain('intentions')] },
        { text: 'What gets in the way?', prompts: [], domainIds: [] },
      ],
      without: [],
      changes: '',
    });
  });

  it('names what it could not take, with its place, and lets it be said or left', async () => {
    const onimport = preview();
    const row = screen.getByRole('row', { name: /No domain is called “Barriers”/ });
    expect(within(row).getByText('row 4')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /Leave without a domain/ }));
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Take question 3' }));
    expect(importing().textContent).toContain('Import 2 questions');
    await fireEvent.click(importing());
    expect(onimport.mock.calls[0]?.[0].questions.map(({ domainIds }) => domainIds.length)).toEqual([
      1, 0,
    ]);
  });

  it('lists questions without a domain, leads to them, and can go on with the domain above', async () => {
    const onimport = preview([
      ['Domain', 'Question'],
      ['Knowledge', 'What do you know?'],
      ['', 'Anything else?'],
    ]);
    expect(screen.getByText(/1 question without a domain/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'row 3: Anything else?' }));
    const choice = document.activeElement!;
    expect(choice.textContent).toMatch(/Domains of question 2/);
    const goesOn = () =>
      screen.getByRole('checkbox', {
        name: 'An empty domain cell goes on with the domain above it',
      });
    await fireEvent.click(goesOn());
    expect(screen.queryByText(/without a domain, as opening/)).toBeNull();
    await fireEvent.click(importing());
    const idsOf = () => onimport.mock.lastCall?.[0].questions.map(({ domainIds }) => domainIds);
    expect(idsOf()).toEqual([[domain('knowledge')], [domain('knowledge')]]);
    await fireEvent.click(goesOn());
    await fireEvent.click(importing());
    expect(idsOf()).toEqual([[domain('knowledge')], []]);
  });

  it('reads the table anew when a column is taken for something else', async () => {
    preview();
    await fireEvent.change(screen.getByLabelText('Sample questions'), {
      target: { value: 'leave-out' },
    });
    expect(screen.getByText(/Say which column holds the questions/)).toBeTruthy();
    expect(importing().getAttribute('aria-disabled')).toBe('true');
  });
});
