import { describe, expect, it } from 'vitest';
import { usualKeys } from '#lib/domain/keys/key-map.ts';
import {
  actsWithKey,
  keyMapOf,
  readPreferences,
  usualPreferences,
  withKeys,
} from '#lib/domain/preferences/preferences.ts';
import { PreferencesDesk } from '#lib/state/preferences.svelte.ts';

function store(text?: string) {
  const entries = new Map(text === undefined ? [] : [['concord-preferences', text]]);
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  };
}

describe('preferences', () => {
  it('are kept, and read again where the page is opened anew', () => {
    const kept = store();
    new PreferencesDesk(kept).change({ theme: 'dark', textSize: 1.3 });
    expect(new PreferencesDesk(kept).current).toEqual({
      ...usualPreferences,
      theme: 'dark',
      textSize: 1.3,
    });
  });

  it('take the usual for what does not fit and keep the rest', () => {
    expect(readPreferences({ theme: 'pink', textSize: 9, reading: 'sans', later: 1 })).toEqual({
      ...usualPreferences,
      reading: 'sans',
    });
    expect(new PreferencesDesk(store('{half')).current).toEqual(usualPreferences);
  });

  it('stand on the root as attributes, and leave none for the usual', () => {
    const desk = new PreferencesDesk(store());
    const root = document.createElement('html');
    desk.change({ theme: 'dark', reading: 'sans', density: 'roomy', textSize: 1.2 });
    desk.applyTo(root);
    expect(root.dataset).toMatchObject({ theme: 'dark', reading: 'sans', density: 'roomy' });
    expect(root.style.getPropertyValue('--text-size')).toBe('1.2');
    desk.change({ theme: 'system', reading: 'serif', density: 'usual' });
    desk.applyTo(root);
    expect(Object.keys(root.dataset)).toEqual([]);
  });
});

describe('keys of one’s own', () => {
  it('take the place of the usual ones, or switch an act off', () => {
    const changed = withKeys(withKeys(usualPreferences, 'flag', ['w']), 'search', []);
    expect(keyMapOf(changed)).toEqual({ ...usualKeys, flag: ['w'], search: [] });
  });

  it('are not stored once they are the usual ones again', () => {
    const back = withKeys(withKeys(usualPreferences, 'flag', []), 'flag', usualKeys.flag);
    expect(back.keys).toEqual({});
  });

  it('say which acts have a key already', () => {
    expect(actsWithKey(usualKeys, 'u', 'flag')).toEqual(['next-uncoded']);
    expect(actsWithKey(usualKeys, 'u', 'next-uncoded')).toEqual([]);
  });
});
