import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { actsBeyond } from '#lib/domain/trail/clock.ts';
import { StorageError } from '#lib/domain/errors.ts';
import type { askForPlace } from '#lib/state/file-place.ts';
import { withoutColumns } from '#lib/formats/study-file/columns.ts';
import { CoderLock } from '#lib/state/coder-lock.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { StudyFile } from '#lib/state/study-file.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { plainChange } from '#lib/domain/trail/change.ts';
import { Database } from '#lib/storage/database.ts';
import { keptStudy } from '#lib/storage/kept-study.ts';
import { storedSchema } from '#lib/storage/stored-records.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { snapshot } from '#lib/storage/snapshot.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, smallStudy, tom } from '../fixtures/small-study.ts';
import { schema1Database } from '../fixtures/schema-1-study.ts';
import { directRun } from './direct-run.ts';

let workbench: Workbench;
let desk: StudyFile;
let written: Blob | null;
let number = 0;

const ask: typeof askForPlace = async (name) => ({
  kind: 'chosen',
  name,
  write: async (file) => {
    written = file;
  },
});

beforeEach(() => {
  number += 1;
  localStorage.clear();
  workbench = new Workbench(new Shelf(`shelf-${number}`), new Witness(localStorage));
  desk = new StudyFile(workbench, directRun, ask);
  written = null;
});

/** A study on the shelf, opened. */
async function opened(study = smallStudy(), coderId = amara): Promise<OpenStudy> {
  return OpenStudy.open(workbench, await workbench.shelve(study, coderId));
}

async function fileOf(study: OpenStudy): Promise<Blob> {
  await desk.saveToFile(study);
  if (!written) throw new Error('nothing was written');
  return written;
}

/** One act more: the study gets another title. */
async function retitled(study: OpenStudy, title: string): Promise<void> {
  await study.record(async (db) => {
    const [record] = await db.studies.toArray();
    return {
      ...plainChange,
      kind: 'change-study',
      put: [{ table: 'studies', record: { ...record!, title } }],
    };
  });
}

async function held(database: string): Promise<StudySnapshot> {
  const db = new Database(database);
  const all = await snapshot(db);
  db.close();
  return all;
}

/** Arrays from the database are of another realm in this test's browser; compared as the file has them. */
function plain(study: StudySnapshot): unknown {
  return JSON.parse(JSON.stringify(withoutColumns(study)));
}

describe('saving the study to a file', () => {
  it('writes the whole study and says when and where', async () => {
    const study = await opened();
    await retitled(study, 'Renamed');
    await desk.saveToFile(study);
    expect(written?.size).toBeGreaterThan(1_000);
    expect(desk.saved).toMatchObject({
      place: 'chosen',
      name: expect.stringMatching(/\.concord$/),
    });
    expect(desk.doing).toBeNull();
    expect((await study.db.here.get('here'))?.file).toEqual({ at: desk.saved?.at, operations: 3 });
    expect(workbench.witness.of(study.id)?.savedToFile).toBe(desk.saved?.at);
  });

  it('changes nothing when the person thinks better of it', async () => {
    const study = await opened();
    await new StudyFile(workbench, directRun, async () => null).saveToFile(study);
    expect((await study.db.here.get('here'))?.file).toBeNull();
  });

  it('does not count as saved what was not written', async () => {
    const study = await opened();
    const failing = new StudyFile(workbench, directRun, async (name) => ({
      kind: 'chosen',
      name,
      write: () => Promise.reject(new StorageError('file-not-written')),
    }));
    await expect(failing.saveToFile(study)).rejects.toMatchObject({ code: 'file-not-written' });
    expect((await study.db.here.get('here'))?.file).toBeNull();
    expect(failing.saved).toBeNull();
    expect(failing.doing).toBeNull();
  });
});

