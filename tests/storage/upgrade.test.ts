import { plainMemo } from '#lib/domain/model/memo.ts';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '#lib/domain/errors.ts';
import { checked } from '#lib/domain/model/checked.ts';
import { recordKinds, schemaVersion } from '#lib/domain/model/index.ts';
import type { Migration } from '#lib/domain/model/record.ts';
import { Database } from '#lib/storage/database.ts';
import { existingDatabase, foundStudy } from '#lib/storage/existing.ts';
import { keepStudy, keptStudy, letGo } from '#lib/storage/kept-study.ts';
import type { AgeingKind } from '#lib/storage/migrate.ts';
import { storedRecords, storedSchema } from '#lib/storage/stored-records.ts';
import {
  imprintOfMemo,
  imprintOfPass,
  imprintOfRound,
  schema1Database,
  schema1Tables,
} from '../fixtures/schema-1-study.ts';

let name: string;
let serial = 0;

beforeEach(async () => {
  name = `older-${++serial}`;
  await schema1Database(name);
});

/** The kinds of record as they are, with one migration more for a table. */
function with2(table: string, up: Migration['up']): readonly AgeingKind[] {
  const kinds: readonly AgeingKind[] = recordKinds;
  return kinds.map((kind) =>
    kind.table === table ? { table, migrations: [{ to: schemaVersion, name: 'test', up }] } : kind,
  );
}

const failsOnSecond = () => {
  let seen = 0;
  return with2('memos', (old) => {
    seen += 1;
    if (seen === 2) throw new TypeError('a memo of a kind nobody thought of');
    return { ...old, changed: true };
  });
};

describe('a database of schema version 1', () => {
  it('is brought up to date when it is opened, every record passing its check', async () => {
    const db = await existingDatabase(name);
    expect(await storedSchema(name)).toBe(schemaVersion);
    for (const kind of recordKinds) {
      for (const record of await db.table(kind.table).toArray()) {
        expect(checked(kind, record)).toMatchObject({ ok: true });
      }
    }
    const [round] = await db.rounds.toArray();
    expect(round).toMatchObject({ revealed: [], calibration: false, codebookVersionId: null });
    const submitted = (await db.passes.toArray()).filter((pass) => pass.submitted);
    expect(submitted.length).toBeGreaterThan(0);
    for (const pass of submitted) expect(pass.submitted?.counted).toBeNull();
    expect((await db.here.get('here'))?.passphrases).toEqual([]);
    expect(await db.decisions.count()).toBe(0);
    db.close();
  });

  it('ages the records held by imprints as it ages their tables', async () => {
    const db = await existingDatabase(name);
    const held = async (id: string) => (await db.imprints.get(id as never))?.record;
    expect(await held(imprintOfPass)).toMatchObject({ submitted: { counted: null } });
    expect(await held(imprintOfRound)).toMatchObject({ revealed: [], name: '' });
    expect(await held(imprintOfMemo)).toEqual({ ...schema1Tables()['memos']![0], ...plainMemo });
    db.close();
  });

  it('is kept as it was before it is upgraded', async () => {
    const before = await storedRecords(name);
    (await existingDatabase(name)).close();
    const kept = await keptStudy(name, 1);
    expect(kept).toEqual(before);
    expect(kept?.tables.get('rounds')?.[0]).not.toHaveProperty('revealed');
  });

  it('is upgraded by nobody who did not keep it first', async () => {
    const db = new Database(name);
    await expect(db.open()).rejects.toThrow();
    db.close();
    expect(await storedSchema(name)).toBe(1);
    expect(await keptStudy(name, 1)).toBeNull();
  });

  it('is opened by two at once and upgraded once', async () => {
    const [one, other] = await Promise.all([existingDatabase(name), existingDatabase(name)]);
    expect(await storedSchema(name)).toBe(schemaVersion);
    expect((await keptStudy(name, 1))?.tables.get('transcripts')).toHaveLength(3);
    one.close();
    other.close();
  });

  it('can be told from its head without being upgraded', async () => {
    expect(await foundStudy(name, '2026-01-01T00:00:00.000Z')).toMatchObject({
      id: name,
      title: 'Stopping medicines',
    });
    expect(await storedSchema(name)).toBe(1);
  });
});

describe('an upgrade that fails', () => {
  it('leaves every old record as it was and says so', async () => {
    const before = await storedRecords(name);
    const opening = existingDatabase(name, failsOnSecond());
    await expect(opening).rejects.toBeInstanceOf(StorageError);
    await expect(opening).rejects.toMatchObject({ code: 'upgrade-failed' });
    expect(await storedRecords(name)).toEqual(before);
    expect(before?.schema).toBe(1);
  });

  it('fails for a record that only an imprint holds too', async () => {
    const kinds = with2('rounds', (old) => {
      if (old['number'] === 77) throw new TypeError('a round nobody thought of');
      return old;
    });
    const tables = schema1Tables();
    const held = tables['imprints']!.find(({ id }) => id === imprintOfRound)!;
    held['record'] = { ...(held['record'] as object), number: 77 };
    await schema1Database('older-imprint', tables);
    await expect(existingDatabase('older-imprint', kinds)).rejects.toMatchObject({
      code: 'upgrade-failed',
    });
    expect(await storedSchema('older-imprint')).toBe(1);
  });

  it('is repeated when the study is opened again, and keeps the study as it then is', async () => {
    await expect(existingDatabase(name, failsOnSecond())).rejects.toThrow();
    const old = new Dexie(name);
    await old.open();
    await old.table('studies').toCollection().modify({ title: 'Written by the older program' });
    old.close();

    (await existingDatabase(name)).close();
    expect((await keptStudy(name, 1))?.tables.get('studies')?.[0]).toMatchObject({
      title: 'Written by the older program',
    });
  });
});

describe('what is kept before an upgrade', () => {
  it('is whole or not there: a crash while it is copied leaves what was kept before', async () => {
    const stored = (await storedRecords(name))!;
    await keepStudy(name, stored);
    const unkeepable = { id: 'x', words: () => 'a function cannot be stored' };
    const tables = new Map([...stored.tables, ['memos', [unkeepable]] as const]);
    await expect(keepStudy(name, { schema: 1, tables })).rejects.toThrow();
    expect(await keptStudy(name, 1)).toEqual(stored);
  });

  it('gives way to what is kept before a newer upgrade, and goes with the study', async () => {
    const stored = (await storedRecords(name))!;
    await keepStudy(name, stored);
    await keepStudy(name, { ...stored, schema: 2 });
    expect(await keptStudy(name, 1)).toBeNull();
    expect(await keptStudy(name, 2)).not.toBeNull();
    await letGo(name, 3);
    expect(await keptStudy(name, 2)).toBeNull();
  });
});
