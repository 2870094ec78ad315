import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExportDesk } from '#lib/state/export-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import type { runTask } from '#lib/workers/run-task.ts';
import { amara, settledP01, smallStudy } from '../fixtures/small-study.ts';
import { directRun } from './direct-run.ts';
import { whenRead } from './when-read.svelte.ts';

let study: OpenStudy;
let saved: { file: Blob; name: string }[];
let serial = 0;

const desk = (run: typeof runTask = directRun) =>
  new ExportDesk(study, run, async (file, name) => {
    saved.push({ file, name });
  });

beforeEach(async () => {
  saved = [];
  const workbench = new Workbench(new Shelf(`export-shelf-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
});
afterEach(() => study.close());

describe('the export desk', () => {
  it('shows the first rows, how many there are, and the file’s name, before it is written', async () => {
    const exporting = desk();
    await whenRead(() => study.study);
    await exporting.makePreview();
    expect(exporting.preview).toMatchObject({ state: 'made', rows: 4 });
    await exporting.includeOpenPass(false);
    expect(exporting.preview).toMatchObject({ state: 'made', rows: 3 });
    expect(exporting.fileName).toBe('Stopping medicines (invented) - coded segments.xlsx');
    exporting.chooseFormat('csv');
    expect(exporting.fileName).toMatch(/\.csv$/);
    expect(saved).toEqual([]);
  });

  it('writes what is chosen and says what it wrote', async () => {
    const exporting = desk();
    await whenRead(() => exporting.transcripts);
    await exporting.choose(settledP01, false);
    await exporting.includeOpenPass(false);
    exporting.chooseFormat('csv');
    await exporting.write();
    expect(exporting.writing).toMatchObject({ state: 'written', rows: 2 });
    expect(saved[0]?.name).toBe('Stopping medicines (invented) - coded segments.csv');
    expect(await saved[0]?.file.text()).not.toContain('P01 v1');
  });

  it('suggests a spreadsheet for wide tables and Word for those that are read', async () => {
    const exporting = desk();
    expect(exporting.format).toBe('xlsx');
    await exporting.chooseSubject('transcript');
    expect(exporting.format).toBe('docx');
    exporting.chooseFormat('csv');
    await exporting.chooseSubject('segments');
    expect(exporting.format).toBe('csv');
  });

  it('takes an open pass of one’s own only when asked', async () => {
    const exporting = desk();
    await exporting.includeOpenPass(true);
    expect(exporting.preview).toMatchObject({ rows: 4 });
    await exporting.includeOpenPass(false);
    expect(exporting.preview).toMatchObject({ rows: 3 });
  });

  it('saves nothing when it is cancelled', async () => {
    const exporting = desk(
      ((_name: string, _input: unknown, signal?: AbortSignal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          setTimeout(() => exporting.cancel());
        })) as typeof runTask,
    );
    await exporting.write();
    expect(exporting.writing).toEqual({ state: 'idle' });
    expect(saved).toEqual([]);
  });

  it('says what went wrong, and saves nothing', async () => {
    const error = new RangeError('no');
    const exporting = desk((() => Promise.reject(error)) as typeof runTask);
    await exporting.write();
    expect(exporting.writing).toEqual({ state: 'failed', error });
    await exporting.makePreview();
    expect(exporting.preview).toEqual({ state: 'failed', error });
    expect(saved).toEqual([]);
  });
});
