import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { checklistOf, type ChecklistEntry } from '#lib/domain/checklists/checklist.ts';
import { checklists } from '#lib/domain/checklists/lists.ts';
import { methodsText } from '#lib/domain/checklists/methods-text.ts';
import ChecklistItems from '#lib/ui/checklists/ChecklistItems.svelte';
import ChecklistToc from '#lib/ui/checklists/ChecklistToc.svelte';
import MethodsText from '#lib/ui/checklists/MethodsText.svelte';
import OpenItem from '#lib/ui/checklists/OpenItem.svelte';
import { entry, sampleWith } from '../domain/checklists/frames.ts';
import './open-dialogs.ts';

const entries = checklistOf(sampleWith(), 'coreq');
Element.prototype.scrollIntoView = vi.fn();
const wordsOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();

describe('what waits for a person', () => {
  it('is counted by state, and never as a share of the whole done', async () => {
    const ongo = vi.fn();
    render(ChecklistToc, { list: checklists.coreq, entries, ongo });
    const toc = screen.getByRole('navigation', { name: 'Parts of the checklist' });
    expect(wordsOf(toc)).toContain('Still yours: 24 of 32');
    expect(wordsOf(toc)).not.toMatch(/%|score/i);
    await fireEvent.click(screen.getByRole('link', { name: 'Nothing yet' }));
    expect(ongo).toHaveBeenCalledWith(19);
    await fireEvent.click(screen.getByRole('link', { name: '3 Analysis and findings' }));
    expect(ongo).toHaveBeenCalledWith(24);
  });
});

describe('the items', () => {
  const under = createRawSnippet(() => ({ render: () => '<p>opened</p>' }));
  const show = (open: number | null = null, onopen = vi.fn()) => {
    render(ChecklistItems, {
      list: checklists.coreq,
      entries,
      open,
      singleKeys: true,
      confirmedBy: ({ answer }: ChecklistEntry) =>
        answer?.confirmed ? 'AO, 19 November 2025' : '',
      onopen,
      under,
    });
    return onopen;
  };
  const item = (number: number) => document.querySelector(`#i${number}`)!;

  it('say where each stands in words, with who confirmed it', () => {
    show();
    expect(wordsOf(item(1))).toContain('confirmed AO, 19 November 2025');
    expect(wordsOf(item(2))).toContain('draft to read');
    expect(wordsOf(item(19))).toContain('nothing yet');
    expect(wordsOf(item(19))).toContain('Nothing in the study answers this yet.');
  });

  it('are gone through by keys, those that are confirmed passed over', async () => {
    show();
    await fireEvent.keyDown(document.body, { key: 'j', code: 'KeyJ' });
    expect(item(2).contains(document.activeElement)).toBe(true);
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown', code: 'ArrowDown' });
    expect(item(4).contains(document.activeElement)).toBe(true);
    await fireEvent.keyDown(document.activeElement!, { key: 'k', code: 'KeyK' });
    expect(item(2).contains(document.activeElement)).toBe(true);
  });

  it('leave the arrows to the page while no item has the focus', async () => {
    show();
    (document.activeElement as HTMLElement | null)?.blur();
    await fireEvent.keyDown(document.body, { key: 'ArrowDown', code: 'ArrowDown' });
    expect(document.activeElement).toBe(document.body);
  });

  it('open by their topic, and Esc closes the one that is open', async () => {
    const onopen = show(4);
    const topic = within(item(4) as HTMLElement).getByRole('button', {
      name: /^Item 4,\s?Gender$/,
    });
    expect(topic.getAttribute('aria-expanded')).toBe('true');
    topic.focus();
    await fireEvent.keyDown(topic, { key: 'Escape', code: 'Escape' });
    expect(onopen).toHaveBeenLastCalledWith(null);
    await fireEvent.click(
      within(item(5) as HTMLElement).getByRole('button', { name: /^Read and confirm\s?item 5$/ }),
    );
    expect(onopen).toHaveBeenLastCalledWith(5);
  });
});

