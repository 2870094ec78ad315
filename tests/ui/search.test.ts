import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { SearchQuery } from '#lib/domain/search/query.ts';
import Concordance, { type ConcordanceView } from '#lib/ui/search/Concordance.svelte';
import CountTable from '#lib/ui/search/CountTable.svelte';
import { searchWords } from '#lib/ui/search/search-words.ts';
import SearchForm from '#lib/ui/search/SearchForm.svelte';
import { knowledge, settledP01, tenMinutes } from '../fixtures/small-study.ts';

const query: SearchQuery = {
  text: 'rule',
  kind: 'words',
  wholeWords: true,
  matchCase: false,
  who: 'anyone',
};

describe('the search form', () => {
  it('asks for what was typed, in the kind that was chosen', async () => {
    const onsearch = vi.fn();
    render(SearchForm, { query: { ...query, text: '' }, fault: null, singleKeys: true, onsearch });
    await fireEvent.click(screen.getByRole('radio', { name: 'Phrase' }));
    expect(onsearch).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'old rule' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(onsearch).toHaveBeenCalledWith({ ...query, text: 'old rule', kind: 'phrase' });
  });

  it('searches again at once when a choice changes', async () => {
    const onsearch = vi.fn();
    render(SearchForm, { query, fault: null, singleKeys: false, onsearch });
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Whole words' }));
    expect(onsearch).toHaveBeenCalledWith({ ...query, wholeWords: false });
  });

  it('says what is wrong with a pattern, beside the field', () => {
    const props = { query, fault: 'unterminated group', singleKeys: true, onsearch: vi.fn() };
    render(SearchForm, props);
    expect(screen.getByRole('alert').textContent).toContain('unterminated group');
    expect(screen.getByRole('searchbox').getAttribute('aria-invalid')).toBe('true');
  });
});

const rows: ConcordanceView[] = [11, 30, 47].map((from, index) => ({
  transcriptId: settledP01,
  transcript: 'P01',
  speaker: 'P',
  line: index * 100,
  from,
  to: from + 4,
  left: 'the old ',
  keyword: 'rule',
  right: ' stays …',
  href: `../coding/?line=${index * 100 + 1}`,
  notToBeQuoted: index === 1,
  codes:
    index === 0
      ? [
          { id: knowledge, name: 'Knowledge', frameworkKey: 'knowledge', colour: null },
          { id: tenMinutes, name: 'Ten-minute slot', frameworkKey: null, colour: null },
        ]
      : [],
}));

describe('the concordance', () => {
  it('reads each hit with its place, and its codes in words', () => {
    render(Concordance, { caption: '3 hits', rows, order: 'place', onorder: vi.fn() });
    const [, first] = screen.getAllByRole('row');
    expect(within(first!).getByText('rule').tagName).toBe('MARK');
    expect(within(first!).getByRole('link', { name: 'P01: 1' })).toBeTruthy();
    expect(within(first!).getByText('Knowledge')).toBeTruthy();
    const marked = screen
      .getAllByRole('row')
      .map((row) => /not to be quoted/.test(row.textContent));
    expect(marked).toEqual([false, false, true, false]);
    expect(within(first!).getByText('Ten-minute slot')).toBeTruthy();
  });

  it('moves from row to row with the arrows and is one stop for Tab', async () => {
    render(Concordance, { caption: '3 hits', rows, order: 'place', onorder: vi.fn() });
    const links = screen.getAllByRole('link');
    links[0]!.focus();
    await fireEvent.keyDown(links[0]!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(links[1]);
    await fireEvent.keyDown(links[1]!, { key: 'End' });
    await fireEvent.keyDown(links[2]!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(links[2]);
    expect(links.map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
    await fireEvent.keyDown(links[2]!, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(links[1]);
  });

  it('asks for another order and says which one holds', async () => {
    const onorder = vi.fn();
    render(Concordance, { caption: '3 hits', rows, order: 'place', onorder });
    await fireEvent.click(screen.getByRole('button', { name: 'Before: sort by the word before' }));
    expect(onorder).toHaveBeenCalledWith('left');
    const sorted = screen.getAllByRole('columnheader').filter((each) => each.ariaSort !== null);
    expect(sorted.map(({ textContent }) => textContent?.trim())).toEqual(['Where\u00a0↓']);
  });
});

describe('counts', () => {
  it('choose a transcript, and let it go again', async () => {
    const onchoose = vi.fn();
    const counts = [
      { key: 'a', name: 'P01', count: 1200 },
      { key: 'b', name: 'P02', count: 3 },
    ];
    const shared = { caption: 'By transcript', of: 'Transcript', counted: 'Hits', rows: counts };
    const { rerender } = render(CountTable, { ...shared, onchoose });
    expect(screen.getByText('1,200')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'P02' }));
    expect(onchoose).toHaveBeenLastCalledWith('b');
    await rerender({ ...shared, chosen: 'b', onchoose });
    await fireEvent.click(screen.getByRole('button', { name: 'P02', pressed: true }));
    expect(onchoose).toHaveBeenLastCalledWith(null);
  });
});

describe('the words over the results', () => {
  const progress = { searched: 8, of: 8, hits: 1204, lines: 1, transcripts: 2 };

  it('give hits, lines and transcripts, with their base', () => {
    expect(searchWords(query, { ...progress, complete: true })).toBe(
      '1,204 hits on 1 line in 2 of 8 transcripts.',
    );
    expect(searchWords(query, { ...progress, searched: 3, complete: false })).toBe(
      '1,204 hits on 1 line in 2 of 8 transcripts so far; 3 of 8 transcripts searched.',
    );
  });

  it('say that nothing was found, and where', () => {
    const nothing = { ...progress, hits: 0, lines: 0, transcripts: 0, complete: true };
    expect(searchWords({ ...query, who: 'interviewers' }, nothing)).toBe(
      '“rule”, said by interviewers is in none of 8 transcripts.',
    );
  });
});
