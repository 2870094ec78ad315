import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodeId } from '#lib/domain/model/code.ts';
import { noParticulars, type CoderId } from '#lib/domain/model/coder.ts';
import type { Pass } from '#lib/domain/model/pass.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { ReconciliationDesk } from '#lib/state/reconciliation-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  environment,
  knowledge,
  outside,
  pass,
  round1,
  settledP01,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
} from '../fixtures/small-study.ts';

const ines = uuid(1, 3) as CoderId;
type Row = readonly [CodeId, number, number];

let serial = 0;
let study: OpenStudy;
let desk: ReconciliationDesk;
let stop: () => void;

/**
 * P01 with a difference on each of its last three lines: only Amara, differs beside a shared code, only
 * Tom. The first line is coded alike by both.
 */
function differing(): StudySnapshot {
  const base = smallStudy();
  const versionId = base.transcripts[0]!.versionId;
  const of = (number: number, coderId: CoderId, rows: readonly Row[]): Pass =>
    pass(number, settledP01, versionId, coderId, round1, rows, true);
  const others = base.passes.filter(({ transcriptId }) => transcriptId !== settledP01);
  return {
    ...base,
    studies: base.studies.map((one) => ({ ...one, codeInterviewer: true })),
    coders: [
      ...base.coders,
      { id: ines, initials: 'IL', name: 'Ines Lund', role: 'adjudicator', ...noParticulars },
    ],
    passes: [
      of(1, amara, [
        [knowledge, 0, 2],
        [environment, 2, 3],
        [outside, 2, 3],
      ]),
      of(2, tom, [
        [knowledge, 0, 1],
        [environment, 2, 3],
        [tenMinutes, 2, 4],
      ]),
      ...others,
    ],
    consensuses: [],
  };
}

