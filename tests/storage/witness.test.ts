import { expect, it } from 'vitest';
import { missingOperations, Witness } from '#lib/storage/witness.ts';

function store(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

it('remembers the highest counter of every writer', () => {
  const witness = new Witness(store());
  witness.note('a', { title: 'Study', operations: { one: 4 } });
  witness.note('a', { operations: { one: 2, two: 1 } });
  expect(witness.all().get('a')).toEqual({
    title: 'Study',
    operations: { one: 4, two: 1 },
    savedToFile: null,
  });
});

it('counts what a database lacks', () => {
  const testimony = { title: '', operations: { one: 4, two: 1 }, savedToFile: null };
  expect(missingOperations(testimony, { one: 4, two: 1, three: 9 })).toEqual({});
  expect(missingOperations(testimony, { one: 3 })).toEqual({ one: 1, two: 1 });
  expect(missingOperations(testimony, {})).toEqual({ one: 4, two: 1 });
});

it('bears no witness from a damaged entry, nor where there is no store', () => {
  const damaged = store();
  damaged.setItem('concord-witness:a', '{"title":');
  expect(new Witness(damaged).of('a')).toBeNull();
  const none = new Witness(null);
  none.note('a', { title: 'Study' });
  expect(none.all().size).toBe(0);
});

it('forgets a study that was taken off the shelf', () => {
  const witness = new Witness(store());
  witness.note('a', { title: 'Study' });
  witness.forget('a');
  expect(witness.all().size).toBe(0);
});
