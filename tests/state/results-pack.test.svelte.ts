import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { ResultsPack } from '#lib/state/results-pack.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import type { runTask } from '#lib/workers/run-task.ts';
import { amara } from '../fixtures/small-study.ts';
import { studyWithAllFindings } from '../fixtures/study-with-findings.ts';
import { directRun } from './direct-run.ts';
import { whenRead } from './when-read.svelte.ts';

let study: OpenStudy;
let saved: { file: Blob; name: string }[];
let drawn: number;
let serial = 0;

/** The smallest picture that says how large it is: a browser would draw the figure. */
const dot = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.charCodeAt(0),
);

const pack = (run: typeof runTask = directRun) =>
  new ResultsPack(
    study,
    run,
    async (file, name) => {
      saved.push({ file, name });
    },
    async () => {
      drawn += 1;
      return new Blob([dot]);
    },
  );

beforeEach(async () => {
  [saved, drawn] = [[], 0];
  const workbench = new Workbench(new Shelf(`pack-shelf-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(studyWithAllFindings(), amara));
});
afterEach(() => study.close());

describe('the results pack', () => {
  it('takes a piece and leaves it out as recorded acts, which undo takes back', async () => {
    const desk = pack();
    await whenRead(() => desk.pieces);
    expect(desk.isUsual).toBe(true);
    await desk.take('trail', true);
    await whenRead(() => desk.pieces?.find(({ id }) => id === 'trail')?.chosen || undefined);
    expect(desk.pieces?.find(({ id }) => id === 'trail')?.number).not.toBeNull();
    expect((await study.db.operations.toArray()).at(-1)?.kind).toBe('change-paper');
    expect(desk.isUsual).toBe(false);
    await desk.backToUsual();
    await whenRead(() => desk.isUsual || undefined);
    expect(desk.pieces?.find(({ id }) => id === 'trail')?.chosen).toBe(false);
  });

  it('moves a piece by a step, and does nothing at the ends', async () => {
    const desk = pack();
    await whenRead(() => desk.pieces);
    const before = desk.pieces!.map(({ id }) => id);
    await desk.move(before[0]!, 'up');
    expect(await study.db.papers.count()).toBe(0);
    await desk.move(before[1]!, 'down');
    await whenRead(() => (desk.pieces![2]!.id === before[1] ? true : undefined));
    expect(desk.pieces!.map(({ id }) => id).toSorted()).toEqual(before.toSorted());
  });

  it('is saved as a Word document with its figures drawn, the same each time', async () => {
    const desk = pack();
    await whenRead(() => desk.pieces);
    await desk.save('docx');
    expect(desk.saving).toMatchObject({ state: 'saved' });
    const figures = desk.pieces!.filter(({ is, number }) => is === 'figure' && number !== null);
    expect(drawn).toBe(figures.length);
    expect(drawn).toBeGreaterThan(0);
    expect(saved[0]?.name).toMatch(/results pack\.docx$/);
    const parts = unzipSync(new Uint8Array(await saved[0]!.file.arrayBuffer()));
    const body = strFromU8(parts['word/document.xml']!);
    expect(body).toContain('SEQ Table');
    expect(Object.keys(parts).filter((name) => name.endsWith('.png'))).toHaveLength(drawn);
    await desk.save('docx');
    expect(await saved[1]!.file.arrayBuffer()).toEqual(await saved[0]!.file.arrayBuffer());
  });

  it('is saved as text without a picture being drawn', async () => {
    const desk = pack();
    await whenRead(() => desk.pieces);
    await desk.save('md');
    expect(drawn).toBe(0);
    expect(await saved[0]!.file.text()).toMatch(/^# /);
  });

  it('leaves no file behind when it is cancelled', async () => {
    const held = ((name, input, signal, onprogress) => {
      desk.cancel();
      return directRun(name, input, signal, onprogress);
    }) as typeof runTask;
    const desk = pack(held);
    await whenRead(() => desk.pieces);
    await desk.save('docx');
    expect(saved).toEqual([]);
    expect(desk.saving).toEqual({ state: 'idle' });
  });

  it('says what went wrong and stores nothing', async () => {
    const broken = (async () => {
      throw new RangeError('no room');
    }) as unknown as typeof runTask;
    const desk = pack(broken);
    await whenRead(() => desk.pieces);
    await desk.save('docx');
    expect(desk.saving).toMatchObject({ state: 'failed' });
    expect(saved).toEqual([]);
  });
});
