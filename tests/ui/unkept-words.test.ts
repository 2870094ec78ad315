import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AskBeforeClosing from '#lib/ui/AskBeforeClosing.svelte';
import KeptField from '#lib/ui/KeptField.svelte';
import { unkeptWordsKey, type UnkeptWords } from '#lib/ui/unkept-words.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('words that a field cannot keep', () => {
  const refusal = 'Not a number of minutes.';
  const refuse = (text: string) => (/^\d*$/.test(text) ? null : refusal);

  function show(words: UnkeptWords, more: object = {}) {
    const onkeep = vi.fn((_text: string) => Promise.resolve(true));
    const props = { label: 'Minutes', value: '41', place: 'P01 minutes', refuse, onkeep, ...more };
    const view = render(KeptField, { props, context: new Map([[unkeptWordsKey, words]]) });
    return { onkeep, field: screen.getByLabelText<HTMLInputElement>('Minutes'), ...view };
  }

  async function leftWith(text: string, words: UnkeptWords, more: object = {}) {
    const { field, unmount } = show(words, more);
    await fireEvent.input(field, { target: { value: text } });
    await fireEvent.blur(field);
    unmount();
    await vi.advanceTimersByTimeAsync(0);
  }

  it('are there again, with the reason, when one comes back', async () => {
    const words: UnkeptWords = new Map();
    await leftWith('ca 60', words);
    const { field, onkeep } = show(words);
    expect(field.value).toBe('ca 60');
    expect(screen.getByRole('alert').textContent).toBe(refusal);
    await fireEvent.input(field, { target: { value: '60' } });
    await fireEvent.blur(field);
    expect(onkeep).toHaveBeenCalledExactlyOnceWith('60', ['41']);
    expect(words.size).toBe(0);
  });

  it('are not there in another field, and gone once the field says what is stored', async () => {
    const words: UnkeptWords = new Map();
    await leftWith('ca 60', words);
    const { field, unmount } = show(words, { place: 'P02 minutes' });
    expect(field.value).toBe('41');
    unmount();
    await leftWith('41', words);
    expect(show(words).field.value).toBe('41');
  });

  it('are there again as not saved when storing them failed as the page was left', async () => {
    const words: UnkeptWords = new Map();
    await leftWith('60', words, { onkeep: () => Promise.resolve(false) });
    const { field } = show(words);
    expect(field.value).toBe('60');
    expect(screen.getByRole('alert').textContent).toContain('Not saved');
  });
});

describe('a field that is written in without a pause', () => {
  it('keeps itself every other second, and has the browser ask until it is stored', async () => {
    const onkeep = vi.fn((_text: string) => Promise.resolve(true));
    render(KeptField, { label: 'Memo', value: '', onkeep });
    const field = screen.getByLabelText('Memo');
    const closes = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    for (const value of ['a', 'ab', 'abc', 'abcd']) {
      await fireEvent.input(field, { target: { value } });
      expect(closes()).toBe(false);
      await vi.advanceTimersByTimeAsync(600);
    }
    expect(onkeep.mock.calls.map(([text]) => text)).toEqual(['abcd']);
    expect(closes()).toBe(true);
  });

  it('keeps itself at once when its page is no longer seen', async () => {
    const onkeep = vi.fn((_text: string) => Promise.resolve(true));
    render(KeptField, { label: 'Memo', value: '', onkeep });
    await fireEvent.input(screen.getByLabelText('Memo'), { target: { value: 'a' } });
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await fireEvent(document, new Event('visibilitychange'));
    seen.mockRestore();
    expect(onkeep).toHaveBeenCalledOnce();
  });
});

describe('closing the tab', () => {
  const closes = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  it('is asked about while something lies in fields only', () => {
    let unsaved = true;
    render(AskBeforeClosing, { isUnsaved: () => unsaved });
    expect(closes()).toBe(false);
    unsaved = false;
    expect(closes()).toBe(true);
  });
});
