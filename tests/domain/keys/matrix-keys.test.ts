import { describe, expect, it } from 'vitest';
import { actOfKey } from '#lib/domain/keys/key-map.ts';
import { matrixActNames, movesOfMatrix, usualMatrixKeys } from '#lib/domain/keys/matrix-keys.ts';
import {
  matrixKeyMapOf,
  readPreferences,
  usualPreferences,
  withMatrixKeys,
} from '#lib/domain/preferences/preferences.ts';

describe('the keys of the framework matrix', () => {
  it('have no key twice, and a name for every act', () => {
    const names = Object.values(usualMatrixKeys).flat();
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(matrixActNames).sort()).toEqual(Object.keys(usualMatrixKeys).sort());
  });

  it('move between cells with single keys off, and need Alt to go to the next not charted', () => {
    expect(actOfKey(usualMatrixKeys, 'ArrowDown', false)).toBe('down');
    expect(actOfKey(usualMatrixKeys, 'Ctrl+End', false)).toBe('last-cell');
    expect(actOfKey(usualMatrixKeys, 'u', false)).toBeNull();
    expect(actOfKey(usualMatrixKeys, 'Alt+u', false)).toBe('next-not-charted');
  });

  it('that write a sign are no moves: they work wherever one is on the page', () => {
    const moves = movesOfMatrix.flatMap((act) => usualMatrixKeys[act]);
    expect(moves.filter((name) => [...name].length === 1)).toEqual([]);
  });

  it('are kept apart from those of the other desks, and only where they differ', () => {
    const changed = withMatrixKeys(usualPreferences, 'next-changed', ['t', 'q']);
    expect(changed.matrixKeys).toEqual({ 'next-changed': ['t', 'q'] });
    expect(changed.keys).toEqual({});
    expect(changed.reconciliationKeys).toEqual({});
    expect(matrixKeyMapOf(changed)['next-changed']).toEqual(['t', 'q']);
    expect(withMatrixKeys(changed, 'next-changed', ['t']).matrixKeys).toEqual({});
  });

  it('are the usual ones where what was stored does not fit', () => {
    expect(readPreferences({ matrixKeys: { dance: ['q'] } }).matrixKeys).toEqual({});
  });
});
