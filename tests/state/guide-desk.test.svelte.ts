import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { labelMeaning } from '#lib/domain/guide/import/label-meaning.ts';
import type { InterviewId } from '#lib/domain/model/interview.ts';
import { framework, readDomainNames } from '#lib/state/framework.ts';
import { GuideDesk, type GuideRecords } from '#lib/state/guide-desk.svelte.ts';
import { InterviewsDesk } from '#lib/state/interviews-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import type { runTask } from '#lib/workers/run-task.ts';
import { guideDocx } from '../fixtures/guide-files.ts';
import { amara, openP03, settledP01, singleP02, smallStudy } from '../fixtures/small-study.ts';
import { directRun } from './direct-run.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;
let desk: GuideDesk;
let interviews: InterviewsDesk;

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`guide-shelf-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  desk = new GuideDesk(study, directRun);
  interviews = new InterviewsDesk(study);
});
afterEach(() => study.close());

const records = (until: (records: GuideRecords) => boolean = () => true) =>
  whenRead(() => (desk.current && until(desk.current) ? desk.current : undefined));
const versions = async () =>
  (await study.db.guideVersions.toArray()).toSorted((a, b) => a.number - b.number);

async function begun() {
  await desk.makeNext(null, '');
  const [first] = await versions();
  await desk.addQuestion(first!.id, { text: 'What do you know?', domainIds: [], prompts: [] });
  return first!.id;
}

async function wordGuide(label: string) {
  const bytes = await guideDocx([
    {
      table: [
        ['Domain', 'Content', 'Sample questions'],
        ['Knowledge', 'Being aware', 'What do you know?'],
        [label, 'Wanting', 'What do you mean to do?'],
      ],
    },
  ]);
  return new File([bytes], 'Guide.docx');
}

describe('the guide desk', () => {
  it('writes a guide question by question; undo takes the last act back', async () => {
    const id = await begun();
    const [version] = await versions();
    const [question] = version!.questions;
    await desk.changeQuestion(id, question!.id, { prompts: ['Where from?'] });
    expect((await versions())[0]?.questions[0]?.prompts).toEqual(['Where from?']);
    await study.undo();
    expect((await versions())[0]?.questions).toEqual([question]);
    await study.undo();
    await study.undo();
    expect(await versions()).toEqual([]);
  });

  it('shows the newest version until another is chosen', async () => {
    const id = await begun();
    await desk.makeNext(id, 'Two asked why.');
    const { versions: both } = await records((read) => read.versions.length === 2);
    expect(desk.version).toEqual(both[1]);
    expect(both[1]).toMatchObject({ number: 2, changes: 'Two asked why.' });
    desk.chosenId = id;
    expect(desk.version?.number).toBe(1);
  });

  it('keeps the questions of a version that an interview followed, and stores nothing', async () => {
    const id = await begun();
    await interviews.say(settledP01, { guideVersionId: id });
    const before = await versions();
    const question = before[0]!.questions[0]!;
    await expect(desk.changeQuestion(id, question.id, { text: 'Other?' })).rejects.toMatchObject({
      code: 'guide-in-use',
      where: 'version 1: P01',
    });
    await expect(desk.removeVersion(id)).rejects.toMatchObject({ code: 'guide-in-use' });
    expect(await versions()).toEqual(before);

    await desk.describe(id, { pilot: 'piloted' });
    await desk.makeNext(id, '');
    const [, next] = await versions();
    await desk.changeQuestion(next!.id, question.id, { text: 'What do you know of it?' });
    expect((await versions()).map(({ questions }) => questions[0]?.text)).toEqual([
      'What do you know?',
      'What do you know of it?',
    ]);
  });

  it('shows a Word file before anything is stored, then takes it in as one act', async () => {
    const id = await begun();
    const before = await versions();
    await desk.read(await wordGuide('Motivation and goals'));
    expect(await versions()).toEqual(before);
    const { draft, kind } = desk.incoming!;
    expect(kind).toBe('Word document');
    const meanings = draft.questions.map(({ labels }) =>
      labelMeaning(labels[0] ?? '', framework, readDomainNames),
    );
    expect(meanings.map(({ trouble }) => trouble?.kind)).toEqual([undefined, 'v1']);

    await desk.import({
      questions: draft.questions.map(({ text, prompts }, index) => ({
        text,
        prompts: [...prompts],
        domainIds: [...meanings[index]!.domainIds],
      })),
      without: [],
      changes: '',
    });
    const [first, second] = await versions();
    expect(first).toEqual(before[0]);
    expect(second?.questions[0]).toMatchObject({
      id: first!.questions[0]!.id,
      domainIds: [framework.domains[0]!.codeId],
    });
    expect(desk.incoming).toBeNull();
    await study.undo();
    expect(await versions()).toEqual(before);
    expect(first!.id).toBe(id);
  });

  it('refuses a file without questions or words in one sentence’s worth of code', async () => {
    await expect(desk.read(new File(['It rained.'], 'notes.txt'))).rejects.toMatchObject({
      code: 'no-question-found',
    });
    await expect(desk.read(new File([], 'empty.docx'))).rejects.toMatchObject({
      code: 'empty-file',
    });
    expect(desk.incoming).toBeNull();
    expect(desk.reading).toBe(false);
  });
});

describe('the desk of interview records', () => {
  const stored = () => study.db.interviews.toArray();

  it('begins a record with the first word said, once for each transcript', async () => {
    await interviews.say(singleP02, { minutes: 41 });
    await interviews.say(singleP02, { mode: 'video' });
    expect(await stored()).toMatchObject([{ transcriptId: singleP02, minutes: 41, mode: 'video' }]);
    await study.undo();
    expect(await stored()).toMatchObject([{ minutes: 41, mode: null }]);
    await study.undo();
    expect(await stored()).toEqual([]);
  });

  it('says the same of all that say nothing, as one act', async () => {
    await interviews.say(singleP02, { language: 'Welsh' });
    await interviews.fill({ language: 'English' });
    const languages = async () =>
      Object.fromEntries((await stored()).map((one) => [one.transcriptId, one.language]));
    expect(await languages()).toEqual({
      [settledP01]: 'English',
      [singleP02]: 'Welsh',
      [openP03]: 'English',
    });
    await study.undo();
    expect(await languages()).toEqual({ [singleP02]: 'Welsh' });
  });

  it('refuses to speak of a transcript that is gone', async () => {
    await study.db.transcripts.delete(openP03);
    await expect(interviews.say(openP03, { minutes: 20 })).rejects.toMatchObject({
      code: 'transcript-gone',
    });
  });

  it('sums the interviews up as they are stored', async () => {
    await interviews.say(settledP01, { minutes: 30, interviewerIds: [amara] });
    await interviews.say(singleP02, { minutes: 50 });
    const summary = await whenRead(() =>
      interviews.summary.minutes.said === 2 ? interviews.summary : undefined,
    );
    expect(summary.minutes.value).toEqual({ median: 40, least: 30, most: 50 });
    expect(summary.interviewers).toEqual({ said: 1, value: [{ coderId: amara, n: 1 }] });
    const ids: InterviewId[] = [...interviews.recordOf.values()].map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a guide file that does not come to an end', () => {
  /** A worker that is busy until it is given up. */
  const endless = ((_name, _input, signal) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    })) as typeof runTask;
  const soon = (expectation: () => void) => vi.waitFor(expectation, { timeout: 4_000 });

  it('is given up after the time a file may take, with the sentence for it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const busy = new GuideDesk(study, endless);
      const read = expect(busy.read(await wordGuide('Knowledge'))).rejects.toMatchObject({
        code: 'took-too-long',
      });
      for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
      expect(busy.reading).toBe(true);
      vi.advanceTimersByTime(60_000);
      await read;
      expect(busy.reading).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is given up on cancel, which is no failure, and another can be read', async () => {
    let run = endless;
    const busy = new GuideDesk(study, ((...task: Parameters<typeof runTask>) =>
      run(...task)) as typeof runTask);
    const read = busy.read(await wordGuide('Knowledge'));
    await soon(() => expect(busy.reading).toBe(true));
    busy.cancelReading();
    expect(busy.reading).toBe(false);
    await read;
    expect(busy.incoming).toBeNull();
    run = directRun;
    await busy.read(await wordGuide('Knowledge'));
    expect(busy.incoming?.fileName).toBe('Guide.docx');
  });
});
