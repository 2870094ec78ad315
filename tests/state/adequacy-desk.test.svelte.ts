import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdequacyRule } from '#lib/domain/model/adequacy-rule.ts';
import type { InterviewId } from '#lib/domain/model/interview.ts';
import { nothingSaid } from '#lib/domain/model/interview.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { AdequacyDesk } from '#lib/state/adequacy-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  role,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../fixtures/small-study.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;
let desk: AdequacyDesk;

async function opened(snapshot: StudySnapshot, coder = amara) {
  const workbench = new Workbench(new Shelf(`adequacy-shelf-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coder));
  desk = new AdequacyDesk(study, () => role);
}

beforeEach(() => opened(smallStudy()));
afterEach(() => study.close());

const rules = () => study.db.adequacyRules.toArray();
const draft = async (): Promise<AdequacyRule> =>
  (await rules()).find((one) => one.frozen === null)!;
const adequacy = () => whenRead(() => desk.adequacy ?? undefined);

async function frozen(reason = '') {
  const { id } = await draft();
  await desk.freeze(id, desk.today(), reason);
}

describe('the adequacy desk', () => {
  it('says nothing of the interviews while the rule is a draft', async () => {
    await desk.choose('last-k');
    await whenRead(() => desk.rules?.draft ?? undefined);
    expect(desk.adequacy).toBeNull();
    expect(desk.orders).toBeNull();
    await frozen();
    expect((await adequacy()).outcome).toEqual({
      kind: 'last-k',
      overall: { state: 'too-few', needed: 3 },
    });
  });

  it('counts the settled coding in the order of interviewing, and draws other orders', async () => {
    const snapshot = smallStudy();
    await study.db.interviews.bulkAdd(
      [settledP01, singleP02].map((transcriptId, index) => ({
        ...nothingSaid,
        id: uuid(80, index + 1) as InterviewId,
        transcriptId,
        date: `2025-09-${16 - index}`,
      })),
    );
    await desk.choose('last-k');
    const { id } = await draft();
    await desk.say(id, () => ({ unit: 'codes', rule: { kind: 'last-k', k: 1 } }));
    await frozen();
    const { occurrences, fresh } = await adequacy();
    expect(occurrences.interviews.map(({ one }) => one.transcript.name)).toEqual(['P02', 'P01']);
    expect(occurrences.unsettled.map(({ transcript }) => transcript.name)).toEqual(['P03']);
    expect(fresh.brought).toEqual([2, 1]);
    expect(snapshot.codes.length).toBeGreaterThan(fresh.cumulative.at(-1)!);

    const figures = await whenRead(() => {
      const drawing = desk.orders?.current;
      return drawing?.state === 'drawn' ? drawing.figures : undefined;
    });
    expect(figures).toMatchObject({ draws: 1000, met: 0 });
    const groups = await whenRead(() => (desk.groups.length > 0 ? desk.groups : undefined));
    expect(groups.map(({ label, fresh: theirs }) => [label, theirs.brought])).toEqual([
      ['=cmd|’calc’', [2]],
      ['GP partner', [1]],
    ]);
  });

  it('keeps what a kind said while the draft is tried as another, and undo takes it back', async () => {
    await desk.choose('not-claimed');
    const { id } = await draft();
    await desk.say(id, () => ({ rule: { kind: 'not-claimed', reason: 'Reflexive work.' } }));
    await desk.choose('guest');
    expect((await rules())[0]?.rule.kind).toBe('guest');
    await desk.choose('not-claimed');
    expect((await rules())[0]?.rule).toEqual({ kind: 'not-claimed', reason: 'Reflexive work.' });
    await study.undo();
    expect((await rules())[0]?.rule.kind).toBe('guest');
  });

  it('replaces a frozen rule only with a reason, and keeps it', async () => {
    await desk.choose('last-k');
    await frozen();
    await desk.choose('francis');
    const { id } = await draft();
    await expect(desk.freeze(id, desk.today(), '')).rejects.toMatchObject({
      code: 'reason-missing',
    });
    expect((await rules()).filter((one) => one.frozen)).toHaveLength(1);
    await desk.freeze(id, desk.today(), 'The protocol was amended.');
    const stored = await rules();
    expect(stored.find((one) => one.replaced)?.replaced?.reason).toBe('The protocol was amended.');
    const newest = await study.db.operations.toArray();
    expect(newest.at(-1)?.kind).toBe('replace-adequacy');
  });

  it('stops drawing when told to, and goes on', async () => {
    await desk.choose('last-k');
    await frozen();
    await adequacy();
    const { id } = (await rules())[0]!;
    await desk.redraw(id, { draws: 90_000 });
    const orders = await whenRead(() =>
      desk.adequacy?.rule.draws === 90_000 ? (desk.orders ?? undefined) : undefined,
    );
    let state = '';
    const stop = $effect.root(() => {
      $effect(() => {
        state = orders.current.state;
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    orders.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(state).toBe('stopped');
    orders.goOn();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(['drawing', 'drawn']).toContain(state);
    stop();
  });

  it('is only read in a copy that was made for one person', async () => {
    study.close();
    const snapshot = smallStudy();
    await opened(
      {
        ...snapshot,
        packets: [
          {
            id: uuid(14, 1),
            kind: 'assignment',
            direction: 'in',
            toId: tom,
          } as unknown as StudySnapshot['packets'][number],
        ],
      },
      tom,
    );
    await expect(desk.choose('last-k')).rejects.toMatchObject({ code: 'copy-for-one' });
    expect(await rules()).toEqual([]);
  });
});

it('shows a coder nothing of a transcript they are still to submit', async () => {
  const snapshot = smallStudy();
  const open = snapshot.passes.map((one) =>
    one.transcriptId === settledP01 && one.coderId === tom ? { ...one, submitted: null } : one,
  );
  const rounds = snapshot.rounds.map((one) => ({ ...one, revealed: [] }));
  study.close();
  await opened({ ...snapshot, passes: open, rounds }, tom);
  await desk.choose('last-k');
  const { id } = await draft();
  await desk.say(id, () => ({ unit: 'codes' }));
  await frozen();
  const { occurrences } = await adequacy();
  expect(occurrences.interviews.map(({ one }) => one.transcript.name)).toEqual(['P02']);
  expect(occurrences.unsettled.map(({ transcript, why }) => [transcript.name, why])).toContainEqual(
    ['P01', 'in-hand'],
  );
});
