import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { flushSync } from 'svelte';
import type { Finding } from '#lib/domain/checks/finding.ts';
import { setAsideFinding, takeUpFinding } from '#lib/domain/checks/set-aside.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { SetAsideId } from '#lib/domain/model/set-aside.ts';
import { CodebookDesk } from '#lib/state/codebook-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { TrailDesk } from '#lib/state/trail-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { applyChange } from '#lib/storage/changes.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import type { Pass } from '#lib/domain/model/pass.ts';
import { reopenPass } from '#lib/domain/rounds/submit-pass.ts';
import { plainChange, type Change } from '#lib/domain/trail/change.ts';
import {
  amara,
  knowledge,
  openP03,
  round1,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
  writer,
} from '../fixtures/small-study.ts';

const at = '2029-12-31T10:00:00.000Z';
let serial = 0;
let study: OpenStudy;

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`trail-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
});
afterEach(() => study.close());

/** An act of Tom's, whose pass over P03 Amara must not see while hers is open. */
async function byTom(change: Change) {
  const stamp = { at: '2030-01-01T10:00:00.000Z', coderId: tom, writer };
  await applyChange(study.db, { ...stamp, newId: () => study.newId() }, () => change);
}

async function settled<T>(read: () => T | undefined): Promise<T> {
  let value: T | undefined;
  const stop = $effect.root(() => {
    $effect(() => {
      value = read();
    });
  });
  flushSync();
  await vi.waitFor(() => expect(value).toBeDefined());
  stop();
  return value!;
}

it('does not show that another proposed a code in an open pass', async () => {
  const pass = (await study.db.passes.toArray()).find(
    ({ transcriptId, coderId }) => transcriptId === openP03 && coderId === tom,
  );
  const [like] = (await study.db.codes.toArray()).filter(({ id }) => id === tenMinutes);
  const id = uuid(5, 99) as CodeId;
  const record = { ...like!, id, name: 'Only Tom’s', proposedIn: pass!.id };
  await byTom({
    ...plainChange,
    kind: 'add-code',
    codeIds: [id],
    put: [{ table: 'codes', record }],
  });
  const desk = new TrailDesk(study);
  const { entries } = await settled(() => desk.current);
  expect(entries.map(({ operation }) => operation.kind)).not.toContain('add-code');
  expect(entries.flatMap(({ codes }) => codes.map(({ name }) => name))).not.toContain('Only Tom’s');
});

it('is as blind in the changes of the codebook', async () => {
  await byTom({
    ...plainChange,
    kind: 'decide-split',
    transcriptId: openP03,
    codeIds: [tenMinutes, knowledge],
    from: 1,
    to: 2,
    put: [
      {
        table: 'splitDecisions',
        record: {
          id: uuid(14, 1) as never,
          codeId: tenMinutes,
          transcriptId: openP03,
          coderId: tom,
          roundId: round1,
          from: 1,
          to: 2,
          chosen: [knowledge],
        },
      },
    ],
  });
  const changes = new CodebookDesk(study).changes();
  const shown = await settled(() => changes.current);
  expect(shown.filter(({ operation }) => operation.kind === 'decide-split')).toEqual([]);
});

it('shows why a pass was opened again to those who may read it, and to nobody else', async () => {
  const [open] = (await study.db.passes.toArray()).filter(
    ({ transcriptId, coderId }) => transcriptId === openP03 && coderId === tom,
  );
  const round = await study.db.rounds.get(round1);
  const locked: Pass = { ...open!, submitted: { at, hash: 'c'.repeat(64), counted: null } };
  await byTom(reopenPass(locked, round!, 'a line about Mrs Hale', at, uuid(16, 1) as never));
  const reasons = async (coderId: typeof tom) => {
    const seat = { ...study, db: study.db, here: { ...study.here, coderId } } as OpenStudy;
    const desk = new TrailDesk(seat);
    const { entries } = await settled(() => desk.current);
    return entries
      .filter(({ operation }) => operation.kind === 'reopen-pass')
      .map(({ reason }) => reason);
  };
  expect(await reasons(tom)).toEqual(['a line about Mrs Hale']);
  expect(await reasons(amara)).toEqual([undefined]);
});

it('shows why a finding was set aside, in the words of then, and not to those who still code', async () => {
  const finding: Finding = {
    rule: 'L16',
    mark: 'all six',
    is: 'question',
    where: 'A memo',
    what: '“all six” is said.',
    why: 'The record counts seven.',
    place: null,
  };
  const setAside = async (reason: string) => {
    await study.record(async (db) =>
      setAsideFinding(finding, reason, await db.setAsides.toArray(), {
        id: study.newId<SetAsideId>(),
        signed: { by: amara, at },
      }),
    );
  };
  await setAside('written before the seventh interview');
  await setAside('written in May');
  await study.record(async (db) => takeUpFinding(finding, await db.setAsides.toArray()));
  const reasons = async (coderId: typeof tom) => {
    const seat = { ...study, db: study.db, here: { ...study.here, coderId } } as OpenStudy;
    const desk = new TrailDesk(seat);
    const { entries } = await settled(() => desk.current);
    return entries
      .filter(({ operation }) => operation.kind === 'set-aside-finding')
      .map(({ reason }) => reason);
  };
  expect(await reasons(amara)).toEqual([
    'written in May (L16)',
    'written before the seventh interview (L16)',
  ]);
  expect(await reasons(tom)).toEqual([undefined, undefined]);
});
