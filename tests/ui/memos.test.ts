import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { anyMemo } from '#lib/domain/memos/memo-list.ts';
import type { MemoId, MemoLink } from '#lib/domain/model/memo.ts';
import type { MemoChoices, MemoView } from '#lib/ui/memos/memo-view.ts';
import LinkField from '#lib/ui/memos/LinkField.svelte';
import MemoEntry from '#lib/ui/memos/MemoEntry.svelte';
import MemoFilters from '#lib/ui/memos/MemoFilters.svelte';
import MemoForm from '#lib/ui/memos/MemoForm.svelte';
import MemoTimeline from '#lib/ui/memos/MemoTimeline.svelte';
import SaveMemos from '#lib/ui/memos/SaveMemos.svelte';
import { amara, knowledge, openP03, smallStudy, tom, uuid } from '../fixtures/small-study.ts';

const onLine: MemoLink = { on: 'lines', transcriptId: openP03, from: 11, to: 12 };
const onCode: MemoLink = { on: 'code', codeId: knowledge };
const linkViews = [
  { link: onLine, words: 'P03, line 12', href: '#line' },
  { link: onCode, words: 'Knowledge', href: '#code' },
];

const memo: MemoView = {
  id: uuid(13, 1) as MemoId,
  about: 'line',
  text: 'He laughed.',
  kind: 'note',
  date: null,
  people: [],
  links: [],
  on: 'P01, line 2',
  href: '../coding/?line=2',
  code: null,
  lines: [
    {
      source: 'P01, line 2',
      notToBeQuoted: [],
      lines: [{ line: 1, speaker: 'P01', text: 'I know it.' }],
    },
  ],
  by: 'you',
  when: '14 November 10:00',
  waits: null,
  fixed: null,
};
const said = { text: 'He laughed.', kind: 'note', date: null, people: [], links: [] } as const;

const choices: MemoChoices = {
  people: smallStudy().coders.filter(({ id }) => id !== amara),
  findLinks: (query) => (query === '' ? [] : linkViews),
  view: (link) => linkViews.find((one) => one.link.on === link.on)!,
  waits: ({ links = [] }) => (links.length > 0 ? 'Seen by others once P03 is revealed.' : null),
};
const entry = {
  memo,
  said: { ...said, people: [], links: [] },
  choices,
  draft: undefined,
  ondraft: vi.fn(),
  onchange: vi.fn(() => Promise.resolve(true)),
  onremove: vi.fn(),
};

