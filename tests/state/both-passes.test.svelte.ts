import { noParticulars } from '#lib/domain/model/coder.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { Round } from '#lib/domain/model/round.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { readBothPasses } from '#lib/state/read-both-passes.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  knowledge,
  openP03,
  outside,
  pass,
  round1,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../fixtures/small-study.ts';

let study: OpenStudy;

afterEach(() => study.close());

async function open(snapshot: StudySnapshot, coderId = amara) {
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coderId));
}

function withRound(change: Partial<Round>): StudySnapshot {
  const snapshot = smallStudy();
  const rounds = snapshot.rounds.map((round) =>
    round.id === round1 ? { ...round, ...change } : round,
  );
  return { ...snapshot, rounds };
}

async function opened() {
  const read = await readBothPasses(study, settledP01, null);
  if (read.state !== 'open') throw new Error(`not open: ${read.state}`);
  return read.passes;
}

describe('both passes', () => {
  it('stand beside each other once they were revealed, in the order of the round', async () => {
    await open(smallStudy());
    const passes = await opened();
    expect(passes.left.coder.id).toBe(amara);
    expect(passes.right.coder.id).toBe(tom);
    expect([0, 1, 2, 3].map((line) => passes.standing(line))).toEqual([
      null,
      'agree',
      'only-a',
      null,
    ]);
    expect(passes.counts).toEqual({
      codable: 3,
      agree: 1,
      onlyA: 1,
      onlyB: 0,
      differs: 0,
      neither: 1,
    });
    expect(passes.marks[2]!.left.stripes.map(({ codeId }) => codeId)).toEqual([knowledge]);
    expect(passes.memosOn(1).map(({ text }) => text)).toEqual(['He laughed.']);
  });

  it('lead from difference to difference, both ways', async () => {
    await open(smallStudy());
    const passes = await opened();
    expect(passes.nextToSee(1)).toBe(2);
    passes.goTo(2);
    expect(passes.nextToSee(1)).toBeNull();
    passes.goTo(3);
    expect(passes.nextToSee(-1)).toBe(2);
    expect(passes.cells.map(({ here }) => here)).toEqual([false, false, false, true]);
  });

  it('of a reflexive round lead from coded line to coded line', async () => {
    await open(withRound({ mode: 'reflexive' }));
    const passes = await opened();
    expect(passes.isReflexive).toBe(true);
    expect(passes.nextToSee(1)).toBe(1);
  });

  it('can be any two of three, and changing one side to the other swaps them', async () => {
    const third = uuid(1, 3) as typeof tom;
    const snapshot = withRound({ coderIds: [amara, tom, third] });
    const versionId = snapshot.transcriptVersions[0]!.id;
    await open({
      ...snapshot,
      coders: [
        ...snapshot.coders,
        { id: third, initials: 'LM', name: 'Lin Moss', role: 'coder', ...noParticulars },
      ],
      passes: [
        ...snapshot.passes,
        pass(9, settledP01, versionId, third, round1, [[outside, 1, 2]], true),
      ],
    });
    const passes = await opened();
    passes.show('right', third);
    expect(passes.standing(1)).toBe('differs');
    expect(passes.right.place).toBe(2);
    passes.show('left', third);
    expect([passes.left.coder.id, passes.right.coder.id]).toEqual([third, amara]);
  });

  it('stay closed until the reveal: only who has submitted is said', async () => {
    const snapshot = withRound({ revealed: [] });
    await open(snapshot);
    const read = await readBothPasses(study, settledP01, null);
    expect(read).toMatchObject({ state: 'closed', why: 'not-revealed' });
    if (read.state !== 'closed') return;
    expect(read.coders.map(({ coder, submitted }) => [coder.initials, submitted])).toEqual([
      ['AO', true],
      ['TB', true],
    ]);
    const open03 = await readBothPasses(study, openP03, null);
    expect(open03).toMatchObject({
      state: 'closed',
      coders: [{ submitted: false }, { submitted: false }],
    });
    expect(JSON.stringify(open03)).not.toContain('blind thought');
  });

  it('stay closed to who still has a pass over the transcript in hand', async () => {
    const later = uuid(2, 9) as typeof round1;
    const snapshot = smallStudy();
    await open({
      ...snapshot,
      rounds: [
        ...snapshot.rounds,
        { ...snapshot.rounds[0]!, id: later, number: 3, transcriptIds: [settledP01], revealed: [] },
      ],
    });
    expect(await readBothPasses(study, settledP01, round1)).toMatchObject({
      state: 'closed',
      why: 'in-hand',
    });
  });

  it('say so where nobody coded blind with somebody else, or a pass is not here', async () => {
    await open({
      ...smallStudy(),
      passes: smallStudy().passes.filter(({ coderId }) => coderId === amara),
    });
    expect(await readBothPasses(study, singleP02, null)).toMatchObject({ why: 'no-round' });
    expect(await readBothPasses(study, settledP01, null)).toMatchObject({ why: 'not-here' });
    expect(await readBothPasses(study, uuid(6, 99) as typeof openP03, null)).toEqual({
      state: 'gone',
    });
  });
});
