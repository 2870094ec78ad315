import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Round } from '#lib/domain/model/round.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import {
  AgreementDesk,
  usuallyAsked,
  type AgreementAsked,
} from '#lib/state/agreement-desk.svelte.ts';
import { AgreementExport } from '#lib/state/agreement-export.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Database } from '#lib/storage/database.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { AgreementAnswers } from '#lib/workers/agreement-answers.ts';
import type { AgreementRequest } from '#lib/workers/agreement-messages.ts';
import { StudyAgreement, type AgreementWorker } from '#lib/workers/study-agreement.ts';
import {
  amara,
  knowledge,
  openP03,
  pass,
  round1,
  settledP01,
  smallStudy,
  tom,
} from '../fixtures/small-study.ts';
import { directRun } from './direct-run.ts';

let study: OpenStudy;
let desk: AgreementDesk;
let asked: AgreementAsked = $state.raw(usuallyAsked);
let kept: Record<string, string>;
let requests: AgreementRequest[];
let stopWatching: (() => void) | undefined;

afterEach(() => {
  stopWatching?.();
  desk.end();
  study.close();
});

async function open(snapshot: StudySnapshot, coderId = amara) {
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coderId));
  kept = {};
  sit();
  await vi.waitFor(() => expect(desk.records).toBeDefined());
}

/** A desk that is watched as the page watches it. */
function sit() {
  asked = usuallyAsked;
  requests = [];
  desk = new AgreementDesk(
    study,
    () => asked,
    (changed) => new StudyAgreement(study.id, study.here.coderId, changed, beside),
    { getItem: (key) => kept[key] ?? null, setItem: (key, value) => void (kept[key] = value) },
  );
  stopWatching = $effect.root(() => {
    $effect(() => desk.takeUp());
    $effect(() => void desk.figures);
  });
}

/** What answers in the worker, answering beside the page. */
function beside(): AgreementWorker {
  let answers: AgreementAnswers | undefined;
  const worker: AgreementWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (request: AgreementRequest) => {
      requests.push(request);
      if (request.kind === 'open') {
        const { study: name, viewer } = request;
        answers = new AgreementAnswers(new Database(name), viewer, (data) =>
          worker.onmessage?.(new MessageEvent('message', { data })),
        );
      } else void answers?.answer(request);
    },
    terminate: () => answers?.close(),
  };
  return worker;
}

function withRound(change: Partial<Round>, snapshot = smallStudy()): StudySnapshot {
  const rounds = snapshot.rounds.map((round) =>
    round.id === round1 ? { ...round, ...change } : round,
  );
  return { ...snapshot, rounds };
}

async function computed() {
  await vi.waitFor(() => expect(desk.computing.state).toBe('computed'));
  return desk.figures!;
}

const knowledgeOf = ({ report }: NonNullable<AgreementDesk['figures']>) =>
  report.codes.find(({ column }) => column.codeId === knowledge)!;

describe('the figures of a reliability round', () => {
  it('are there at once, of the transcripts that were revealed', async () => {
    await open(withRound({ mode: 'reliability' }));
    const figures = await computed();
    expect(desk.standing).toBe('figures');
    expect(knowledgeOf(figures).counts).toEqual({ both: 1, onlyA: 1, onlyB: 0, neither: 1 });
    expect(figures.report.transcripts.map(({ transcriptId }) => transcriptId)).toEqual([
      settledP01,
    ]);
    expect(figures.report.leftOut).toEqual([{ transcriptId: openP03, reason: 'not-revealed' }]);
  });

  it('are computed again when something else is asked for', async () => {
    await open(withRound({ mode: 'reliability' }));
    await computed();
    asked = { ...usuallyAsked, unit: 'turn' };
    flushSync();
    await vi.waitFor(() => expect(desk.figures?.report.options.unit).toBe('turn'));
    expect(desk.figures?.report.units).toBe(2);
  });

  it('lead to the lines behind them, with their words', async () => {
    await open(withRound({ mode: 'reliability' }));
    const { report } = await computed();
    const column = report.codes.findIndex((one) => one.column.codeId === knowledge);
    await desk.read({ kind: 'counted', column, of: 'only-a' });
    expect(desk.behind?.read).toEqual({
      of: 1,
      units: [
        {
          transcriptId: settledP01,
          from: 2,
          to: 3,
          codes: [[knowledge], []],
          text: 'It is written down.',
        },
      ],
    });
  });

  it('take in a transcript as soon as it is revealed', async () => {
    const snapshot = smallStudy();
    const versionId = snapshot.transcriptVersions[2]!.id;
    const passes = [
      ...snapshot.passes.filter(({ transcriptId }) => transcriptId !== openP03),
      pass(4, openP03, versionId, amara, round1, [[knowledge, 1, 2]], true),
      pass(5, openP03, versionId, tom, round1, [[knowledge, 3, 4]], true),
    ];
    await open(withRound({ mode: 'reliability' }, { ...snapshot, passes }));
    expect((await computed()).report.transcripts).toHaveLength(1);
    await study.db.rounds.update(round1, {
      revealed: [settledP01, openP03].map((transcriptId) => ({
        transcriptId,
        at: '2025-11-15T10:00:00.000Z',
        coderId: amara,
      })),
    });
    await vi.waitFor(() => expect(desk.figures?.report.transcripts).toHaveLength(2));
    expect(knowledgeOf(desk.figures!).counts).toEqual({ both: 1, onlyA: 2, onlyB: 1, neither: 2 });
  });

  it('come with the difference from consensus, apart from them', async () => {
    await open(withRound({ mode: 'reliability' }));
    await computed();
    await vi.waitFor(() => expect(desk.fromConsensus).toHaveLength(2));
    expect(
      desk.fromConsensus.map(({ lines, differing, open: left }) => [lines, differing, left]),
    ).toEqual([
      [2, 0, 1],
      [2, 1, 1],
    ]);
  });
});

