import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { actNames, usualKeys } from '#lib/domain/keys/key-map.ts';
import { usualPreferences } from '#lib/domain/preferences/preferences.ts';
import KeyEditor from '#lib/ui/settings/KeyEditor.svelte';
import LookSettings from '#lib/ui/settings/LookSettings.svelte';
import SingleKeys from '#lib/ui/settings/SingleKeys.svelte';
import StudySettings from '#lib/ui/settings/StudySettings.svelte';
import { smallStudy } from '../fixtures/small-study.ts';

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

describe('which lines may be coded', () => {
  const shown = (isCodableSettled: boolean) => {
    const onchange = vi.fn();
    render(StudySettings, { study: smallStudy().studies[0]!, isCodableSettled, onchange });
    const box = screen.getByLabelText<HTMLInputElement>(/Lines of interviewers and others/);
    return { box, onchange };
  };

  it('is asked for, and shown as chosen only once it is stored', async () => {
    const { box, onchange } = shown(false);
    await fireEvent.click(box);
    expect(onchange).toHaveBeenCalledWith({ codeInterviewer: true });
    expect(box.checked).toBe(false);
  });

  it('cannot be changed once coders who are compared have submitted, with the reason beside it', () => {
    const { box } = shown(true);
    expect(box.disabled).toBe(true);
    const reason = document.getElementById(box.getAttribute('aria-describedby')!);
    expect(reason?.textContent).toMatch(/have been submitted, .*so this stays as it is/s);
  });
});