describe('a memo', () => {
  it('shows its words, its kind, the lines it is on, and leads back to them', () => {
    render(MemoEntry, entry);
    expect(screen.getByText('He laughed.')).toBeTruthy();
    expect(screen.getByText('note')).toBeTruthy();
    expect(screen.getByText(/I know it\./)).toBeTruthy();
    expect(screen.getByRole('link').getAttribute('href')).toBe('../coding/?line=2');
  });

  it('marks lines of somebody who may not be quoted', () => {
    const [quoted] = memo.lines!;
    const lines = [{ ...quoted!, notToBeQuoted: ['P01'] }];
    render(MemoEntry, { ...entry, memo: { ...memo, lines } });
    expect(screen.getByText(/not to be quoted: P01/)).toBeTruthy();
  });

  it('shows the day it is about, who took part, and leads to what it is linked to', () => {
    const met: MemoView = {
      ...memo,
      about: 'study',
      kind: 'meeting',
      date: '2025-11-10',
      people: ['Tom Beddoes', 'Ruth Weiss'],
      links: [linkViews[0]!, { link: onCode, words: 'a code no longer there', href: null }],
      lines: [],
      waits: 'Seen by others once P03 is revealed.',
    };
    render(MemoEntry, { ...entry, memo: met });
    expect(screen.getByText('about 10 November 2025')).toBeTruthy();
    expect(screen.getByText(/with Tom Beddoes and Ruth Weiss/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'P03, line 12' }).getAttribute('href')).toBe('#line');
    expect(screen.getByText('a code no longer there').closest('a')).toBeNull();
    expect(screen.getByText('Seen by others once P03 is revealed.')).toBeTruthy();
  });

  it('is changed in place, from what it says', async () => {
    const ondraft = vi.fn();
    const onchange = vi.fn(() => Promise.resolve(true));
    const { rerender } = render(MemoEntry, { ...entry, ondraft, onchange });
    await fireEvent.click(screen.getByRole('button', { name: 'Change memo on P01, line 2' }));
    expect(ondraft).toHaveBeenLastCalledWith(entry.said);
    await rerender({ draft: entry.said });
    await fireEvent.input(screen.getByRole('textbox', { name: 'Memo on P01, line 2' }), {
      target: { value: 'He did not.' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Keep memo' }));
    expect(onchange).toHaveBeenCalledWith({ ...entry.said, text: 'He did not.' });
    expect(ondraft).toHaveBeenLastCalledWith(null);
  });

  it('keeps what was written to be written on when it cannot be kept', async () => {
    const ondraft = vi.fn();
    const draft = { ...entry.said, text: 'A long thought.' };
    const onchange = () => Promise.resolve(false);
    render(MemoEntry, { ...entry, draft, ondraft, onchange });
    await fireEvent.click(screen.getByRole('button', { name: 'Keep memo' }));
    await vi.waitFor(() => expect(ondraft).toHaveBeenLastCalledWith(draft));
  });

  it('is removed only after a second press', async () => {
    const onremove = vi.fn();
    render(MemoEntry, { ...entry, onremove });
    await fireEvent.click(screen.getByRole('button', { name: 'Remove memo on P01, line 2' }));
    expect(onremove).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: 'Remove memo' }));
    expect(onremove).toHaveBeenCalledOnce();
  });

  it('says why it cannot be changed, and offers no form for it', () => {
    const fixed = 'Its pass is submitted, so it stays as it is.';
    render(MemoEntry, { ...entry, memo: { ...memo, fixed }, draft: entry.said });
    expect(screen.getByText(fixed)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('writing a memo', () => {
  const form = () => ({
    label: 'New memo',
    said: { text: '' },
    choices,
    ondraft: vi.fn(),
    onkeep: vi.fn(),
    oncancel: vi.fn(),
  });

  it('takes kind, day, people and links, tells each change, and is kept with Ctrl Enter', async () => {
    const given = form();
    render(MemoForm, given);
    const text = screen.getByRole('textbox', { name: 'New memo' });
    expect(document.activeElement).toBe(text);
    await fireEvent.input(text, { target: { value: 'We met.' } });
    await fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), {
      target: { value: 'meeting' },
    });
    await fireEvent.change(screen.getByLabelText('Day it is about'), {
      target: { value: '2025-11-10' },
    });
    await fireEvent.click(screen.getByRole('checkbox', { name: /^Tom/ }));
    const links = screen.getByRole('combobox', { name: 'Linked to' });
    await fireEvent.input(links, { target: { value: '12 of' } });
    await fireEvent.keyDown(links, { key: 'Enter' });
    expect(screen.getByText('Seen by others once P03 is revealed.')).toBeTruthy();
    const all = {
      text: 'We met.',
      kind: 'meeting',
      date: '2025-11-10',
      people: [tom],
      links: [onLine],
    };
    expect(given.ondraft).toHaveBeenLastCalledWith(all);
    await fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true });
    expect(given.onkeep).toHaveBeenCalledWith(all);
  });

  it('keeps nothing without words, and says so', async () => {
    const given = form();
    render(MemoForm, given);
    await fireEvent.click(screen.getByRole('button', { name: 'Keep memo' }));
    expect(given.onkeep).not.toHaveBeenCalled();
    expect(screen.getByText('A memo needs words.')).toBeTruthy();
  });

  it('is put aside with Esc', async () => {
    const given = form();
    render(MemoForm, given);
    await fireEvent.keyDown(screen.getByRole('textbox', { name: 'New memo' }), { key: 'Escape' });
    expect(given.oncancel).toHaveBeenCalledOnce();
  });
});

