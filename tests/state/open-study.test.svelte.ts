import { Dexie } from 'dexie';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ActError } from '#lib/domain/errors.ts';
import { schemaVersion } from '#lib/domain/model/index.ts';
import { changeStudy } from '#lib/domain/study/change-study.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { named } from '#lib/storage/failures.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, smallStudy } from '../fixtures/small-study.ts';

let serial = 0;
let workbench: Workbench;
let study: OpenStudy;

beforeEach(async () => {
  localStorage.clear();
  workbench = new Workbench(new Shelf(`open-study-${++serial}`), new Witness(localStorage));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
});
afterEach(() => study.close());

const refusal = () => Promise.reject(new ActError('not-codable'));

it('goes on saying that an act is not saved while later ones are refused', async () => {
  const full = () => Promise.reject(new Dexie.QuotaExceededError());
  await expect(study.written(full)).rejects.toThrow();
  await expect(study.written(refusal)).rejects.toThrow();
  expect(study.saving.state).toBe('failed');
});

it('goes on saying when it saved last after an act that was refused', async () => {
  await study.written(() => Promise.resolve());
  const saved = study.saving;
  await expect(study.written(refusal)).rejects.toThrow();
  expect(study.saving).toEqual(saved);
});

it('says that it is saving while another act is being written', async () => {
  let end = () => {};
  const slow = study.written(() => new Promise<void>((resolve) => (end = resolve)));
  await expect(study.written(refusal)).rejects.toThrow();
  expect(study.saving.state).toBe('saving');
  end();
  await slow;
  expect(study.saving.state).toBe('saved');
});

it('has the title that undo and redo leave it, on the shelf and with the witness', async () => {
  const titles = async () => [
    (await workbench.shelf.shelved.get(study.id))?.title,
    workbench.witness.of(study.id)?.title,
  ];
  await study.record(async (db) => {
    const [head] = await db.studies.toArray();
    return changeStudy(head!, { title: 'Another title' }, { rounds: [], passes: [] });
  });
  await study.undo();
  expect(await titles()).toEqual(['Stopping medicines', 'Stopping medicines']);
  await study.redo();
  expect(await titles()).toEqual(['Another title', 'Another title']);
});

it('is not made anew, empty, by a tab that has it open when it is removed', async () => {
  const { id } = study;
  await workbench.discard(id);
  await expect(study.record(() => null)).rejects.toMatchObject({ code: 'closed' });
  expect(await Dexie.exists(id)).toBe(false);
  expect(workbench.witness.all().size).toBe(0);
});

it('is not opened by a program older than the one that wrote it', async () => {
  const { id } = study;
  study.close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(id, (schemaVersion + 1) * 10);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  await expect(OpenStudy.open(workbench, id)).rejects.toMatchObject({ code: 'newer-program' });
});

it('is not taken up again, empty, when the browser clears it away under an open page', async () => {
  const { id } = study;
  study.db.close({ disableAutoOpen: false });
  await Dexie.delete(id);
  await expect(study.record(() => null)).rejects.toMatchObject({ code: 'lost' });
  expect(await Dexie.exists(id)).toBe(false);
});

it('is not called lost when it was removed on purpose', async () => {
  const seen: number[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      if (workbench.shelved) seen.push(workbench.lost.length);
    });
  });
  flushSync();
  await vi.waitFor(() => expect(seen).toEqual([0]));
  await workbench.discard(study.id);
  await vi.waitFor(() => expect(workbench.shelved).toEqual([]));
  stop();
  expect(Math.max(...seen)).toBe(0);
});

it('says that nothing can be stored where the browser refuses to open a database', async () => {
  const refused = new Dexie.OpenFailedError(new DOMException('refused', 'SecurityError'));
  await expect(named(() => Promise.reject(refused))).rejects.toMatchObject({ code: 'unavailable' });
});

it('finds a study again whose database is there when the shelf alone was lost', async () => {
  await workbench.shelf.shelved.clear();
  await workbench.reshelve();
  expect((await workbench.shelf.shelved.toArray()).map(({ title }) => title)).toEqual([
    'Stopping medicines',
  ]);
});

it('makes no empty database in the place of one that is gone', async () => {
  const { id } = study;
  study.close();
  await Dexie.delete(id);
  await expect(OpenStudy.open(workbench, id)).rejects.toMatchObject({ code: 'lost' });
  await workbench.shelf.shelved.clear();
  await workbench.reshelve();
  expect(await workbench.shelf.shelved.count()).toBe(0);
  expect(await Dexie.exists(id)).toBe(false);
});

it('leaves nothing behind when a study could not be put on the shelf', async () => {
  const before = (await Dexie.getDatabaseNames()).length;
  const twice = { ...smallStudy(), coders: [...smallStudy().coders, ...smallStudy().coders] };
  await expect(workbench.shelve(twice, amara)).rejects.toThrow();
  expect((await Dexie.getDatabaseNames()).length).toBe(before);
});
