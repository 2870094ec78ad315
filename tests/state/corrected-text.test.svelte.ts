import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unpacked } from '#lib/domain/coding/packed.ts';
import { CodingDesk } from '#lib/state/coding-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { TrailDesk } from '#lib/state/trail-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { passOf } from '#lib/storage/passes.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { snapshot } from '#lib/storage/snapshot.ts';
import { Witness } from '#lib/storage/witness.ts';
import { correctionOf } from '../fixtures/corrected.ts';
import { amara, environment, openP03, outside, smallStudy } from '../fixtures/small-study.ts';
import { whenRead } from './when-read.svelte.ts';

/** A sentence is put in before the third line. */
const inserted = [['it is new. ', 'it is new. So they say. ']] as const;
/** The second line, which Amara coded, goes. */
const gone = [['I know it, it is new. ', '']] as const;

let serial = 0;
let workbench: Workbench;
let database: string;
let study: OpenStudy;
let otherTab: OpenStudy;
let desk: CodingDesk;
let stop: () => void;

beforeEach(async () => {
  workbench = new Workbench(new Shelf(`shelf-${++serial}`), new Witness(null));
  database = await workbench.shelve(smallStudy(), amara);
  study = await OpenStudy.open(workbench, database);
  otherTab = await OpenStudy.open(workbench, database);
  desk = await CodingDesk.open(study, openP03);
  stop = $effect.root(() => {
    $effect(() => desk.takeUpPass());
  });
  flushSync();
});
afterEach(async () => {
  stop();
  await desk.leave();
  study.close();
  otherTab.close();
});

/** The transcript is corrected in another tab. */
async function correct(edits: Parameters<typeof correctionOf>[2], number = ++serial) {
  const at = otherTab.now();
  await otherTab.record(
    async (db) => correctionOf(await snapshot(db), openP03, edits, { number, at }).change,
  );
}
const stored = async () => (await passOf(study.db, desk.key))!;
const settled = () => new Promise((resolve) => setTimeout(resolve, 250));

describe('a desk over a text that was corrected in another tab', () => {
  it('says so, and writes nothing any more', async () => {
    expect(desk.correction.isOutdated).toBe(false);
    await correct(inserted);
    await whenRead(() => (desk.correction.isOutdated ? true : undefined));
    const before = await stored();
    desk.goTo(3);
    await expect(desk.toggle(environment)).rejects.toMatchObject({ code: 'transcript-changed' });
    await expect(desk.submit()).rejects.toMatchObject({ code: 'transcript-changed' });
    await expect(
      desk.codeAnew({ name: 'New', parentId: null, domainIds: [] } as never),
    ).rejects.toMatchObject({ code: 'transcript-changed' });
    expect(await stored()).toEqual(before);
  });

  it('does not draw the carried codings on the lines it shows', async () => {
    const drawn = desk.marks.pass;
    await correct([['Where do you begin?', 'Where? And when do you begin?']]);
    expect(unpacked(await stored()).codings[0]).toMatchObject({ from: 2 });
    await settled();
    flushSync();
    expect(desk.marks.pass).toBe(drawn);
  });

  it('opened anew shows the corrected text, where the coder was', async () => {
    desk.goTo(2);
    await desk.place.keep();
    await correct(inserted);
    const again = await CodingDesk.open(study, openP03);
    expect(again.text.lineCount).toBe(5);
    expect(again.place.line).toBe(3);
    expect(again.correction.isOutdated).toBe(false);
    again.goTo(4);
    await again.toggle(environment);
    expect(unpacked(await stored()).codings).toContainEqual({
      codeId: environment,
      from: 4,
      to: 5,
    });
    await again.leave();
  });
});

describe('what a correction did to the coder’s own pass', () => {
  it('is told at the desk, newest first, with where to look', async () => {
    await correct(inserted);
    await correct(gone);
    const again = await CodingDesk.open(study, openP03);
    const found = await whenRead(() => {
      const now = again.correction.found;
      return now.length === 2 ? now : undefined;
    });
    expect(found.map(({ before, after }) => [before.number, after.number])).toEqual([
      [2, 3],
      [1, 2],
    ]);
    expect(found[0]!.anchors).toEqual([
      expect.objectContaining({ kind: 'coding', codeId: outside, fate: 'lost' }),
    ]);
    expect(found[0]!.anchors[0]!.before.words).toBe('I know it, it is new.');
    expect(found[0]!.lines).toEqual([0]);
    expect(found[1]!.anchors.map(({ fate }) => fate)).toEqual(['carried']);
    await again.leave();
  });

  it('is not told where nothing was corrected, and holds nobody else’s pass', async () => {
    await settled();
    expect(desk.correction.found).toEqual([]);
    await correct(gone);
    const again = await CodingDesk.open(study, openP03);
    const found = await whenRead(() =>
      again.correction.found.length > 0 ? again.correction.found : undefined,
    );
    expect(found.flatMap(({ anchors }) => anchors.map(({ coderId }) => coderId))).toEqual([amara]);
    await again.leave();
  });
});

it('the trail names lines of the text before by its version, and says why it was corrected', async () => {
  desk.goTo(3);
  await desk.toggle(environment);
  await correct(inserted);
  const again = await CodingDesk.open(study, openP03);
  again.goTo(1);
  await again.toggle(environment);
  await again.leave();
  const trail = new TrailDesk(study);
  let entries = trail.current?.entries;
  const end = $effect.root(() => {
    $effect(() => {
      entries = trail.current?.entries;
    });
  });
  flushSync();
  await vi.waitFor(() => expect(entries).toBeDefined());
  end();
  const told = entries!
    .slice(0, 3)
    .map(({ actKind, ofVersion, reason, operation }) => [
      actKind,
      operation.from,
      ofVersion,
      reason,
    ]);
  expect(told).toEqual([
    ['code', 1, null, undefined],
    ['correct-transcript', null, null, 'heard again'],
    ['code', 3, 1, undefined],
  ]);
});
