import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextStep } from '#lib/domain/study/next-step.ts';
import { HomeDesk, type HomeView } from '#lib/state/home-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, openP03, smallStudy, tom } from '../fixtures/small-study.ts';
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
