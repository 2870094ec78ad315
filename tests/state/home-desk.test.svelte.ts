import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextStep } from '#lib/domain/study/next-step.ts';
import type { MemoId } from '#lib/domain/model/memo.ts';
import { readMemos } from '#lib/state/memo-records.ts';
import { HomeDesk, type HomeView } from '#lib/state/home-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, openP03, settledP01, smallStudy, tom } from '../fixtures/small-study.ts';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;
const opened: OpenStudy[] = [];

async function openAs(
  coderId: typeof amara,
  change = (snapshot: ReturnType<typeof smallStudy>) => snapshot,
) {
  const workbench = new Workbench(new Shelf(`home-shelf-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(change(smallStudy()), coderId));
  opened.push(study);
  return study;
}

const home = async (coderId = amara, change?: Parameters<typeof openAs>[1]): Promise<HomeView> => {
  const desk = new HomeDesk(await openAs(coderId, change));
  return whenRead(() => desk.current);
};

beforeEach(() => opened.splice(0));
afterEach(() => opened.forEach((one) => one.close()));

describe('the home', () => {
  it('is to import in a study without transcripts', async () => {
    const view = await home(amara, (snapshot) => ({
      ...snapshot,
      transcripts: [],
      transcriptVersions: [],
      passes: [],
      consensuses: [],
      places: [],
      memos: [],
    }));
    expect(nextStep(view.standing)).toEqual({ kind: 'import' });
    expect(view.study.title).toBe('Stopping medicines');
  });

  it('counts cells set aside apart from those charted', async () => {
    const workbench = new Workbench(new Shelf(`home-shelf-${++serial}`), new Witness(null));
    const lead = sampleSnapshot.coders.find(({ initials }) => initials === 'AO')!.id;
    study = await OpenStudy.open(workbench, await workbench.shelve(sampleSnapshot, lead));
    opened.push(study);
    const desk = new HomeDesk(study);
    const found = await whenRead(() => desk.current?.standing.found ?? undefined);
    const aside = sampleSnapshot.chartings.filter(({ kind }) => kind === 'set-aside').length;
    expect(aside).toBeGreaterThan(0);
    expect(found).toMatchObject({
      charted: sampleSnapshot.chartings.length - aside,
      setAside: aside,
    });
  });

  it('counts nobody’s lines but the coder’s own', async () => {
    const mine = await home(amara);
    const without = await home(amara, (snapshot) => ({
      ...snapshot,
      passes: snapshot.passes.filter(({ coderId }) => coderId === amara),
    }));
    expect(mine.standing).toEqual(without.standing);
    const toms = await home(tom);
    expect(toms.standing.linesCoded).not.toBe(mine.standing.linesCoded);
  });

  it('takes a submitted pass as looked through and goes on in the open one', async () => {
    const { standing } = await home(amara);
    expect(standing.work.map(({ submitted }) => submitted)).toEqual([true, true, false]);
    expect(nextStep(standing)).toMatchObject({ transcriptId: openP03 });
  });

  it('follows what is written', async () => {
    const desk = new HomeDesk(await openAs(amara));
    const before = await whenRead(() => desk.current);
    await study.db.transcripts.delete(openP03);
    const after = await whenRead(() =>
      desk.current && desk.current.standing.work.length < before.standing.work.length
        ? desk.current
        : undefined,
    );
    expect(after.standing.work).toHaveLength(before.standing.work.length - 1);
  });

  it('counts the memos that the list of memos has, also others’ that may be read', async () => {
    const desk = new HomeDesk(await openAs(amara));
    const [mine] = await study.db.memos.where('id').above('').toArray();
    const open = { about: 'line' as const, transcriptId: settledP01, coderId: tom, links: [] };
    await study.db.memos.add({ ...mine!, ...open, id: mine!.id.replace(/.$/, 'f') as MemoId });
    const { memos } = await readMemos(study);
    expect(memos.some(({ coderId }) => coderId === tom)).toBe(true);
    const counted = await whenRead(() => desk.current?.standing.memos ?? undefined);
    expect(counted).toBe(memos.length);
  });

  it('does not count codes that another coder proposed in an open pass', async () => {
    const before = await home(amara);
    const after = await home(amara, (snapshot) => {
      const own = snapshot.codes.find(({ kind }) => kind === 'own');
      const open = snapshot.passes.find(({ coderId, submitted }) => coderId === tom && !submitted);
      if (!own || !open) throw new Error('the fixture lacks an own code or an open pass of Tom');
      const proposed = {
        ...own,
        id: open.id as string as typeof own.id,
        name: 'blind',
        proposedIn: open.id,
        createdBy: tom,
      };
      return { ...snapshot, codes: [...snapshot.codes, proposed] };
    });
    expect(after.standing.ownCodes).toBe(before.standing.ownCodes);
  });
});

describe('the home of a round of several', () => {
  it('is the same whether another has begun their blind pass or not', async () => {
    const begun = await home(amara);
    const notBegun = await home(amara, (snapshot) => ({
      ...snapshot,
      passes: snapshot.passes.filter(
        ({ coderId, submitted }) => coderId !== tom || submitted !== null,
      ),
    }));
    expect(begun.standing).toEqual(notBegun.standing);
  });

  it('offers the lead the reveal once everybody has submitted, and nobody else', async () => {
    const allSubmitted = (snapshot: ReturnType<typeof smallStudy>) => ({
      ...snapshot,
      passes: snapshot.passes.map((pass) => ({
        ...pass,
        submitted: { at: '2026-03-02T10:00:00.000Z', hash: 'b'.repeat(64), counted: null },
      })),
    });
    const amaras = await home(amara, allSubmitted);
    expect(nextStep(amaras.standing)).toEqual({ kind: 'reveal', transcripts: 1 });
    const toms = await home(tom, allSubmitted);
    expect(toms.standing.team.toReveal).toBe(0);
  });

  it('counts what is left to settle from what the coder may see', async () => {
    const { standing } = await home(amara);
    expect(standing.team).toMatchObject({ rounds: 1, transcripts: 2, revealed: 1, openLines: 1 });
  });

  it('gives a coder no part in transcripts of other rounds', async () => {
    const { standing } = await home(tom);
    expect(standing.work.map(({ name }) => name)).toEqual(['P01', 'P03']);
    expect(standing.transcripts).toBe(3);
  });
});
