import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { ChecklistName } from '#lib/domain/model/checklist-answer.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { ChecklistDesk } from '#lib/state/checklist-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { sentOut } from '../fixtures/team-study.ts';

let study: OpenStudy;
let desk: ChecklistDesk;
let list: ChecklistName;
let stopWatching = () => {};
const saved: { name: string; file: Blob }[] = [];
const refused = (code: string) => expect.objectContaining({ code }) as unknown;
const [amara] = sampleSnapshot.coders.map(({ id }) => id) as [CoderId];

async function open(snapshot: StudySnapshot = sampleSnapshot) {
  const workbench = new Workbench(new Shelf(`checklists-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, amara));
  list = 'coreq';
  desk = new ChecklistDesk(
    study,
    () => list,
    async (file, name) => void saved.push({ file, name }),
  );
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.entries;
      void desk.isForOne;
    });
  });
  await vi.waitFor(() => expect(desk.entries).toHaveLength(32));
}

const item = (number: number) => desk.entries[number - 1]!;
const stored = async (number: number) =>
  (await study.db.checklistAnswers.toArray()).find((one) => one.number === number);

beforeEach(() => open());
afterEach(() => {
  stopWatching();
  study.close();
});

it('shows what the record gives and how much is still the team’s', () => {
  expect(item(1).state).toBe('confirmed');
  expect(item(12)).toMatchObject({ state: 'draft', draft: 'Eight participants were interviewed.' });
  expect(desk.stillYours).toHaveLength(24);
});

it('keeps words, confirms them as they were read, and undo takes each back', async () => {
  await desk.answer(item(12), { words: 'Eight people took part.' }, [item(12).sentence]);
  await desk.confirm({ list, number: 12 }, 'Eight people took part.');
  await vi.waitFor(() => expect(item(12).state).toBe('confirmed'));
  expect((await stored(12))?.confirmed).toMatchObject({ by: amara, despite: '' });
  expect((await study.db.operations.toArray()).map(({ kind }) => kind)).toEqual([
    'answer-checklist',
    'confirm-checklist',
  ]);
  await study.undo();
  await vi.waitFor(() => expect(item(12).state).toBe('draft'));
  await study.undo();
  await vi.waitFor(() => expect(item(12).sentence).toBe('Eight participants were interviewed.'));
});

it('confirms a draft without making it words of the team', async () => {
  await desk.confirm({ list, number: 12 }, 'Eight participants were interviewed.');
  expect(await stored(12)).toMatchObject({
    words: '',
    confirmed: { draft: 'Eight participants were interviewed.' },
  });
});

it('takes words that are the draft for the draft', async () => {
  await desk.answer(item(12), { words: 'Other words.' });
  await vi.waitFor(() => expect(item(12).sentence).toBe('Other words.'));
  await desk.answer(item(12), { words: item(12).draft }, ['Other words.']);
  expect(await stored(12)).toMatchObject({ words: '' });
});

it('confirms nothing that is not what was shown, or that does not match without a reason', async () => {
  await expect(desk.confirm({ list, number: 12 }, 'What another tab said.')).rejects.toEqual(
    refused('words-changed-elsewhere'),
  );
  await desk.answer(item(12), { words: 'Nine participants were interviewed.' });
  await expect(
    desk.confirm({ list, number: 12 }, 'Nine participants were interviewed.'),
  ).rejects.toEqual(refused('reason-missing'));
  await desk.confirm(
    { list, number: 12 },
    'Nine participants were interviewed.',
    'One is on paper.',
  );
  await vi.waitFor(() => expect(item(12).state).toBe('confirmed'));
});

it('says so when the record changes after it was confirmed', async () => {
  await study.db.interviews.toCollection().modify({ minutes: 60 });
  await vi.waitFor(() => expect(item(21).state).toBe('mismatch'));
  expect(item(21).change?.then).toContain('between 33 and 52');
  await desk.takeDraft(item(21));
  await vi.waitFor(() =>
    expect(item(21)).toMatchObject({ state: 'draft', sentence: item(21).draft }),
  );
});

it('says why an item does not apply, and that it does after all', async () => {
  await desk.notApplicable(item(28), 'nobody could be reached again');
  await vi.waitFor(() => expect(item(28).state).toBe('not-applicable'));
  await desk.applies(item(28));
  await vi.waitFor(() => expect(item(28).state).toBe('nothing'));
});

it('does not write over words that another tab stored since one began', async () => {
  await desk.answer(item(12), { words: 'In another tab.' }, [item(12).sentence]);
  await expect(
    desk.answer(item(12), { words: 'Here.' }, ['Eight participants were interviewed.']),
  ).rejects.toEqual(refused('words-changed-elsewhere'));
  await desk.answer(item(12), { place: 'p. 3' }, ['']);
  await expect(desk.answer(item(12), { place: 'p. 4' }, [''])).rejects.toEqual(
    refused('words-changed-elsewhere'),
  );
  expect(await stored(12)).toMatchObject({ words: 'In another tab.', place: 'p. 3' });
});

it('keeps the two lists apart', async () => {
  await desk.answer(item(12), { words: 'For COREQ.' });
  expect((await stored(12))?.list).toBe('coreq');
  const other = new ChecklistDesk(study, () => 'srqr');
  const stop = $effect.root(() => {
    $effect(() => void other.entries);
  });
  await vi.waitFor(() => expect(other.entries).toHaveLength(21));
  expect(other.entries[11]?.sentence).not.toContain('For COREQ');
  stop();
});

it('saves the methods text as a Word document', async () => {
  const name = await desk.saveMethods();
  expect(name).toMatch(/methods text, COREQ.*\.docx$/i);
  expect(saved.at(-1)?.file.size).toBeGreaterThan(1000);
});

it('is only read in a copy that was made for one person', async () => {
  stopWatching();
  study.close();
  await open({ ...sampleSnapshot, packets: [{ ...sentOut(1, amara), direction: 'in' }] });
  await vi.waitFor(() => expect(desk.isForOne).toBe(true));
  await expect(desk.answer(item(12), { words: 'x' })).rejects.toEqual(refused('copy-for-one'));
  await expect(desk.confirm({ list, number: 12 }, item(12).sentence)).rejects.toEqual(
    refused('copy-for-one'),
  );
});
