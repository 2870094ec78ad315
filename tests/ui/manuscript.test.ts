import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { CheckedQuotation } from '#lib/domain/manuscript/checked-quotations.ts';
import type { ManuscriptId } from '#lib/domain/model/manuscript.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import Difference from '#lib/ui/manuscript/Difference.svelte';
import DropManuscript from '#lib/ui/manuscript/DropManuscript.svelte';
import KeptManuscripts from '#lib/ui/manuscript/KeptManuscripts.svelte';
import ManuscriptWords from '#lib/ui/manuscript/ManuscriptWords.svelte';
import QuotationsFound from '#lib/ui/manuscript/QuotationsFound.svelte';
import WhatWasRead from '#lib/ui/manuscript/WhatWasRead.svelte';
import { uuid } from '../fixtures/small-study.ts';

const place = {
  transcriptId: uuid(4, 1) as TranscriptId,
  transcript: 'P04',
  from: 11,
  to: 12,
  people: ['P04'],
  notToBeQuoted: [] as string[],
};
const quotation = (given: Partial<CheckedQuotation>): CheckedQuotation => ({
  words: 'I went quiet',
  at: { block: 0, row: null, column: null, from: 0, to: 12 },
  where: 'Paragraph 3',
  attribution: 'P04',
  verdict: 'exact',
  difference: [],
  differsIn: null,
  quoteId: null,
  places: [place],
  ...given,
});
const wordsOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();

describe('the quotations of a manuscript', () => {
  const quotations = [
    quotation({}),
    quotation({ words: 'I sang', verdict: 'not-found', places: [] }),
    quotation({ words: 'I went', places: [{ ...place, notToBeQuoted: ['P04'] }] }),
  ];

  it('are listed with verdict, place and who may not be quoted, and filtered by verdict', async () => {
    render(QuotationsFound, { quotations, hrefOf: ({ places }) => (places[0] ? '#line' : null) });
    const table = screen.getByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(within(table).getAllByRole('link').map(wordsOf)).toEqual([
      'P04 line 12 (P04)',
      'P04 line 12 (P04)',
    ]);
    expect(wordsOf(table)).toContain('P04 not to be quoted');
    expect(wordsOf(table)).toContain('no transcript');
    const filter = screen.getByRole('button', { name: /Not found: 1/ });
    await fireEvent.click(filter);
    expect(filter.getAttribute('aria-pressed')).toBe('true');
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: /Differ:/ })).toBeNull();
  });

  it('that are none are said to be none', () => {
    render(QuotationsFound, { quotations: [], hrefOf: () => null });
    expect(screen.getByText(/No quotation was found in the manuscript/)).toBeTruthy();
  });
});

describe('a difference', () => {
  it('says in words which words are whose', () => {
    const { container } = render(Difference, {
      pieces: [
        { is: 'same', words: 'They are ' },
        { is: 'put-in', words: 'lovely' },
        { is: 'left-out', words: 'kind' },
      ],
    });
    expect(wordsOf(container.querySelector('.difference')!)).toBe(
      'They are only in the manuscript: lovely, end. only in the record: kind, end.',
    );
    expect(container.querySelectorAll('.difference ins, .difference del')).toHaveLength(2);
  });
});

describe('the words of a finding', () => {
  it('are marked in their paragraph, of which a long one is cut around them', () => {
    const words = `${'before '.repeat(100)}HERE${' after'.repeat(100)}`;
    const { container } = render(ManuscriptWords, {
      words,
      from: 700,
      to: 704,
      headings: ['Results', 'Lists'],
    });
    expect(container.querySelector('mark')?.textContent).toBe('HERE');
    expect(wordsOf(container)).toMatch(/^Results › Lists … before/);
    expect(container.textContent.length).toBeLessThan(700);
  });
});

describe('a manuscript', () => {
  it('is chosen from a file, one at a time', async () => {
    const onfile = vi.fn();
    render(DropManuscript, { focused: true, onfile });
    const input = screen.getByLabelText('Choose the manuscript');
    expect(document.activeElement).toBe(input);
    const file = new File(['words'], 'Paper.docx');
    await fireEvent.change(input, { target: { files: [file] } });
    expect(onfile).toHaveBeenCalledWith(file);
  });

  it('that was read says what was read and that nothing is stored; the report is saved in the format chosen', async () => {
    const [onkeep, onsave] = [vi.fn(), vi.fn()];
    const props = {
      name: 'Paper.docx',
      kind: 'Word document',
      paragraphs: 54,
      tables: 1,
      unchecked: ['Citations of figures were not checked, because there are none.'],
      quotations: 12,
      transcripts: 8,
      notes: [{ where: 'tracked changes', what: '1 stretch deleted' }],
      isKept: false,
      readonly: false,
      saved: null,
      onagain: () => {},
      onother: () => {},
      onkeep,
      onsave,
    };
    const { container, rerender } = render(WhatWasRead, props);
    expect(wordsOf(container)).toContain(
      'Citations of figures were not checked, because there are none.',
    );
    expect(wordsOf(container)).toContain(
      'Word document: 54 paragraphs, 1 table, 12 quotations, looked up in 8 transcripts.',
    );
    expect(wordsOf(container)).toContain('Nothing of it is stored.');
    await fireEvent.change(screen.getByLabelText('Format of the report'), {
      target: { value: 'md' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Save the report' }));
    expect(onsave).toHaveBeenCalledWith('md');
    await fireEvent.click(
      screen.getByRole('button', { name: 'Keep this manuscript with the study' }),
    );
    expect(onkeep).toHaveBeenCalledOnce();
    await rerender({ ...props, isKept: true });
    expect(screen.queryByRole('button', { name: /Keep this manuscript/ })).toBeNull();
  });

  it('that is kept can be checked again and removed, not where one only reads', async () => {
    const kept = [{ id: uuid(92, 1) as ManuscriptId, name: 'Paper.docx', by: 'kept by AO' }];
    const [oncheck, onremove] = [vi.fn(), vi.fn(async () => true)];
    const { rerender } = render(KeptManuscripts, { kept, readonly: false, oncheck, onremove });
    await fireEvent.click(screen.getByRole('button', { name: /Check it: Paper.docx/ }));
    expect(oncheck).toHaveBeenCalledWith(kept[0]!.id);
    await fireEvent.click(
      screen.getByRole('button', { name: /Remove from the study: Paper.docx/ }),
    );
    expect(onremove).toHaveBeenCalledWith(kept[0]!.id);
    await rerender({ kept, readonly: true, oncheck, onremove });
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
  });
});