describe('what a memo is linked to', () => {
  it('is chosen with arrows and Enter, once, and taken away by its button', async () => {
    const onchange = vi.fn();
    const given = { find: choices.findLinks, view: choices.view, onchange };
    const { rerender } = render(LinkField, { links: [], ...given });
    const field = screen.getByRole('combobox', { name: 'Linked to' });
    await fireEvent.input(field, { target: { value: 'k' } });
    expect(screen.getAllByRole('option')).toHaveLength(2);
    await fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { selected: true }).textContent?.trim()).toBe('Knowledge');
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(onchange).toHaveBeenLastCalledWith([onCode]);
    await rerender({ links: [onCode] });
    await fireEvent.input(field, { target: { value: 'k' } });
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await fireEvent.click(screen.getByRole('button', { name: 'Take the link to Knowledge away' }));
    expect(onchange).toHaveBeenLastCalledWith([]);
  });

  it('says when nothing answers; Esc empties the field and goes no further', async () => {
    const find = () => [];
    const outer = vi.fn();
    document.addEventListener('keydown', outer);
    render(LinkField, { links: [], find, view: choices.view, onchange: vi.fn() });
    const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Linked to' });
    await fireEvent.input(field, { target: { value: 'zzz' } });
    expect(screen.getByRole('status').textContent).toContain('Nothing answers');
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe('');
    expect(outer).not.toHaveBeenCalled();
    document.removeEventListener('keydown', outer);
  });
});

describe('the list of memos', () => {
  it('is narrowed by kind and person', async () => {
    const onfilter = vi.fn();
    render(MemoFilters, {
      filter: anyMemo,
      order: 'newest',
      orders: [{ id: 'newest', name: 'newest first' }],
      people: smallStudy().coders,
      transcripts: [],
      codes: [],
      onfilter,
      onorder: vi.fn(),
    });
    await fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), {
      target: { value: 'field-note' },
    });
    expect(onfilter).toHaveBeenLastCalledWith({ kind: 'field-note' });
    await fireEvent.change(screen.getByRole('combobox', { name: 'Person' }), {
      target: { value: tom },
    });
    expect(onfilter).toHaveBeenLastCalledWith({ personId: tom });
  });

  it('is saved as Word with its number, under the headings chosen', async () => {
    const onsave = vi.fn();
    const { rerender } = render(SaveMemos, { count: 12, busy: false, onsave });
    await fireEvent.change(screen.getByRole('combobox', { name: 'Headings' }), {
      target: { value: 'kind' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Save 12 memos as Word' }));
    expect(onsave).toHaveBeenCalledWith('kind');
    await rerender({ count: 0 });
    await fireEvent.click(screen.getByRole('button', { name: 'No memo to save' }));
    expect(onsave).toHaveBeenCalledOnce();
  });
});

describe('the timeline', () => {
  it('gives month, day, kind, people, first words and links; a press opens the memo', async () => {
    const onopen = vi.fn();
    const long = `${'word '.repeat(60)}end`;
    render(MemoTimeline, {
      months: [
        {
          month: '2025-11',
          days: [
            {
              day: '2025-11-10',
              memos: [{ ...memo, text: long, people: ['Tom'], links: [linkViews[0]!] }],
            },
          ],
        },
      ],
      entry: createRawSnippet(() => ({ render: () => '<p>All of it</p>' })),
      isOpen: () => false,
      onopen,
    });
    const month = screen.getByRole('region', { name: 'November 2025' });
    expect(within(month).getByRole('heading', { level: 3 }).textContent).toBe('10 November');
    const row = within(month).getByRole('button');
    expect(row.textContent).toMatch(/you, Tom/);
    expect(row.textContent).toMatch(/word…/);
    expect(row.textContent).toMatch(/P01, line 2 · P03, line 12/);
    expect(row.getAttribute('aria-expanded')).toBe('false');
    await fireEvent.click(row);
    expect(onopen).toHaveBeenCalledWith(memo.id, true);
  });
});
