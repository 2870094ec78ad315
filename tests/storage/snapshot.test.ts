import { describe, expect, it } from 'vitest';
import type { WriterId } from '#lib/domain/model/operation.ts';
import { Database } from '#lib/storage/database.ts';
import { shelveWritten } from '#lib/storage/shelf-study.ts';
import { Shelf, type Shelved } from '#lib/storage/shelf.ts';
import { restore, snapshot } from '#lib/storage/snapshot.ts';
import { amara, smallStudy, uuid } from '../fixtures/small-study.ts';

const here = {
  id: 'here' as const,
  writer: uuid(9, 9) as WriterId,
  coderId: amara,
  passphrases: [],
  file: null,
  openedWith: 0,
};

describe('a snapshot', () => {
  it('gives back every record of the study, and nothing that belongs to this browser', async () => {
    const db = new Database('concord-snapshot');
    await restore(db, smallStudy(), here);
    const taken = await snapshot(db);
    expect(taken).toEqual(smallStudy());
    expect(taken).not.toHaveProperty('here');
    expect(await db.here.get('here')).toEqual(here);
    db.close();
  });

  it('is restored whole or not at all', async () => {
    const db = new Database('concord-half');
    const study = smallStudy();
    const twice = { ...study, imprints: [study.imprints[0]!, study.imprints[0]!] };
    await expect(restore(db, twice, here)).rejects.toThrow();
    expect(await db.transcripts.count()).toBe(0);
    expect(await db.here.count()).toBe(0);
    db.close();
  });
});

describe('the shelf', () => {
  const entry = (id: string, copyBecause: Shelved['copyBecause'] = null): Shelved => ({
    id,
    studyId: 'one',
    title: 'Study',
    invented: false,
    openedAt: '2025-11-14T10:00:00.000Z',
    copyBecause,
  });

  it('puts a copy in the place of another and keeps that one', async () => {
    const shelf = new Shelf('shelf-place');
    await shelf.shelved.add(entry('old'));
    await shelveWritten(shelf, entry('new'), { id: 'old', title: 'Study (kept)' });
    expect(await shelf.shelved.toArray()).toEqual([
      entry('new'),
      { ...entry('old', 'replaced'), title: 'Study (kept)' },
    ]);
  });

  it('changes neither entry when one of them cannot be written', async () => {
    const shelf = new Shelf('shelf-neither');
    await shelf.shelved.add(entry('old'));
    await expect(
      shelveWritten(shelf, entry('old'), { id: 'old', title: 'Study (kept)' }),
    ).rejects.toThrow();
    expect(await shelf.shelved.toArray()).toEqual([entry('old')]);
  });
});