describe('the figures of a consensus round', () => {
  it('are neither shown nor computed until somebody asks, and stay shown in the tab', async () => {
    await open(smallStudy());
    expect(desk.standing).toBe('to-be-asked');
    expect(requests).toEqual([]);
    desk.showFigures();
    expect(knowledgeOf(await computed()).units).toBe(3);
    stopWatching?.();
    desk.end();
    sit();
    await computed();
    expect(desk.standing).toBe('figures');
  });
});

describe('no figure', () => {
  it('is computed of a reflexive round, whatever was asked before', async () => {
    await open(withRound({ mode: 'reflexive' }));
    expect(desk.standing).toBe('reflexive');
    desk.showFigures();
    flushSync();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(desk.figures).toBeNull();
    expect(requests).toEqual([]);
  });

  it('is computed of a calibration round, or before anything is revealed', async () => {
    await open(withRound({ mode: 'reliability', calibration: true }));
    expect(desk.standing).toBe('calibration');
    await study.db.rounds.update(round1, { calibration: false, revealed: [] });
    await vi.waitFor(() => expect(desk.standing).toBe('not-revealed'));
    expect(requests).toEqual([]);
  });

  it('counts a pass that its reader may not see, who is told why', async () => {
    const snapshot = withRound({ mode: 'reliability' });
    const [first] = snapshot.rounds;
    const later = { ...first!, id: snapshot.rounds[1]!.id, number: 2, revealed: [] };
    await open({ ...snapshot, rounds: [first!, { ...later, transcriptIds: [settledP01] }] });
    const { report } = await computed();
    expect(report.transcripts).toEqual([]);
    expect(report.leftOut).toContainEqual({
      transcriptId: settledP01,
      reason: 'still-in-hand',
    });
    expect(report.overall.pooledAlpha.value.defined).toBe(false);
  });
});

describe('computing', () => {
  it('can be stopped and begun again', async () => {
    await open(withRound({ mode: 'reliability' }));
    await computed();
    desk.stop();
    expect(desk.computing).toEqual({ state: 'stopped' });
    expect(desk.figures).toBeNull();
    desk.again();
    flushSync();
    expect(knowledgeOf(await computed()).units).toBe(3);
  });
});

describe('the export of agreement', () => {
  it('holds the counts that are on the screen', async () => {
    await open(withRound({ mode: 'reliability' }));
    const shown = knowledgeOf(await computed()).counts!;
    const written = vi.fn<(file: Blob, name: string) => Promise<void>>(() => Promise.resolve());
    const exporting = new AgreementExport(study, round1, desk.options, directRun, written);
    await exporting.makePreview();
    if (exporting.preview.state !== 'made') throw new Error('no preview');
    const { columns, rows } = exporting.preview.table;
    const row = rows.find((cells) => cells[columns.indexOf('Code')] === 'Knowledge')!;
    const cells = ['Both', 'Only A', 'Only B', 'Neither'].map((name) => row[columns.indexOf(name)]);
    expect(cells).toEqual([shown.both, shown.onlyA, shown.onlyB, shown.neither]);
    expect(exporting.preview.table.notes[0]).toMatch(
      /^AO and TB coded 1 of the 3 transcripts independently/,
    );
    exporting.chooseFormat('csv');
    await exporting.write();
    expect(exporting.writing.state).toBe('written');
    expect(written.mock.calls[0]?.[1]).toMatch(/agreement\.csv$/);
  });
});