async function openAs(coderId: CoderId, snapshot = differing()): Promise<void> {
  const workbench = new Workbench(new Shelf(`reconciliation-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coderId));
  watch();
  await read();
}

/** The desk as its page makes it, watched as its components would. */
function watch(): void {
  stop = $effect.root(() => {
    desk = new ReconciliationDesk(study);
    $effect(() => {
      void [
        desk.queue.all,
        desk.queue.next,
        desk.memosHere,
        desk.settledBefore,
        desk.proposedRules,
      ];
    });
    $effect(() => void [desk.round.agreements, desk.context, desk.willStand, desk.obstacle]);
    $effect(() => desk.takeUpTexts());
    $effect(() => desk.round.takeUpAgreements());
  });
}

const read = () =>
  vi.waitFor(() => {
    flushSync();
    expect(desk.round.records).toBeDefined();
    expect(desk.round.readCount).toBe(desk.round.transcripts.length);
    if (desk.current) expect(desk.context).toBeDefined();
  });

const lines = () => desk.queue.all.map(({ line, state }) => `${line} ${state}`);
const stored = () => study.db.decisions.toArray();

afterEach(() => {
  stop();
  study.close();
});

describe('the reconciliation desk of two coders', () => {
  beforeEach(() => openAs(amara));

  it('begins with the first line on which they differ', () => {
    expect(lines()).toEqual(['1 open', '2 open', '3 open']);
    expect(desk.current?.line).toBe(1);
    expect(desk.round.counts).toMatchObject({ lines: 3, codes: 4, open: 3, settled: 0 });
  });

  it('settles a line, goes on to the next at once, and keeps both passes as they are', async () => {
    const before = await study.db.passes.toArray();
    desk.change({ outcome: 'coder', coderId: amara });
    expect(desk.willStand).toEqual([knowledge]);
    const settling = desk.settle();
    expect(desk.current?.line).toBe(2);
    expect((await settling)?.kind).toBe('settle-line');
    expect(lines()).toEqual(['1 settled', '2 open', '3 open']);
    expect(await stored()).toMatchObject([
      { line: 1, outcome: 'coder', coderId: amara, keep: [knowledge], by: [amara] },
    ]);
    expect(await study.db.passes.toArray()).toEqual(before);
  });

  it('says what will stand, shared codes with it', () => {
    desk.queue.goTo({ transcriptId: settledP01, line: 2 });
    desk.change({ outcome: 'coder', coderId: tom });
    expect(desk.willStand).toEqual([environment, tenMinutes]);
    desk.change({ outcome: 'all', coderId: null });
    expect(desk.willStand).toEqual([environment, outside, tenMinutes]);
    desk.change({ outcome: 'neither' });
    expect(desk.willStand).toEqual([environment]);
    desk.change({ outcome: 'other', codeIds: [knowledge], off: [environment] });
    expect(desk.willStand).toEqual([knowledge]);
  });

  it('asks for a reason where nobody’s codes stand, and settles nothing without', async () => {
    expect(desk.obstacle).toBe('nothing-chosen');
    for (const outcome of ['neither', 'flagged'] as const) {
      desk.change({ outcome });
      expect(desk.obstacle).toBe('reason-missing');
    }
    desk.change({ outcome: 'other' });
    expect(desk.obstacle).toBe('no-code-chosen');
    expect(await desk.settle()).toBeNull();
    expect(await stored()).toEqual([]);
    desk.change({ codeIds: [environment], words: 'It is where she works.' });
    expect(desk.obstacle).toBeNull();
  });

  it('keeps what is half written while other lines and other pages are open', async () => {
    desk.change({ words: 'A long thought' });
    desk.queue.step(1);
    expect(desk.draft.words).toBe('');
    expect(desk.unsettledWords).toBe(1);
    stop();
    watch();
    await read();
    desk.queue.step(-1);
    expect(desk.draft.words).toBe('A long thought');
    expect(desk.isDrafted).toBe(true);
    desk.letGo();
    expect(desk.draft.words).toBe('');
  });

  it('offers again what was said when a decision is undone', async () => {
    desk.change({ outcome: 'all', words: 'Both are said.' });
    await desk.settle();
    const act = await desk.undo('undo');
    expect(act.kind).toBe('settle-line');
    await vi.waitFor(() => expect(lines()[0]).toBe('1 open'));
    expect(desk.current?.line).toBe(1);
    expect(desk.draft).toMatchObject({ outcome: 'all', words: 'Both are said.' });
    await desk.undo('redo');
    await vi.waitFor(() => expect(lines()[0]).toBe('1 settled'));
    expect(desk.isDrafted).toBe(false);
  });

  it('opens a settled line again with what was said of it', async () => {
    desk.change({ outcome: 'coder', coderId: tom, reason: 'over-coded' });
    await desk.settle();
    desk.queue.goTo({ transcriptId: settledP01, line: 1 });
    expect(desk.draft).toMatchObject({ outcome: 'coder', coderId: tom });
    await desk.openAgain();
    expect(await stored()).toEqual([]);
    expect(desk.current?.state).toBe('open');
    expect(desk.draft.reason).toBe('over-coded');
    await desk.undo('undo');
    await vi.waitFor(() => expect(desk.current?.state).toBe('settled'));
    expect(desk.isDrafted).toBe(false);
    await desk.undo('redo');
    await vi.waitFor(() => expect(desk.current?.state).toBe('open'));
    expect(desk.draft.reason).toBe('over-coded');
  });

  it('comes back to a line that somebody else settled meanwhile', async () => {
    const other = await OpenStudy.open(study.workbench, study.id);
    desk.change({ outcome: 'coder', coderId: tom });
    const decision = { ...decisionOn(1), keep: [knowledge] };
    const adding = other.db.decisions.add(decision);
    await expect(desk.settle()).rejects.toMatchObject({ code: 'settled-meanwhile' });
    await adding;
    expect(desk.current?.line).toBe(1);
    expect(desk.draft.coderId).toBe(tom);
    expect(await stored()).toEqual([decision]);
    other.close();
  });

  it('signs for whoever sits here alone, until others are named', async () => {
    expect(desk.together).toEqual([amara]);
    desk.settleTogether([amara, tom]);
    desk.change({ outcome: 'all' });
    await desk.settle();
    expect(await stored()).toMatchObject([{ by: [amara, tom] }]);
    expect(desk.together).toEqual([amara, tom]);
  });

  it('stands in the queue by code too, each line once, and shows what is asked for', async () => {
    desk.kept.order = 'code';
    expect(desk.queue.segments.map(({ codeId, items }) => [codeId, items.length])).toEqual([
      [knowledge, 1],
      [outside, 1],
      [tenMinutes, 1],
    ]);
    desk.kept.order = 'transcript';
    desk.kept.between = [outside, tenMinutes];
    expect(lines()).toEqual(['2 open']);
    desk.kept.between = [];
    desk.change({ outcome: 'flagged', words: 'Which of them?' });
    await desk.settle();
    desk.kept.filter = 'flagged';
    expect(lines()).toEqual(['1 flagged']);
    desk.kept.filter = 'all';
  });

  it('goes on after the line that has left a queue of open ones', async () => {
    desk.kept.filter = 'open';
    desk.change({ outcome: 'all' });
    await desk.settle();
    expect(lines()).toEqual(['2 open', '3 open']);
    expect(desk.current?.line).toBe(2);
    expect(desk.queue.step(1)).toBe(true);
    expect(desk.current?.line).toBe(3);
    desk.kept.filter = 'all';
  });

  it('says where the coders agree on a line that was asked for', () => {
    desk.queue.goTo({ transcriptId: settledP01, line: 0 });
    expect(desk.current).toBeNull();
    expect(desk.queue.agreeing).toMatchObject({ line: 0, name: 'P01' });
  });

  it('accepts the exact agreements in one act, with the number before', async () => {
    await vi.waitFor(() => expect(desk.round.agreements).toBeDefined());
    expect(desk.round.agreements).toMatchObject({ lines: 1, uncoded: 0, accepted: false });
    const act = await desk.round.accept();
    expect(act?.kind).toBe('accept-agreements');
    const [consensus] = await study.db.consensuses.toArray();
    expect([...consensus!.open]).toEqual([1, 2, 3]);
    await vi.waitFor(() => expect(desk.round.agreements?.accepted).toBe(true));
    desk.change({ outcome: 'all' });
    await desk.settle();
    const [after] = await study.db.consensuses.toArray();
    expect([...after!.open]).toEqual([2, 3]);
    expect(desk.round.agreements?.accepted).toBe(true);
  });

  it('offers to accept again once a merged code is brought back', async () => {
    const merge = (id: CodeId) => ({ status: 'merged' as const, into: [id] });
    const [first] = await study.db.codes.where('id').equals(knowledge).toArray();
    await study.db.codes.update(knowledge, merge(environment));
    await vi.waitFor(() => expect(desk.round.agreements).toBeDefined());
    await desk.round.accept();
    await vi.waitFor(() => expect(desk.round.agreements?.accepted).toBe(true));
    await study.db.codes.put(first!);
    await vi.waitFor(() => expect(desk.round.agreements?.accepted).toBe(false));
    await desk.round.accept();
    await vi.waitFor(() => expect(desk.round.agreements?.accepted).toBe(true));
  });

  it('shuffles the coders of a line while names are hidden, and always in the same way', () => {
    const orders = () => desk.queue.all.map((difference) => desk.coderOrder(difference).join());
    expect(new Set(orders())).toEqual(new Set([`${amara},${tom}`]));
    desk.kept.namesHidden = true;
    const hidden = orders();
    expect(orders()).toEqual(hidden);
    for (const order of hidden) expect(order.split(',').sort()).toEqual([amara, tom].sort());
    desk.kept.namesHidden = false;
  });

  it('marks a decision whose codes have changed since, and takes it as settled anew', async () => {
    await study.db.decisions.add({
      ...decisionOn(1),
      readings: [
        { coderId: amara, codeIds: [outside] },
        { coderId: tom, codeIds: [] },
      ],
    });
    await vi.waitFor(() => expect(desk.round.counts.stale).toBe(1));
    desk.queue.goTo({ transcriptId: settledP01, line: 1 });
    expect(desk.current?.stale).toBe(true);
    await desk.settle();
    expect(desk.round.counts.stale).toBe(0);
  });
});

describe('the reconciliation desk of an adjudicator', () => {
  it('holds what was flagged and nothing else, of the context too', async () => {
    const flagged = {
      ...decisionOn(2),
      outcome: 'flagged' as const,
      coderId: null,
      keep: [],
      words: 'Which of the two?',
      readings: [
        { coderId: amara, codeIds: [environment, outside] },
        { coderId: tom, codeIds: [environment, tenMinutes] },
      ],
    };
    const { consensuses } = smallStudy();
    await openAs(ines, { ...differing(), decisions: [flagged], consensuses });
    expect(desk.round.adjudicates).toBe(true);
    expect(lines()).toEqual(['2 flagged']);
    expect(desk.current?.line).toBe(2);
    expect(desk.draft.outcome).toBeNull();
    const codesOn = (line: number) =>
      desk
        .context!.line(line)
        .sides.flatMap(({ marks }) => marks.stripes.length + marks.own.length);
    expect(codesOn(1)).toEqual([0, 0]);
    expect(codesOn(2)).toEqual([2, 2]);
    expect(desk.round.agreements).toBeNull();

    desk.change({ outcome: 'coder', coderId: tom });
    await desk.settle();
    expect(await stored()).toMatchObject([
      { line: 2, by: [ines], keep: [environment, tenMinutes] },
    ]);
    expect(lines()).toEqual(['2 settled']);
    // It is made anew of passes that whoever settles does not see.
    expect(desk.round.records?.passes.map(({ transcriptId }) => transcriptId)).not.toContain(
      settledP01,
    );
    const consensus = await study.db.consensuses.where({ transcriptId: settledP01 }).first();
    expect([...(consensus?.open ?? [])]).not.toContain(2);
    expect(consensus?.codes).toContain(tenMinutes);
  });

  it('needs no passes, as in a copy made for them', async () => {
    const flagged = { ...decisionOn(1), outcome: 'flagged' as const, coderId: null, keep: [] };
    await openAs(ines, { ...differing(), passes: [], decisions: [flagged] });
    expect(lines()).toEqual(['1 flagged']);
    desk.change({ outcome: 'neither', reason: 'over-coded' });
    await desk.settle();
    expect(await stored()).toMatchObject([{ outcome: 'neither', keep: [], by: [ines] }]);
  });
});

describe('what is closed to a coder', () => {
  it('is every line of a transcript they still have in hand', async () => {
    const snapshot = differing();
    const rounds = snapshot.rounds.map((round) =>
      round.id === round1
        ? round
        : { ...round, coderIds: [amara, tom], transcriptIds: [settledP01] },
    );
    await openAs(amara, { ...snapshot, rounds, decisions: [decisionOn(1)] });
    expect(desk.round.inHandCount).toBe(1);
    expect(desk.round.transcripts).toEqual([]);
    expect(desk.current).toBeNull();
  });

  it('is a round in which nothing was revealed', async () => {
    const snapshot = differing();
    const rounds = snapshot.rounds.map((round) => ({ ...round, revealed: [] }));
    await openAs(amara, { ...snapshot, rounds });
    expect(desk.round.transcripts).toEqual([]);
    expect(desk.round.counts.lines).toBe(0);
  });
});

function decisionOn(line: number): StudySnapshot['decisions'][number] {
  return {
    id: uuid(40, line) as StudySnapshot['decisions'][number]['id'],
    roundId: round1,
    transcriptId: settledP01,
    versionId: smallStudy().transcripts[0]!.versionId,
    line,
    readings: [
      { coderId: amara, codeIds: [knowledge] },
      { coderId: tom, codeIds: [] },
    ],
    outcome: 'coder',
    coderId: amara,
    keep: [knowledge],
    reason: null,
    words: '',
    rule: '',
    ruleCodeIds: [],
    asked: null,
    by: [amara, tom],
    at: '2026-01-12T10:00:00.000Z',
  };
}
