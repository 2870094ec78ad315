import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordKinds, schemaVersion } from '#lib/domain/model/index.ts';
import type { Migration, OldRecord } from '#lib/domain/model/record.ts';
import { upgraded } from '#lib/domain/model/upgrade.ts';

const folder = new URL('../../../src/lib/domain/model/', import.meta.url);
const modules = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => import(/* @vite-ignore */ new URL(name, folder).href) as Promise<object>),
);

it('registers every kind of record that a module declares', () => {
  const declared = modules.flatMap((module) =>
    Object.entries(module)
      .filter(([name]) => name.endsWith('Record') && name !== 'defineRecord')
      .map(([, kind]: [string, unknown]) => kind),
  );
  expect(declared.length).toBeGreaterThan(10);
  expect(new Set(recordKinds)).toEqual(new Set(declared));
});

it('lets everything travel in a study file but what belongs to one browser', () => {
  const kept = recordKinds.filter(({ travels }) => !travels).map(({ table }) => table);
  expect(kept).toEqual(['here']);
});

it('gives every kind a table of its own', () => {
  const tables = recordKinds.map(({ table }) => table);
  expect(new Set(tables).size).toBe(tables.length);
});

describe.each(recordKinds)('$table', ({ indexes, migrations }) => {
  const steps: readonly Migration[] = migrations;

  it('migrates to versions that exist, in order', () => {
    const versions = steps.map(({ to }) => to);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    for (const version of versions) expect(version).toBeLessThanOrEqual(schemaVersion);
  });

  it('loses no field of an older record on the way', () => {
    const old: OldRecord = Object.freeze({ id: 'a', words: 'kept', submitted: null });
    expect(upgraded(old, 1, steps)).toMatchObject(old);
  });

  it('indexes ids and hashes only, never names or words', () => {
    const fields = indexes.flatMap((index) => index.replace(/[&*[\]]/g, '').split('+'));
    for (const field of fields) expect(field).toMatch(/^(\w+Id|textHash|writer|table)$/);
  });
});

it('numbers migrations from two without gaps', () => {
  const versions = new Set(
    recordKinds.flatMap(({ migrations }) =>
      (migrations as readonly Migration[]).map(({ to }) => to),
    ),
  );
  expect([...versions].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: schemaVersion - 1 }, (_, index) => index + 2),
  );
});

describe('upgrading a record', () => {
  const migrations: readonly Migration[] = [
    { to: 3, name: 'give it a colour', up: (old) => ({ ...old, colour: null }) },
    { to: 2, name: 'say name', up: ({ title, ...rest }) => ({ ...rest, name: title }) },
  ];
  const old: OldRecord = Object.freeze({ id: 'a', title: 'Goals' });

  it('takes every step after the version it comes from, in order', () => {
    expect(upgraded(old, 1, migrations)).toEqual({ id: 'a', name: 'Goals', colour: null });
    expect(upgraded({ id: 'a', name: 'Goals' }, 2, migrations)).toEqual({
      id: 'a',
      name: 'Goals',
      colour: null,
    });
  });

  it('leaves a record of the newest version, and the old record itself, as they are', () => {
    expect(upgraded(old, 3, migrations)).toBe(old);
    expect(old).toEqual({ id: 'a', title: 'Goals' });
  });
});
