import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { noConsent, type Participant } from '#lib/domain/model/participant.ts';
import { initialChoices, preparedTranscript } from '#lib/domain/transcript/prepared.ts';
import { previewLines } from '#lib/domain/transcript/preview.ts';
import type { SpeakerPlan } from '#lib/domain/transcript/speakers.ts';
import type { PageOrder } from '#lib/domain/transcript/order-of-reading.ts';
import FileList from '#lib/ui/import/FileList.svelte';
import { groupedNotes, timeWords, waitingWords } from '#lib/ui/import/import-words.ts';
import OrderCheck from '#lib/ui/import/OrderCheck.svelte';
import PreviewLines from '#lib/ui/import/PreviewLines.svelte';
import ReadingChoices from '#lib/ui/import/ReadingChoices.svelte';
import SpeakerTable from '#lib/ui/import/SpeakerTable.svelte';

const plan = (label: string, changes: Partial<SpeakerPlan> = {}): SpeakerPlan => ({
  label,
  sameAs: null,
  name: label,
  role: 'participant',
  participant: { kind: 'unidentified' },
  ...changes,
});
const speakers = [plan('INT', { role: 'interviewer' }), plan('Pharm'), plan('pharm.')];
const uses = speakers.map(({ label }) => ({ label, turns: 1, lines: 2 }));
const person: Participant = {
  id: '00000004-0000-4000-8000-000000000001' as Participant['id'],
  label: 'P04',
  attributes: {},
  consent: noConsent,
  order: 0,
};

const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('the speakers of a file', () => {
  it('are given a role, a participant, or taken for another speaker', async () => {
    const oncorrect = vi.fn();
    render(SpeakerTable, { speakers, uses, participants: [person], oncorrect });
    await choose('INT is', 'other');
    await choose('Pharm is the participant', `id ${person.id}`);
    await choose('pharm. is', 'same Pharm');
    await choose('pharm. is the participant', 'new');
    expect(oncorrect.mock.calls).toEqual([
      ['INT', { role: 'other', sameAs: null }],
      ['Pharm', { participant: { kind: 'existing', id: person.id } }],
      ['pharm.', { sameAs: 'Pharm' }],
      ['pharm.', { participant: { kind: 'new', label: 'pharm.' } }],
    ]);
  });

  it('offer no participant for an interviewer, and no roles once coding has begun', () => {
    render(SpeakerTable, {
      speakers,
      uses,
      participants: [person],
      frozen: true,
      oncorrect: vi.fn(),
    });
    expect(screen.queryByLabelText('INT is the participant')).toBeNull();
    expect(screen.queryByLabelText('INT is')).toBeNull();
    expect(screen.getByLabelText('Pharm is the participant')).toBeTruthy();
  });
});

describe('the columns of a table', () => {
  const source = {
    kind: 'table' as const,
    rows: [
      ['Who', 'Said', 'Notes'],
      ['INT', 'Why do you think so?', 'smiles'],
      ['P1', 'Because it always was.', ''],
    ],
  };

  it('are named by their headings, and only one of them is the text', async () => {
    const onchoose = vi.fn();
    const choices = initialChoices(source);
    render(ReadingChoices, { source, choices, openingLines: 0, openingKept: true, onchoose });
    expect(choices.columns.roles).toEqual(['speaker', 'text', 'memo']);
    await choose('Column 3, “Notes”', 'text');
    expect(onchoose).toHaveBeenCalledWith({
      columns: { ...choices.columns, roles: ['speaker', 'omit', 'text'] },
    });
    await choose('Cut into lines by', 'turn');
    expect(onchoose).toHaveBeenLastCalledWith({ cutting: 'turn' });
  });
});

describe('the preview', () => {
  const turn = (speaker: string, text: string) => ({
    speaker,
    text,
    start: 65,
    end: null,
    memos: [],
  });
  const prepared = preparedTranscript(
    [turn('INT', 'Why? When?'), turn('Pharm', 'Because.')],
    'sentence',
  );

  it('numbers lines from one, names a speaker once a turn, and says what is not codable', () => {
    const lines = previewLines(prepared, speakers, false, 60);
    render(PreviewLines, { lines, total: 3, label: 'Lines' });
    const rows = screen
      .getAllByRole('row')
      .map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).toEqual([
      expect.stringMatching(/^1 ?INT ?Why\? ?1:05 ?not codable$/),
      expect.stringMatching(/^2 ?When\? ?not codable$/),
      expect.stringMatching(/^3 ?Pharm ?Because\. ?1:05$/),
    ]);
  });

  it('makes interviewer lines codable where the study says so', () => {
    expect(previewLines(prepared, speakers, true, 60).every(({ codable }) => codable)).toBe(true);
  });
});

