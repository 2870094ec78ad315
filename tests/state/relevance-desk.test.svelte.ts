import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { RelevanceDesk } from '#lib/state/relevance-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, environment, knowledge, smallStudy, tom } from '../fixtures/small-study.ts';

let study: OpenStudy;
let desk: RelevanceDesk;
let stopWatching: () => void;

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  const id = await workbench.shelve(smallStudy(), amara);
  study = await OpenStudy.open(workbench, id);
  desk = new RelevanceDesk(study);
  stopWatching = $effect.root(() => {
    $effect(
      () =>
        void [desk.evidence, desk.ranked, desk.byComponent, desk.earlier(knowledge), study.study],
    );
  });
  await vi.waitFor(() => expect(desk.evidence).toHaveLength(2));
});

afterEach(() => {
  stopWatching();
  study.close();
});

const recordOf = (id: typeof knowledge) =>
  desk.evidence.find(({ domain }) => domain.id === id)?.record ?? null;

describe('deciding on relevance', () => {
  it('begins with nobody having decided', () => {
    expect(desk.evidence.map(({ record }) => record)).toEqual([null, null]);
    expect(desk.evidence.map(({ people }) => people.size)).toEqual([1, 1]);
  });

  it('records a decision as that of whoever sits here, today, and keeps the earlier one readable', async () => {
    const today = desk.today();
    await desk.say(knowledge, { decision: 'undecided' });
    await desk.say(knowledge, { deciderIds: [amara, tom], on: '2025-11-18' });
    await desk.say(knowledge, { reason: 'Few spoke of it.' });
    expect(await study.db.relevances.toArray()).toMatchObject([
      { decision: 'undecided', deciderIds: [amara, tom], on: '2025-11-18' },
    ]);
    await desk.say(knowledge, { decision: 'relevant' });
    await vi.waitFor(() =>
      expect(recordOf(knowledge)).toMatchObject({
        decision: 'relevant',
        deciderIds: [amara],
        on: today,
      }),
    );
    await vi.waitFor(() =>
      expect(desk.earlier(knowledge)).toMatchObject([
        { decision: 'undecided', deciderIds: [amara, tom], on: '2025-11-18' },
      ]),
    );
    expect(desk.earlier(environment)).toEqual([]);
    expect(await study.db.relevances.count()).toBe(1);
  });

  it('tells no decision that was taken back as an earlier one', async () => {
    await desk.say(knowledge, { decision: 'not-relevant' });
    await study.undo();
    await desk.say(knowledge, { decision: 'undecided' });
    await desk.say(knowledge, { decision: 'relevant' });
    await vi.waitFor(() =>
      expect(desk.earlier(knowledge).map(({ decision }) => decision)).toEqual(['undecided']),
    );
  });

  it('leaves no record where nothing is said any more, and undo brings it back', async () => {
    await desk.say(environment, { decision: 'undecided' });
    await desk.say(environment, { decision: null });
    expect(await study.db.relevances.count()).toBe(0);
    await study.undo();
    await vi.waitFor(() => expect(recordOf(environment)?.decision).toBe('undecided'));
  });

  it('rolls up by COM-B component', async () => {
    const linked = desk.byComponent.flatMap(({ component, domains }) =>
      domains.map(({ evidence }) => [component.id, evidence.domain.id]),
    );
    expect(linked).toEqual([
      ['capability-psychological', knowledge],
      ['opportunity-physical', environment],
    ]);
  });
});
