import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { ManuscriptDesk } from '#lib/state/manuscript-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { docxOf } from '../fixtures/docx-files.ts';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { sentOut } from '../fixtures/team-study.ts';
import { directRun } from './direct-run.ts';

const sound = `# Results

One said: “I went quiet, I think, and it was extremely easy to do” (P04, practice pharmacist).

| Colour | n |
|---|---|
| green | 4 of 8 (50%) |
`;
const faulty = sound.replace('(50%)', '(55%)');
const fileOf = (text: string, name = 'Paper.md') => new File([text], name);

let study: OpenStudy;
let desk: ManuscriptDesk;
let files: { readonly name: string; readonly size: number }[];
let stopWatching = () => {};

async function open(from: StudySnapshot = sampleSnapshot, coder: CoderId = from.coders[0]!.id) {
  const workbench = new Workbench(new Shelf(`manuscript-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(from, coder));
  files = [];
  desk = new ManuscriptDesk(study, directRun, async (file, name) => {
    files.push({ name, size: file.size });
  });
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.frame;
      void desk.isForOne;
      void desk.findings;
      void desk.kept;
      void desk.isKept;
    });
  });
  await vi.waitFor(() => expect(desk.frame).toBeDefined());
}

beforeEach(() => open());
afterEach(() => {
  stopWatching();
  study.close();
});

describe('the manuscript desk', () => {
  it('checks a file against all transcripts and stores nothing of it', async () => {
    const before = await study.db.operations.count();
    await desk.check(fileOf(faulty));
    expect(desk.failure).toBeNull();
    expect(desk.checked?.read).toEqual({ paragraphs: 2, tables: 1, transcripts: 8 });
    expect(desk.findings?.open.map(({ what }) => what)).toEqual(['4 of 8 is 50 %, not 55 %.']);
    expect(await study.db.manuscripts.count()).toBe(0);
    expect(await study.db.operations.count()).toBe(before);
  });

  it('sets a finding aside with a reason, which counts again when the file is checked again', async () => {
    await desk.check(fileOf(faulty));
    const [one] = desk.findings!.open;
    await desk.setAside(one!, 'The editor rounds so.');
    await vi.waitFor(() => expect(desk.findings?.open).toEqual([]));
    await desk.checkAgain();
    expect(desk.findings?.setAside.map(({ record }) => record.reason)).toEqual([
      'The editor rounds so.',
    ]);
    await desk.takeUp(one!);
    await vi.waitFor(() => expect(desk.findings?.open).toHaveLength(1));
  });

  it('counts other facts as another finding', async () => {
    await desk.check(fileOf(faulty));
    await desk.setAside(desk.findings!.open[0]!, 'The editor rounds so.');
    const other = faulty.replace('(55%)', '(56%)');
    await desk.check(fileOf(other));
    expect(desk.findings?.open).toHaveLength(1);
  });

  it('keeps a manuscript with the study when asked, checks it again, and removes it; undo takes each back', async () => {
    await desk.check(fileOf(faulty));
    expect(desk.isKept).toBe(false);
    await desk.saveReport('md');
    await desk.keep();
    // It is said at once, before the record has been read anew.
    expect(desk.isKept).toBe(true);
    expect(desk.saved).toBeNull();
    await vi.waitFor(() => expect(desk.kept).toHaveLength(1));
    expect(desk.isKept).toBe(true);
    await study.undo();
    await vi.waitFor(() => expect(desk.isKept).toBe(false));
    await desk.keep();
    await vi.waitFor(() => expect(desk.kept).toHaveLength(1));
    const [kept] = desk.kept;
    desk.clear();
    await desk.checkKept(kept!.id);
    expect(desk.checked?.kind).toBeNull();
    expect(desk.findings?.open).toHaveLength(1);
    await desk.remove(kept!.id);
    await vi.waitFor(() => expect(desk.kept).toEqual([]));
    await study.undo();
    await vi.waitFor(() => expect(desk.kept.map(({ name }) => name)).toEqual(['Paper.md']));
    await desk.remove(kept!.id);
    await desk.checkAgain();
    expect(desk.failure?.error).toMatchObject({ code: 'manuscript-gone' });
  });

  it('says why a file cannot be checked, and shows no findings of the paper before', async () => {
    await desk.check(fileOf(sound));
    await desk.check(new File([docxOf(['words']).slice(0, 100)], 'Broken.docx'));
    expect(desk.failure).toMatchObject({ name: 'Broken.docx', error: { code: 'truncated' } });
    expect(desk.checked).toBeNull();
    expect(desk.findings).toBeNull();
    await desk.check(new File([], 'Empty.docx'));
    expect(desk.failure).toMatchObject({ name: 'Empty.docx', error: { code: 'empty-file' } });
  });

  it('stops when it is cancelled, and shows nothing of it', async () => {
    const checking = desk.check(fileOf(sound));
    expect(desk.checking?.name).toBe('Paper.md');
    desk.cancel();
    await checking;
    expect(desk.checked).toBeNull();
    expect(desk.failure).toBeNull();
    expect(desk.checking).toBeNull();
  });

  it('saves its report in every format', async () => {
    await desk.check(fileOf(faulty));
    for (const format of ['docx', 'md', 'html'] as const) await desk.saveReport(format);
    expect(files.map(({ name }) => name.replace(/^.* - /, ''))).toEqual([
      'manuscript check.docx',
      'manuscript check.md',
      'manuscript check.html',
    ]);
    expect(files.every(({ size }) => size > 500)).toBe(true);
  });
});

describe('the manuscript desk in a copy for one person', () => {
  it('keeps nothing and sets nothing aside', async () => {
    stopWatching();
    study.close();
    const [, second] = sampleSnapshot.coders;
    const packets = [{ ...sentOut(1, second!.id), direction: 'in' as const }];
    await open({ ...sampleSnapshot, packets }, second!.id);
    await vi.waitFor(() => expect(desk.isForOne).toBe(true));
    await desk.check(new File(['It was 5/8 (99%) of them.'], 'paper.txt'));
    expect(desk.findings?.open).toHaveLength(1);
    await expect(desk.keep()).rejects.toMatchObject({ code: 'copy-for-one' });
    await expect(desk.setAside(desk.findings!.open[0]!, 'so')).rejects.toMatchObject({
      code: 'copy-for-one',
    });
  });
});
