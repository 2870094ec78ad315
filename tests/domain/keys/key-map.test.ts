import { describe, expect, it } from 'vitest';
import { actOfKey, keyName, usualKeys, writesASign } from '#lib/domain/keys/key-map.ts';

const press = (key: string, code = '', held: Partial<Record<string, boolean>> = {}) => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('the name of a key', () => {
  it('is the sign it writes, with Shift named for letters and moves only', () => {
    expect(keyName(press('j', 'KeyJ'))).toBe('j');
    expect(keyName(press('J', 'KeyJ', { shiftKey: true }))).toBe('Shift+j');
    expect(keyName(press('?', 'Slash', { shiftKey: true }))).toBe('?');
    expect(keyName(press('ArrowDown', 'ArrowDown', { shiftKey: true }))).toBe('Shift+ArrowDown');
  });

  it('follows the place of the key on keyboards that write no Latin letters', () => {
    expect(keyName(press('о', 'KeyJ'))).toBe('j');
  });

  it('counts Command as Ctrl, and is the letter where Alt writes another sign', () => {
    expect(keyName(press('z', 'KeyZ', { metaKey: true }))).toBe('Ctrl+z');
    expect(keyName(press('∆', 'KeyJ', { altKey: true }))).toBe('Alt+j');
  });
});

describe('the act of a key', () => {
  it('is found under every key it has', () => {
    expect(actOfKey(usualKeys, 'j')).toBe('next-line');
    expect(actOfKey(usualKeys, 'ArrowDown')).toBe('next-line');
    expect(actOfKey(usualKeys, 'Ctrl+Shift+z')).toBe('redo');
    expect(actOfKey(usualKeys, 'w')).toBeNull();
  });

  it('needs Alt for keys that write a sign when single keys are off', () => {
    expect(actOfKey(usualKeys, 'j', false)).toBeNull();
    expect(actOfKey(usualKeys, 'Alt+j', false)).toBe('next-line');
    expect(actOfKey(usualKeys, 'ArrowDown', false)).toBe('next-line');
    expect(actOfKey(usualKeys, 'Ctrl+z', false)).toBe('undo');
  });

  it('has no key twice among the usual ones', () => {
    const names = Object.values(usualKeys).flat();
    expect(new Set(names).size).toBe(names.length);
  });

  it('knows which keys write a sign', () => {
    expect([writesASign('Shift+j'), writesASign('?'), writesASign('Delete')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
