import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { actNames, usualKeys } from '#lib/domain/keys/key-map.ts';
import { usualPreferences } from '#lib/domain/preferences/preferences.ts';
import KeyEditor from '#lib/ui/settings/KeyEditor.svelte';
import LookSettings from '#lib/ui/settings/LookSettings.svelte';
import SingleKeys from '#lib/ui/settings/SingleKeys.svelte';

afterEach(cleanup);

function editor() {
  const callbacks = { onkeys: vi.fn(), onusual: vi.fn() };
  render(KeyEditor, { caption: 'Keys', keys: usualKeys, usualKeys, actNames, ...callbacks });
  return callbacks;
}

const listen = async (words: string, key: string, code: string) => {
  await fireEvent.click(screen.getByRole('button', { name: `Add key for ${words}` }));
  await fireEvent.keyDown(screen.getByRole('button', { name: `Press the key… for ${words}` }), {
    key,
    code,
  });
};

describe('the keys', () => {
  it('can be added to', async () => {
    const { onkeys } = editor();
    await listen('flag for discussion', 'w', 'KeyW');
    expect(onkeys).toHaveBeenCalledWith('flag', ['f', 'w']);
  });

  it('can be switched off one by one', async () => {
    const { onkeys } = editor();
    await fireEvent.click(
      screen.getByRole('button', { name: 'Switch off f for flag for discussion' }),
    );
    expect(onkeys).toHaveBeenCalledWith('flag', []);
  });

  it('ask before one is taken from another act', async () => {
    const { onkeys } = editor();
    await listen('flag for discussion', 'u', 'KeyU');
    expect(onkeys).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('next line not coded');
    await fireEvent.click(screen.getByRole('button', { name: 'Use it here instead' }));
    expect(onkeys.mock.calls).toEqual([
      ['next-uncoded', []],
      ['flag', ['f', 'u']],
    ]);
  });

  it('can all be left to Alt', async () => {
    const onsinglekeys = vi.fn();
    render(SingleKeys, { singleKeys: true, onsinglekeys });
    await fireEvent.click(screen.getByLabelText('Single keys are on'));
    expect(onsinglekeys).toHaveBeenCalledWith(false);
  });
});

describe('the look', () => {
  it('is changed one choice at a time', async () => {
    const onchange = vi.fn();
    render(LookSettings, { preferences: usualPreferences, onchange });
    await fireEvent.click(screen.getByLabelText('Dark'));
    expect(onchange).toHaveBeenLastCalledWith({ theme: 'dark' });
    await fireEvent.click(screen.getByLabelText('Roomy'));
    expect(onchange).toHaveBeenLastCalledWith({ density: 'roomy' });
    await fireEvent.input(screen.getByLabelText('Text size'), { target: { value: '1.3' } });
    expect(onchange).toHaveBeenLastCalledWith({ textSize: 1.3 });
  });
});