describe('the order of reading', () => {
  const block = (text: string, y: number, goesOn = false) => ({
    text,
    goesOn,
    x: 90,
    y,
    width: 300,
    height: 20,
  });
  const page = (first: string, columns: 1 | 2 = 1): PageOrder => ({
    width: 595,
    height: 842,
    columns,
    blocks: [block(first, 90), block('P04: Because it was', 120)],
    dropped: [{ kind: 'running head', text: 'Interview 4', x: 90, y: 30, width: 60, height: 10 }],
  });
  const order = [page('INT: Why?'), page('INT: When?', 2)];
  const choices = { pageColumns: 'auto', dropHeads: true } as const;
  const shown = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent.trim());

  it('stands as numbers on a drawing of the page, beside the words and what is left out', async () => {
    render(OrderCheck, { order, choices, checked: false, onchoose: vi.fn(), onchecked: vi.fn() });
    expect(screen.getByRole('img', { name: 'Page 1, read in one column: 2 blocks' })).toBeTruthy();
    expect(shown()).toEqual([
      expect.stringMatching(/^1\s*INT: Why\?$/),
      expect.stringMatching(/^2\s*P04: Because it was$/),
      expect.stringMatching(/running head: “Interview 4”$/),
    ]);
    expect(screen.getByText('not checked yet')).toBeTruthy();
    await fireEvent.keyDown(screen.getByRole('img'), { key: 'PageDown' });
    expect(screen.getByRole('img', { name: /^Page 2, read in two columns/ })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Page before' }));
    await fireEvent.change(screen.getByLabelText('Page'), { target: { value: '2' } });
    expect(shown()[0]).toMatch(/INT: When\?$/);
  });

  it('is put right, and ticked off when it was checked', async () => {
    const [onchoose, onchecked] = [vi.fn(), vi.fn()];
    render(OrderCheck, { order, choices, checked: false, onchoose, onchecked });
    await choose('Read in', 'one');
    await fireEvent.click(screen.getByLabelText(/^Leave out running heads/));
    await fireEvent.click(screen.getByLabelText('I have checked the order of reading'));
    expect(onchoose.mock.calls).toEqual([[{ pageColumns: 'one' }], [{ dropHeads: false }]]);
    expect(onchecked).toHaveBeenCalledWith(true);
  });

  it('is told by its pages while a long file is read', () => {
    expect([waitingWords(), waitingWords({ done: 11, total: 1000 })]).toEqual([
      'being read',
      'page 12 of 1,000',
    ]);
    expect(waitingWords({ done: 1000, total: 1000 })).toBe('page 1,000 of 1,000');
  });
});

it('lists each file with where it stands in words', async () => {
  const onchoose = vi.fn();
  const files = [
    { id: 'a', name: 'one.docx', standing: 'ready' as const, words: '2 speakers' },
    { id: 'b', name: 'scan.pdf', standing: 'failed' as const, words: 'no text' },
  ];
  render(FileList, { files, chosen: 'a', onchoose });
  expect(
    screen.getByRole('button', { name: /ready: one\.docx/ }).getAttribute('aria-current'),
  ).toBe('true');
  await fireEvent.click(screen.getByRole('button', { name: /cannot be read: scan\.pdf/ }));
  expect(onchoose).toHaveBeenCalledWith('b');
});

it('groups what was assumed, left out and changed', () => {
  expect(
    groupedNotes([
      { kind: 'changed', where: 'cues', what: '9 cues joined' },
      { kind: 'assumed', where: 'speakers', what: 'No speakers are named' },
      { kind: 'changed', where: 'rows', what: 'Joined' },
    ]),
  ).toEqual([
    { title: 'Assumed', lines: ['Speakers: No speakers are named.'] },
    { title: 'Changed', lines: ['Cues: 9 cues joined.', 'Rows: Joined.'] },
  ]);
  expect([timeWords(5), timeWords(3727.9)]).toEqual(['0:05', '1:02:07']);
});
