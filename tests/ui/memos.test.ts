import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { MemoId } from '#lib/domain/model/memo.ts';
import MemoEntry from '#lib/ui/memos/MemoEntry.svelte';
import type { MemoView } from '#lib/ui/memos/memo-view.ts';
import { uuid } from '../fixtures/small-study.ts';

const memo: MemoView = {
  id: uuid(13, 1) as MemoId,
  about: 'line',
  text: 'He laughed.',
  on: 'P01, line 2',
  href: '../coding/?line=2',
  code: null,
  lines: [{ line: 1, speaker: 'P01', text: 'I know it.' }],
  by: 'you',
  when: '14 November 10:00',
  fixed: null,
};

describe('a memo', () => {
  it('shows its words, the lines it is on, and leads back to them', () => {
    render(MemoEntry, { memo, onchange: vi.fn(), onremove: vi.fn() });
    expect(screen.getByText('He laughed.')).toBeTruthy();
    expect(screen.getByText(/I know it\./)).toBeTruthy();
    expect(screen.getByRole('link').getAttribute('href')).toBe('../coding/?line=2');
  });

  it('is changed in place', async () => {
    const onchange = vi.fn(() => Promise.resolve(true));
    render(MemoEntry, { memo, onchange, onremove: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'Change memo on P01, line 2' }));
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'He did not.' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Keep memo' }));
    expect(onchange).toHaveBeenCalledWith('He did not.');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('keeps what was written to be written on when it cannot be kept', async () => {
    render(MemoEntry, { memo, onchange: () => Promise.resolve(false), onremove: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'Change memo on P01, line 2' }));
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'A long thought.' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Keep memo' }));
    const again = await screen.findByRole<HTMLTextAreaElement>('textbox');
    expect(again.value).toBe('A long thought.');
  });

  it('is removed only after a second press', async () => {
    const onremove = vi.fn();
    render(MemoEntry, { memo, onchange: vi.fn(), onremove });
    await fireEvent.click(screen.getByRole('button', { name: 'Remove memo on P01, line 2' }));
    expect(onremove).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: 'Remove memo' }));
    expect(onremove).toHaveBeenCalledOnce();
  });

  it('says why it cannot be changed', () => {
    const fixed = 'Its pass is submitted, so it stays as it is.';
    render(MemoEntry, { memo: { ...memo, fixed }, onchange: vi.fn(), onremove: vi.fn() });
    expect(screen.getByText(fixed)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
