import { expect, it } from 'vitest';
import type { MatrixId } from '#lib/domain/model/matrix.ts';
import { lastMatrix, rememberMatrix } from '#lib/state/last-matrix.ts';

it('the matrix open last is known for each study, and a store that refuses loses nothing else', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  rememberMatrix('one', 'first' as MatrixId, store);
  rememberMatrix('other', 'second' as MatrixId, store);
  expect(lastMatrix('one', store)).toBe('first');
  expect(lastMatrix('other', store)).toBe('second');
  expect(lastMatrix('third', store)).toBeNull();
  const refusing = {
    ...store,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => rememberMatrix('one', 'third' as MatrixId, refusing)).not.toThrow();
  expect(lastMatrix('one', refusing)).toBe('first');
});
