import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usuallyAsked, type CountsAsked } from '#lib/domain/counts/asked.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { CountsDesk, ownWithoutDomainKey } from '#lib/state/counts-desk.svelte.ts';
import { KeptLineFigures } from '#lib/state/line-figures.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  environment,
  knowledge,
  person1,
  person2,
  role,
  smallStudy,
  tenMinutes,
  tom,
} from '../fixtures/small-study.ts';
import { sentOut } from '../fixtures/team-study.ts';
import { directRun } from './direct-run.ts';

let study: OpenStudy;
let desk: CountsDesk;
let asked: CountsAsked = $state.raw(usuallyAsked);
let stopWatching = () => {};

async function open(snapshot: StudySnapshot, coder: CoderId = amara) {
  const workbench = new Workbench(new Shelf(`counts-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coder));
  desk = new CountsDesk(study, () => asked, directRun);
  stopWatching = $effect.root(() => {
    $effect(() => desk.takeUp());
    $effect(() => {
      void desk.table;
      void desk.cell;
    });
  });
  await vi.waitFor(() => expect(desk.frame).toBeDefined());
}

function ask(change: Partial<CountsAsked>) {
  asked = { ...usuallyAsked, ...change };
  flushSync();
}

beforeEach(() => {
  asked = usuallyAsked;
});
afterEach(() => {
  stopWatching();
  study.close();
});

describe('counts of a study', () => {
  it('begin with the domains by participant, of settled transcripts only', async () => {
    await open(smallStudy());
    expect(desk.table).toMatchObject({
      measure: 'passages',
      rows: [{ name: 'Knowledge' }, { name: 'Environmental context and resources' }],
      columns: [{ name: 'P01' }, { name: 'P02' }],
      values: [
        [1, 0],
        [0, 1],
      ],
      all: { ofRow: [1, 1], ofColumn: [1, 1], whole: 2, of: 2 },
    });
    expect(desk.peopleTable?.all?.ofRow).toEqual([1, 1]);
    expect(desk.frame?.settled.unsettled.map(({ transcript }) => transcript.name)).toEqual(['P03']);
  });

  it('count words only once they are read, and keep them for the next desk', async () => {
    await open(smallStudy());
    ask({ measure: 'words', cell: { row: `code ${knowledge}`, column: null } });
    expect(desk.table).toBeUndefined();
    await vi.waitFor(() => expect(desk.table).toBeDefined());
    // "I know it, it is new. It is written down."
    expect(desk.table?.values).toEqual([
      [10, 0],
      [0, 6],
    ]);
    expect(desk.cell).toMatchObject({ lines: 2, words: 10, people: 1, of: 2 });
    const next = new CountsDesk(
      study,
      () => asked,
      () => Promise.reject(new Error('read again')),
    );
    await vi.waitFor(() => expect(next.table?.values[0]).toEqual([10, 0]));
    expect(next.reading.state).toBe('idle');
  });

  it('open the passages behind a number, of one, of any, of all', async () => {
    await open(smallStudy());
    ask({ rows: ['domains', 'own'], cell: { row: null, column: `participant ${person2}` } });
    expect(desk.cell).toMatchObject({
      row: null,
      column: { name: 'P02' },
      passages: [{ from: 1, to: 4 }],
      people: 1,
      of: 1,
    });
    ask({ cell: { row: `code ${knowledge}`, column: `participant ${person1}` } });
    expect(desk.cell?.passages).toMatchObject([{ from: 1, to: 3 }]);
    expect(desk.isOfOne).toBe(true);
    ask({ cell: { row: 'code gone', column: null } });
    expect(desk.cell).toBeNull();
    ask({ columns: { by: 'attribute', attributeId: role }, cell: { row: null, column: null } });
    expect(desk.cell).toMatchObject({ people: 2, of: 2 });
    expect(desk.columnsName).toBe('Role');
  });

  it('count codes that stand together, and open them', async () => {
    await open(smallStudy());
    ask({
      view: 'together',
      others: ['own'],
      cell: { row: `code ${environment}`, column: `code ${tenMinutes}` },
    });
    expect(desk.table?.columns.map(({ name }) => name)).toEqual(['Time', 'Ten-minute slot']);
    expect(desk.table?.values).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(desk.cell).toMatchObject({ passages: [{ from: 1, to: 2 }], people: 1 });
    // P02's second turn, lines 1 and 2, has both.
    ask({ view: 'together', reach: { within: 'turn' }, others: ['own'], measure: 'lines' });
    await vi.waitFor(() => expect(desk.table?.values[1]).toEqual([2, 2]));
  });

  it('show a coder nothing of what they are still coding blind', async () => {
    const snapshot = smallStudy();
    const [blind, alone] = snapshot.rounds;
    await open(
      {
        ...snapshot,
        rounds: [blind!, { ...alone!, mode: 'reliability', coderIds: [amara, tom] }],
      },
      tom,
    );
    expect(desk.frame?.settled.settled.map(({ transcript }) => transcript.name)).not.toContain(
      'P02',
    );
    ask({ rows: ['domains', 'own'], cell: { row: null, column: null } });
    expect(desk.cell?.passages.map(({ transcriptId }) => transcriptId)).not.toContain(
      snapshot.transcripts[1]!.id,
    );
    expect(desk.ownWithoutDomainLines).toBe(0);
  });

  it('say how many lines the setting for own codes decides about, and change it for all findings', async () => {
    await open(smallStudy());
    expect(desk.ownWithoutDomainLines).toBe(2);
    ask({ measure: 'lines', cell: { row: ownWithoutDomainKey, column: null } });
    expect(desk.cell).toMatchObject({ passages: [{ from: 2, to: 4 }], lines: 2 });
    expect(desk.table?.values[1]).toEqual([0, 1]);
    await desk.countOwnUnderDomains(true);
    await vi.waitFor(() => expect(desk.table?.values[1]).toEqual([0, 3]));
    expect((await study.db.studies.toArray())[0]?.ownUnderDomains).toBe(true);
    await study.undo();
    await vi.waitFor(() => expect(desk.table?.values[1]).toEqual([0, 1]));
  });

  it('leave the setting to the lead in a copy for one person', async () => {
    await open({ ...smallStudy(), packets: [{ ...sentOut(1, tom), direction: 'in' }] }, tom);
    expect(desk.frame?.isForOne).toBe(true);
    await expect(desk.countOwnUnderDomains(true)).rejects.toMatchObject({ code: 'copy-for-one' });
    expect((await study.db.studies.toArray())[0]?.ownUnderDomains).toBe(false);
  });

  it('of a study with nothing settled have no columns', async () => {
    await open({ ...smallStudy(), consensuses: [], passes: [] });
    expect(desk.frame?.settled.settled).toEqual([]);
    expect(desk.table).toMatchObject({ columns: [], values: [[], []], all: { whole: 0, of: 0 } });
  });
});

describe('words and turns that are counted', () => {
  it('can be stopped and begun again, and say why they failed', async () => {
    await open(smallStudy());
    const ids = smallStudy().transcriptVersions.map(({ id }) => id);
    const kept = new KeptLineFigures(
      study,
      ((_name, _input, signal: AbortSignal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        })) as typeof directRun,
    );
    const reading = kept.read(ids);
    expect(kept.standing).toMatchObject({ state: 'reading', total: 3 });
    kept.stop();
    await reading;
    expect(kept.standing.state).toBe('stopped');
    await kept.read(ids);
    expect(kept.standing.state).toBe('stopped');
    kept.again();
    expect(kept.standing.state).toBe('idle');

    const failing = new KeptLineFigures(study, () => Promise.reject(new Error('gone')));
    await failing.read(ids);
    expect(failing.standing).toMatchObject({ state: 'failed', error: { message: 'gone' } });
    expect(failing.known.size).toBe(0);
  });
});
