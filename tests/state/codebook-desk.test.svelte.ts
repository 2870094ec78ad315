import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unpacked } from '#lib/domain/coding/packed.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { isStillBlind } from '#lib/domain/rounds/round-progress.ts';
import { CodebookDesk } from '#lib/state/codebook-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { loadSampleStudy } from '#lib/state/sample-study.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';

let study: OpenStudy;
let desk: CodebookDesk;
let stopWatching: () => void;

beforeEach(async () => {
  const sample = await loadSampleStudy();
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(sample.study, sample.coderId));
  desk = new CodebookDesk(study);
  stopWatching = $effect.root(() => {
    $effect(() => void desk.splitPassages.length);
  });
  await vi.waitFor(() => expect(desk.codes.length).toBe(99 + 12));
});

afterEach(() => {
  stopWatching();
  study.close();
});

function idOf(name: string): CodeId {
  const code = desk.codes.find((one) => one.name === name);
  if (!code) throw new RangeError(name);
  return code.id;
}

/** Every pass as it is stored: nothing done to the codebook may change it. */
async function storedPasses() {
  const passes = await study.db.passes.orderBy('id').toArray();
  return passes.map((pass) => unpacked(pass));
}

describe('the codebook desk', () => {
  it('counts passages in my own passes, and in the settled coding when asked', () => {
    const bitten = idOf('Once bitten');
    expect(desk.counted).toBe('own');
    const own = desk.passages.get(idOf('Social influences'));
    desk.count('settled');
    expect(desk.passages.get(bitten)).toBe(8);
    expect(desk.passages.get(idOf('Social influences'))).not.toBe(own);
  });

  it('adds a code and opens it; undo takes it away', async () => {
    const id = await desk.add({ name: 'Tomatoes', definition: 'What partners bring.' });
    await vi.waitFor(() => expect(desk.code?.name).toBe('Tomatoes'));
    expect(desk.selected).toBe(id);
    await expect(desk.add({ name: 'tomatoes' })).rejects.toMatchObject({ code: 'code-name-taken' });
    await study.undo();
    await vi.waitFor(() => expect(desk.code).toBeUndefined());
  });

  it('merges without touching a pass, and restores', async () => {
    const before = await storedPasses();
    const [bitten, lists] = [idOf('Once bitten'), idOf('Private lists')];
    const sum = (desk.passages.get(bitten) ?? 0) + (desk.passages.get(lists) ?? 0);
    await desk.merge(bitten, lists);
    await vi.waitFor(() => expect(desk.passages.get(bitten)).toBeUndefined());
    expect(desk.passages.get(lists)).toBe(sum);
    expect(await storedPasses()).toEqual(before);
    await desk.restore(bitten);
    await vi.waitFor(() => expect(desk.passages.get(bitten)).toBe(8));
  });

  it('splits a code and gives its passages to the parts one by one, each a step of undo', async () => {
    // While a blind round of its coder goes on, no code is split.
    await study.db.rounds.filter(isStillBlind).modify({ revealed: [], transcriptIds: [] });
    const bitten = idOf('Once bitten');
    desk.selected = bitten;
    await desk.split(bitten, [{ name: 'By a stop' }, { name: 'By silence' }]);
    await vi.waitFor(() => expect(desk.splitPassages.length).toBe(8));
    await vi.waitFor(() => expect(desk.splitPassages[0]?.text).toContain('stay with you'));

    const [first] = desk.splitPassages;
    expect(first?.transcriptName).toBe('P01, GP partner');
    await desk.decide(bitten, first!.passage, [idOf('By a stop')]);
    await vi.waitFor(() => expect(desk.passages.get(idOf('By a stop'))).toBe(1));
    expect(desk.passages.get(bitten)).toBe(7);
    expect(desk.splitPassages[0]?.passage.chosen).toEqual([idOf('By a stop')]);

    await desk.decide(bitten, desk.splitPassages[0]!.passage, []);
    await vi.waitFor(() => expect(desk.passages.get(bitten)).toBe(8));
    await study.undo();
    await vi.waitFor(() => expect(desk.passages.get(bitten)).toBe(7));
    await study.undo();
    await vi.waitFor(() => expect(desk.passages.get(bitten)).toBe(8));
    await study.undo();
    await vi.waitFor(() => expect(desk.code?.status).toBe('active'));
    expect(await study.db.splitDecisions.count()).toBe(0);
  });

  it('moves, classifies and renames, and tells all of it newest first', async () => {
    const [proud, bitten] = [idOf('Proud of a stop'), idOf('Once bitten')];
    await desk.step(bitten, 'in');
    await desk.classify(bitten, [idOf('Emotion')]);
    await desk.rename(bitten, 'Bitten once');
    await vi.waitFor(() =>
      expect(desk.codes.find(({ id }) => id === bitten)).toMatchObject({
        name: 'Bitten once',
        parentId: proud,
        domainIds: [idOf('Emotion')],
      }),
    );
    await study.undo();
    const changes = desk.changes();
    const stop = $effect.root(() => {
      $effect(() => void changes.current);
    });
    await vi.waitFor(() =>
      expect(changes.current?.map(({ operation: { kind }, undone }) => [kind, undone])).toEqual([
        ['rename-code', true],
        ['classify-code', false],
        ['move-code', false],
      ]),
    );
    stop();
  });
});
