import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { submitPass } from '#lib/domain/rounds/submit-pass.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { RoundsDesk, type RoundsView } from '#lib/state/rounds-desk.svelte.ts';
import { TeamDesk } from '#lib/state/team-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  alone,
  amara,
  openP03,
  round1,
  settledP01,
  singleP02,
  smallStudy,
  tom,
} from '../fixtures/small-study.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;
let desk: RoundsDesk;

async function openAs(coderId: typeof amara, snapshot = smallStudy()) {
  const workbench = new Workbench(new Shelf(`rounds-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coderId));
  desk = new RoundsDesk(study);
}
beforeEach(() => openAs(amara));
afterEach(() => study.close());

const until = (is: (view: RoundsView) => boolean) =>
  whenRead(() => (desk.current && is(desk.current) ? desk.current : undefined));
const roundOf = (view: RoundsView, number: number) =>
  view.rounds.find(({ round }) => round.number === number)!;

async function submit(coderId: typeof amara) {
  await study.record(async (db) => {
    const pass = await db.passes
      .where('[transcriptId+coderId+roundId]')
      .equals([openP03, coderId, round1])
      .first();
    return submitPass(pass!, await db.codes.toArray(), study.now());
  });
}

describe('the rounds', () => {
  it('are each about what they name, and the round over all about what no other names', async () => {
    const view = await until(() => true);
    const about = (number: number) =>
      roundOf(view, number).progress.map(({ transcriptId }) => transcriptId);
    expect(view.rounds.map(({ round }) => round.number)).toEqual([2, 1]);
    expect(about(1)).toEqual([settledP01, openP03]);
    expect(about(2)).toEqual([singleP02]);
  });

  it('tell a coder nothing of another’s open pass, to the last byte', async () => {
    const before = await until(() => true);
    const without = smallStudy();
    study.close();
    await openAs(amara, {
      ...without,
      passes: without.passes.filter(
        (pass) => pass.transcriptId !== openP03 || pass.coderId !== tom,
      ),
    });
    const after = await until(() => true);
    expect(JSON.stringify(after.rounds)).toBe(JSON.stringify(before.rounds));
  });

  it('are revealed once everybody has submitted, and the code is that of one’s own passes', async () => {
    await until(() => true);
    await submit(amara);
    const mine = await until((view) => roundOf(view, 1).submitted === 2);
    expect(roundOf(mine, 1)).toMatchObject({ ready: [], submitted: 2 });
    await expect(desk.reveal(round1, [openP03])).rejects.toMatchObject({
      code: 'not-all-submitted',
    });
    await submit(tom);
    const ready = await until((view) => roundOf(view, 1).ready.length > 0);
    expect(roundOf(ready, 1).code).toBe(roundOf(mine, 1).code);
    await desk.reveal(round1, [openP03]);
    const revealed = await until((view) => roundOf(view, 1).ready.length === 0);
    expect(roundOf(revealed, 1).progress[1]?.revealed?.coderId).toBe(amara);
    expect(roundOf(revealed, 1).unnamed.map(({ transcriptId }) => transcriptId)).toEqual([openP03]);
  });

  it('are planned with the codebook as it stands, and undone whole', async () => {
    await until(() => true);
    await new TeamDesk(study).add({ name: 'Zoe Quinn', initials: 'ZQ', role: 'coder' });
    const { frame } = await until((view) => view.frame.coders.length === 3);
    const zoe = frame.coders.find(({ initials }) => initials === 'ZQ')!.id;
    await desk.plan({
      name: '',
      mode: 'reliability',
      calibration: false,
      coderIds: [amara, zoe],
      transcripts: { by: 'name', transcriptIds: [singleP02] },
    });
    const planned = await until((view) => view.rounds.length === 3);
    expect(roundOf(planned, 3)).toMatchObject({ version: { number: 1 }, isCodebookChanged: false });
    expect(roundOf(planned, 3).progress[0]?.coders.map(({ standing }) => standing)).toEqual([
      'not-yet',
      'not-yet',
    ]);
    await study.undo();
    const back = await until((view) => view.rounds.length === 2);
    expect(back.frame.codebookVersions).toEqual([]);
  });

  it('let the lead alone change them', async () => {
    study.close();
    await openAs(tom);
    const view = await until(() => true);
    expect(view.isLead).toBe(false);
    await expect(desk.remove(alone)).rejects.toMatchObject({ code: 'needs-the-lead' });
    await expect(desk.nameSettled(settledP01 as TranscriptId, tom)).rejects.toMatchObject({
      code: 'needs-the-lead',
    });
  });
});
