import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { PassagesDesk, type PassagesAsked } from '#lib/state/passages-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  environment,
  knowledge,
  outside,
  smallStudy,
  tenMinutes,
} from '../fixtures/small-study.ts';

let study: OpenStudy;
let desk: PassagesDesk;
let asked: PassagesAsked = $state.raw({ codeId: null, withUnder: false, coding: 'own' });
let stopWatching: () => void;

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  desk = new PassagesDesk(study, () => asked);
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.shown;
      void desk.counts;
    });
  });
});

afterEach(() => {
  stopWatching();
  study.close();
});

async function ask(wanted: Partial<PassagesAsked>) {
  asked = { codeId: null, withUnder: false, coding: 'own', ...wanted };
  flushSync();
  await vi.waitFor(() => expect(desk.shown.every(({ version }) => version)).toBe(true));
  await vi.waitFor(() => expect(desk.records).toBeDefined());
}

const places = () =>
  desk.shown.map(({ transcript, passage }) => `${transcript.name} ${passage.from}-${passage.to}`);

describe('the passages of a code', () => {
  it('are those of my own passes, open ones too, and never another’s', async () => {
    await ask({ codeId: knowledge });
    expect(places()).toEqual(['P01 1-3']);
    await ask({ codeId: outside });
    expect(places()).toEqual(['P03 1-2']);
    expect(desk.codings.map(({ coding }) => coding.source)).toEqual([
      'submitted',
      'submitted',
      'open',
    ]);
  });

  it('can be those of the settled coding instead, with its quotations', async () => {
    await ask({ codeId: knowledge, coding: 'settled' });
    await vi.waitFor(() =>
      expect(desk.shown[0]?.passage.quotations).toEqual([{ from: 27, to: 40 }]),
    );
    expect(places()).toEqual(['P01 1-3']);
    expect(desk.codings.map(({ coding }) => coding.source)).toEqual(['consensus', 'submitted']);
  });

  it('of a domain can bring those of own codes under it', async () => {
    await ask({ codeId: environment });
    expect(places()).toEqual(['P02 1-2']);
    await ask({ codeId: environment, withUnder: true });
    expect(desk.wanted).toEqual(new Set([environment, tenMinutes]));
    expect(places()).toEqual(['P02 1-2', 'P02 1-4']);
    expect(desk.counts).toMatchObject({ passages: 2, lines: 3 });
    expect(desk.counts?.byPerson.map(({ person, passages }) => [person.label, passages])).toEqual([
      ['P02', 2],
    ]);
  });
});
