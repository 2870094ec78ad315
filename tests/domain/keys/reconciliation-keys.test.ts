import { describe, expect, it } from 'vitest';
import { actOfKey } from '#lib/domain/keys/key-map.ts';
import {
  reasonLetters,
  reconciliationActNames,
  usualReconciliationKeys,
} from '#lib/domain/keys/reconciliation-keys.ts';
import { reasons } from '#lib/domain/model/decision.ts';
import {
  readPreferences,
  reconciliationKeyMapOf,
  usualPreferences,
  withReconciliationKeys,
} from '#lib/domain/preferences/preferences.ts';

describe('the keys of the reconciliation desk', () => {
  it('have no key twice, and a name for every act', () => {
    const names = Object.values(usualReconciliationKeys).flat();
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(reconciliationActNames).sort()).toEqual(
      Object.keys(usualReconciliationKeys).sort(),
    );
  });

  it('need Alt when single keys are off, but for Enter and those with Ctrl', () => {
    expect(actOfKey(usualReconciliationKeys, '1', false)).toBeNull();
    expect(actOfKey(usualReconciliationKeys, 'Alt+1', false)).toBe('choose-1');
    expect(actOfKey(usualReconciliationKeys, 'Alt+Shift+a', false)).toBe('accept');
    expect(actOfKey(usualReconciliationKeys, 'Enter', false)).toBe('settle');
    expect(actOfKey(usualReconciliationKeys, 'Ctrl+z', false)).toBe('undo');
  });

  it('have a letter of its own for every reason', () => {
    const letters = reasons.map((reason) => reasonLetters[reason]);
    expect(new Set(letters).size).toBe(reasons.length);
  });

  it('are kept apart from those of the coding desk, and only where they differ', () => {
    const changed = withReconciliationKeys(usualPreferences, 'flag', ['f', 'q']);
    expect(changed.reconciliationKeys).toEqual({ flag: ['f', 'q'] });
    expect(changed.keys).toEqual({});
    expect(reconciliationKeyMapOf(changed).flag).toEqual(['f', 'q']);
    expect(withReconciliationKeys(changed, 'flag', ['f']).reconciliationKeys).toEqual({});
  });

  it('are the usual ones where what was stored does not fit', () => {
    const read = readPreferences({ reconciliationKeys: { dance: ['q'] }, theme: 'dark' });
    expect(read.reconciliationKeys).toEqual({});
    expect(read.theme).toBe('dark');
  });
});
