import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { requireSeenWords } from '#lib/domain/findings/words-elsewhere.ts';
import KeptField from '#lib/ui/KeptField.svelte';
import { unkeptWordsKey, type UnkeptWords } from '#lib/ui/unkept-words.ts';

/** A field over a store that another tab writes too. */
function shared(words: UnkeptWords = new Map(), from = 'Begun.') {
  let stored = from;
  const onkeep = vi.fn((text: string, seen: readonly string[]) => {
    try {
      requireSeenWords({ memo: stored }, { memo: text }, seen);
    } catch {
      return Promise.resolve(false);
    }
    stored = text;
    return Promise.resolve(true);
  });
  const props = { label: 'Memo', value: stored, place: 'theme 1 memo', rows: 2, onkeep };
  const view = render(KeptField, { props, context: new Map([[unkeptWordsKey, words]]) });
  const field = screen.getByLabelText<HTMLTextAreaElement>('Memo');
  return {
    ...view,
    field,
    now: () => stored,
    elsewhere: (text: string) => (stored = text),
    shown: () => view.rerender({ ...props, value: stored }),
    type: async (text: string) => {
      await fireEvent.input(field, { target: { value: text } });
      await fireEvent.blur(field);
    },
  };
}
const button = (name: string) => screen.getByRole('button', { name });

describe('words written elsewhere while one writes', () => {
  it('are not written over; both texts stand there, and one says which stays', async () => {
    const { field, type, elsewhere, shown, now } = shared();
    elsewhere('Theirs.');
    await type('Mine.');
    await shown();
    expect(now()).toBe('Theirs.');
    expect(field.value).toBe('Mine.');
    expect(screen.getByText('Theirs.')).toBeTruthy();
    await fireEvent.click(button('Keep what I typed'));
    expect(now()).toBe('Mine.');
    await shown();
    expect(screen.queryByText('Stored meanwhile:')).toBeNull();
  });

  it('can be taken instead of what was typed', async () => {
    const { field, type, elsewhere, shown, now } = shared();
    elsewhere('Theirs.');
    await type('Mine.');
    await shown();
    await fireEvent.click(button('Take what is stored'));
    expect([now(), field.value]).toEqual(['Theirs.', 'Theirs.']);
    expect(screen.queryByRole('alert')).toBeNull();
    await type('Theirs, and mine.');
    expect(now()).toBe('Theirs, and mine.');
  });

  it('are still there beside what was typed when one comes back', async () => {
    const words: UnkeptWords = new Map();
    const first = shared(words);
    first.elsewhere('Theirs.');
    await first.type('Mine.');
    first.unmount();
    const again = shared(words, 'Theirs.');
    expect(again.field.value).toBe('Mine.');
    expect(screen.getByText('Theirs.')).toBeTruthy();
    await fireEvent.blur(again.field);
    expect(again.now()).toBe('Theirs.');
  });

  it('are not one’s own: one goes on writing before the page has read what was stored', async () => {
    const { type, now } = shared();
    await type('One.');
    await type('One. Two.');
    await type('One. Two. Three.');
    await vi.waitFor(() => expect(now()).toBe('One. Two. Three.'));
  });
});