describe('an open item', () => {
  const acts = () => ({
    onanswer: vi.fn(() => Promise.resolve(true)),
    onconfirm: vi.fn(() => Promise.resolve(true)),
    onnotapplicable: vi.fn(() => Promise.resolve(true)),
    onapplies: vi.fn(() => Promise.resolve(true)),
    ontakedraft: vi.fn(() => Promise.resolve(true)),
  });
  const show = (shown: ChecklistEntry, more: { readonly?: boolean; confirmedBy?: string } = {}) => {
    const given = acts();
    const { rerender } = render(OpenItem, {
      entry: shown,
      confirmedBy: '',
      readonly: false,
      hrefOf: (place) => place && `#${place.page}`,
      ...given,
      ...more,
    });
    return { ...given, rerender };
  };

  it('is confirmed as it is shown', async () => {
    const { onconfirm } = show(entry(12, null));
    await fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    await vi.waitFor(() =>
      expect(onconfirm).toHaveBeenCalledWith('Eight participants were interviewed.', ''),
    );
  });

  it('stores what was typed before it is confirmed', async () => {
    const { onanswer, onconfirm } = show(entry(28, null));
    const field = screen.getByLabelText('Sentence for the paper');
    await fireEvent.input(field, { target: { value: 'Nobody was asked.' } });
    // A press on the button leaves the field first.
    const left = fireEvent.blur(field);
    await fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    await left;
    await vi.waitFor(() => expect(onconfirm).toHaveBeenCalledWith('Nobody was asked.', ''));
    expect(onanswer).toHaveBeenCalledWith({ words: 'Nobody was asked.' }, ['']);
  });

  it('that does not match says what, and is confirmed only with a reason', async () => {
    const { onconfirm } = show(entry(12, { words: 'Nine participants were interviewed.' }));
    expect(document.body.textContent).toContain('The sentence says 9; the record says 8');
    const confirm = screen.getByRole('button', { name: 'Confirm' });
    expect(confirm.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(confirm);
    expect(onconfirm).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: 'Confirm with a reason…' }));
    const form = screen.getByRole('form', { name: /It stands although the record/ });
    await fireEvent.submit(form);
    expect(within(form).getByRole('alert').textContent).toContain('Say why');
    await fireEvent.input(within(form).getByRole('textbox'), {
      target: { value: 'One on paper.' },
    });
    await fireEvent.submit(form);
    await vi.waitFor(() =>
      expect(onconfirm).toHaveBeenCalledWith(
        'Nine participants were interviewed.',
        'One on paper.',
      ),
    );
  });

  it('without a sentence says why it cannot be confirmed, what is missing and where to say it', () => {
    show(entry(19, null));
    expect(document.body.textContent).toContain('Can be confirmed once a sentence is written.');
    const link = screen.getByRole('link', { name: /How the interview was recorded/ });
    expect(link.getAttribute('href')).toBe('#interviews');
  });

  it('does not apply for a reason, and applies after all', async () => {
    const { onnotapplicable } = show(entry(28, null));
    await fireEvent.click(screen.getByRole('button', { name: 'Not applicable, because…' }));
    const field = screen.getByRole('textbox', { name: 'Not applicable, because' });
    expect(document.activeElement).toBe(field);
    await fireEvent.input(field, { target: { value: 'a survey' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Say so' }));
    expect(onnotapplicable).toHaveBeenCalledWith('a survey');
  });

  it('that does not apply is taken up again', async () => {
    const { onapplies } = show(entry(28, { notApplicable: 'a survey' }));
    expect(screen.queryByLabelText('Sentence for the paper')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'It applies after all' }));
    expect(onapplies).toHaveBeenCalled();
  });

  it('keeps the place, and offers the draft where other words stand', async () => {
    const { onanswer, ontakedraft } = show(entry(12, { words: 'Eight people took part.' }));
    const place = screen.getByLabelText('Reported on page or section');
    await fireEvent.input(place, { target: { value: 'Methods' } });
    await fireEvent.blur(place);
    expect(onanswer).toHaveBeenCalledWith({ place: 'Methods' }, ['']);
    await fireEvent.click(screen.getByRole('button', { name: 'Take the draft' }));
    expect(ontakedraft).toHaveBeenCalled();
  });

  it('is only read where it is the lead’s', () => {
    show(entry(12, null), { readonly: true });
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('shows then and now where the record has changed since', () => {
    const confirmed = { by: entries[0]!.answer!.written.by, at: '2025-11-20T09:00:00.000Z' };
    show(
      entry(12, {
        words: 'All took part.',
        confirmed: { ...confirmed, draft: 'Two were.', despite: '' },
      }),
      { confirmedBy: 'AO, 20 November 2025' },
    );
    expect(document.body.textContent).toContain('it gave “Two were.” then');
    expect(screen.getByRole('button', { name: 'Confirm again' })).toBeTruthy();
  });
});

describe('the methods text', () => {
  it('marks drafts, and is copied with the marks', async () => {
    const oncopy = vi.fn((_text: string) => Promise.resolve(true));
    render(MethodsText, {
      name: 'COREQ',
      parts: methodsText(entries),
      oncopy,
      onsave: () => Promise.resolve('methods.docx'),
      onclose: vi.fn(),
    });
    expect(document.body.textContent).toContain('20 paragraphs are marked');
    await fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(oncopy.mock.calls[0]?.[0]).toContain('[Draft, not confirmed] The credentials of AO');
    await fireEvent.click(screen.getByRole('button', { name: 'Save as Word' }));
    await vi.waitFor(() => expect(screen.getByText('Saved as methods.docx.')).toBeTruthy());
  });
});