describe('opening a study file', () => {
  it('shows what is in it before anything is stored', async () => {
    const file = await fileOf(await opened());
    const elsewhere = new Workbench(new Shelf(`elsewhere-${number}`), new Witness(null));
    const there = new StudyFile(elsewhere, directRun, ask);
    await there.openFile(file);
    expect(there.preview).toMatchObject({
      study: { title: 'Stopping medicines', invented: true },
      counts: { transcripts: 3, participants: 2, passesSubmitted: 3 },
      meeting: null,
    });
    expect(await elsewhere.shelf.shelved.count()).toBe(0);
    there.cancel();
    expect(there.preview).toBeNull();
    expect(await elsewhere.shelf.shelved.count()).toBe(0);
  });

  it('gives a new browser the whole study, at the keyboard of who says so', async () => {
    const file = await fileOf(await opened());
    const elsewhere = new Workbench(new Shelf(`elsewhere-${number}`), new Witness(localStorage));
    const there = new StudyFile(elsewhere, directRun, ask);
    await there.openFile(file);
    const id = await there.confirm(tom);
    const study = await OpenStudy.open(elsewhere, id!);
    expect(study.here).toMatchObject({ coderId: tom, openedWith: 2, file: { operations: 2 } });
    expect(plain(await held(id!))).toEqual(plain(smallStudy()));
    expect(await elsewhere.shelf.shelved.toArray()).toMatchObject([
      { id, title: 'Stopping medicines', copyBecause: null },
    ]);
  });

  it('stores nothing when it is the copy that is here already', async () => {
    const study = await opened();
    await desk.openFile(await fileOf(study));
    expect(desk.preview?.meeting).toMatchObject({ standing: 'same', coderId: amara });
    expect(await desk.confirm()).toBe(study.id);
    expect(await workbench.shelf.shelved.count()).toBe(1);
  });

  it('lets a file that knows more take the place of the copy here, which is kept', async () => {
    const here = await opened();
    const further = await opened();
    await retitled(further, 'Further on');
    const file = await fileOf(further);
    await workbench.discard(further.id);

    await desk.openFile(file);
    expect(desk.preview?.meeting).toMatchObject({
      standing: 'descendant',
      onlyFile: { acts: [{ kind: 'change-study', count: 1 }], blind: true },
      onlyHere: { acts: [], blind: false },
    });
    const id = await desk.confirm();
    const shelved = new Map((await workbench.shelf.shelved.toArray()).map((one) => [one.id, one]));
    expect(shelved.get(id!)).toMatchObject({ title: 'Further on', copyBecause: null });
    expect(shelved.get(here.id)).toMatchObject({
      title: expect.stringMatching(
        /^Stopping medicines \(kept .*, before a file took its place\)$/,
      ),
      copyBecause: 'replaced',
    });
    expect(plain(await held(here.id))).toEqual(plain(smallStudy()));
  });

  it('leaves coders’ screens covered by their passphrases when a file takes the place of the copy', async () => {
    const study = await opened();
    const elsewhere = await opened(await held(study.id));
    await retitled(elsewhere, 'Written on elsewhere');
    const file = await fileOf(elsewhere);
    await workbench.discard(elsewhere.id);
    await new CoderLock(1).change(study.db, amara, '', 'quiet river');
    const before = (await study.db.here.get('here'))?.passphrases;
    expect(before).toHaveLength(1);
    await desk.openFile(file);
    expect(desk.preview?.meeting?.standing).toBe('descendant');
    const database = (await desk.confirm())!;
    const db = new Database(database);
    expect((await db.here.get('here'))?.passphrases).toEqual(before);
    db.close();
  });

  it('puts an older file beside the copy here, which stays in use', async () => {
    const study = await opened();
    const file = await fileOf(study);
    await retitled(study, 'Further on');
    await desk.openFile(file);
    expect(desk.preview?.meeting?.standing).toBe('ancestor');
    const id = await desk.confirm();
    const shelved = new Map((await workbench.shelf.shelved.toArray()).map((one) => [one.id, one]));
    expect(shelved.get(id!)).toMatchObject({
      title: expect.stringMatching(/^Stopping medicines \(file of \d+ \w+\)$/),
      copyBecause: 'apart',
    });
    expect(shelved.get(study.id)).toMatchObject({ title: 'Further on', copyBecause: null });
  });

  it('keeps both where both have moved on, and says what differs', async () => {
    const here = await opened();
    const other = await opened();
    await retitled(other, 'Theirs');
    const file = await fileOf(other);
    await workbench.discard(other.id);
    await retitled(here, 'Mine');
    await retitled(here, 'Mine again');

    await desk.openFile(file);
    expect(desk.preview?.meeting).toMatchObject({
      standing: 'diverged',
      onlyFile: { acts: [{ kind: 'change-study', count: 1 }] },
      onlyHere: { acts: [{ kind: 'change-study', count: 2 }] },
    });
    const id = await desk.confirm();
    expect((await held(id!)).studies[0]?.title).toBe('Theirs');
    expect((await held(here.id)).studies[0]?.title).toBe('Mine again');
    expect(actsBeyond((await held(id!)).operations, {})).toHaveLength(3);
  });

  it('never says how much a colleague did in a pass that is blind', async () => {
    const study = smallStudy();
    const blindAct = {
      ...study.operations[1]!,
      id: study.operations[1]!.id.replace('02', '03'),
      counter: 3,
      coderId: tom,
      pass: { ...study.operations[1]!.pass!, id: study.passes[4]!.id },
    };
    const further = await opened({ ...study, operations: [...study.operations, blindAct] });
    const file = await fileOf(further);
    await workbench.discard(further.id);
    await opened();
    await desk.openFile(file);
    expect(desk.preview?.meeting).toMatchObject({
      standing: 'descendant',
      onlyFile: { acts: [], blind: true },
    });
  });

  it('refuses a damaged file and leaves the shelf as it was', async () => {
    const study = await opened();
    const bytes = new Uint8Array(await (await fileOf(study)).arrayBuffer());
    bytes[500] = bytes[500]! ^ 1;
    await expect(desk.openFile(new Blob([bytes]))).rejects.toMatchObject({
      code: 'study-file-damaged',
    });
    expect(desk.preview).toBeNull();
    expect(await workbench.shelf.shelved.count()).toBe(1);
  });
});

describe('a study of an older schema version', () => {
  const shelved = async (id: string) => {
    await schema1Database(id);
    await workbench.shelf.shelved.add({
      id,
      studyId: smallStudy().studies[0]!.id,
      title: 'Stopping medicines',
      invented: true,
      openedAt: '2025-11-14T10:00:00.000Z',
      copyBecause: null,
    });
  };

  it('is brought up to date when it is opened, and what was kept goes with it', async () => {
    await shelved('old-opened');
    const study = await OpenStudy.open(workbench, 'old-opened');
    expect((await study.db.rounds.toArray()).every(({ revealed }) => revealed.length === 0)).toBe(
      true,
    );
    study.close();
    expect(await keptStudy('old-opened', 1)).not.toBeNull();
    await workbench.discard('old-opened');
    expect(await keptStudy('old-opened', 1)).toBeNull();
  });

  it('leaves as a file of its own schema version, from which it opens again', async () => {
    await shelved('old-leaving');
    await desk.saveAsItLies('old-leaving');
    const parts = unzipSync(new Uint8Array(await written!.arrayBuffer()));
    expect(JSON.parse(strFromU8(parts['manifest.json']!))).toMatchObject({ schemaVersion: 1 });
    expect(parts['rounds.ndjson'] && strFromU8(parts['rounds.ndjson'])).not.toContain('revealed');
    expect(Object.keys(parts)).not.toContain('decisions.ndjson');
    expect(Object.keys(parts)).not.toContain('here.ndjson');
    expect(await storedSchema('old-leaving')).toBe(1);

    await workbench.discard('old-leaving');
    await desk.openFile(written!);
    const id = await desk.confirm(amara);
    expect((await held(id!)).passes).toHaveLength(5);
  });
});
