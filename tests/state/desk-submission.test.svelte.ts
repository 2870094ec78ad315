import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isAsSubmitted } from '#lib/domain/coding/pass-hash.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { Memo } from '#lib/domain/model/memo.ts';
import { CodingDesk } from '#lib/state/coding-desk.svelte.ts';
import { lastTranscript } from '#lib/state/last-transcript.ts';
import { MemosDesk } from '#lib/state/memos-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  knowledge,
  openP03,
  round1,
  settledP01,
  singleP02,
  smallStudy,
  tom,
} from '../fixtures/small-study.ts';

let serial = 0;
let study: OpenStudy;
let desk: CodingDesk;
let stop: () => void = () => undefined;

async function openedFor(coderId: CoderId, snapshot = smallStudy()): Promise<OpenStudy> {
  const workbench = new Workbench(new Shelf(`submission-${++serial}`), new Witness(null));
  return OpenStudy.open(workbench, await workbench.shelve(snapshot, coderId));
}

/** A desk as a page shows it, taking up what others write. */
async function watched(transcript = openP03, of = study): Promise<CodingDesk> {
  const opened = await CodingDesk.open(of, transcript);
  const before = stop;
  const end = $effect.root(() => {
    $effect(() => opened.takeUpCodebook());
    $effect(() => opened.takeUpPass());
    $effect(() => opened.takeUpMemos());
    $effect(() => void opened.submission.isRevealed);
  });
  stop = () => {
    end();
    before();
  };
  flushSync();
  return opened;
}

const passes = (of = openP03) => study.db.passes.where('transcriptId').equals(of).toArray();
const mine = async (of = openP03) => (await passes(of)).find(({ coderId }) => coderId === amara);
const refused = (code: string) => ({ code });

beforeEach(async () => {
  study = await openedFor(amara);
  desk = await watched();
});
afterEach(async () => {
  stop();
  stop = () => undefined;
  await desk.leave();
  study.close();
});

describe('submitting at the desk', () => {
  it('locks the pass with a hash that holds, and with what its codes counted as', async () => {
    await desk.submit();
    expect(desk.locked).toBe(true);
    const stored = (await mine())!;
    expect(isAsSubmitted(stored)).toBe(true);
    expect(stored.submitted?.counted).toHaveLength(stored.codes.length);
    await expect(desk.toggle(knowledge)).rejects.toMatchObject(refused('pass-submitted'));
    await expect(desk.flag()).rejects.toMatchObject(refused('pass-submitted'));
    await expect(desk.codeAnew({ name: 'Too late' })).rejects.toMatchObject({
      code: expect.stringMatching(/pass-submitted|not-codable/),
    });
    await expect(desk.submit()).rejects.toMatchObject(refused('already-submitted'));
  });

  it('takes a pass without codings: the record is made with the act', async () => {
    await study.db.passes.where('transcriptId').equals(openP03).delete();
    desk = await watched();
    await desk.submit();
    const stored = (await passes())[0]!;
    expect([...stored.code]).toEqual([]);
    expect(isAsSubmitted(stored)).toBe(true);
    expect((await study.db.operations.toArray()).at(-1)?.kind).toBe('submit-pass');
  });

  it('stores nothing that was undone elsewhere and still stands on this screen', async () => {
    await study.db.passes.where('transcriptId').equals(openP03).delete();
    desk = await watched();
    desk.goTo(desk.text.codable.indexOf(1));
    await desk.toggle(knowledge);
    await study.db.passes.where('transcriptId').equals(openP03).delete();
    await desk.submit();
    expect([...(await passes())[0]!.code]).toEqual([]);
  });

  it('makes a desk in another tab read-only at once', async () => {
    const other = await watched();
    expect(other.locked).toBe(false);
    await desk.submit();
    await vi.waitFor(() => expect(other.locked).toBe(true), { timeout: 140, interval: 5 });
    await expect(other.takeOff(knowledge)).rejects.toMatchObject(refused('pass-submitted'));
    await other.leave();
  });

  it('is final: undo reaches neither it nor what was done before it', async () => {
    desk.goTo(desk.text.codable.indexOf(1));
    await desk.toggle(knowledge);
    await desk.submit();
    await expect(study.undo()).rejects.toMatchObject(refused('final-act'));
    expect((await mine())?.submitted).not.toBeNull();
  });
});

describe('memos of a submitted pass', () => {
  it('are locked with it at the desk and on the page of memos', async () => {
    await desk.memos.write('line', { text: 'Said with a laugh.' }, { from: 1, to: 2 });
    await desk.memos.write('transcript', { text: 'A hurried talk.' }, { from: 0, to: 1 });
    const memos = (await study.db.memos.toArray()).filter(
      ({ transcriptId, coderId }) => transcriptId === openP03 && coderId === amara,
    );
    expect(memos).toHaveLength(2);
    await desk.submit();

    const page = new MemosDesk(study);
    for (const { id, text } of memos) {
      await expect(desk.memos.change(id, { text: 'Other' })).rejects.toMatchObject(
        refused('pass-submitted'),
      );
      await expect(desk.memos.remove(id)).rejects.toMatchObject(refused('pass-submitted'));
      await expect(page.change(id, { text: 'Other' })).rejects.toMatchObject(
        refused('pass-submitted'),
      );
      await expect(page.remove(id)).rejects.toMatchObject(refused('pass-submitted'));
      expect((await study.db.memos.get(id))?.text).toBe(text);
    }
    const late = desk.memos.write('line', { text: 'Late.' }, { from: 1, to: 2 });
    await expect(late).rejects.toMatchObject(refused('pass-submitted'));
  });

  it('are out of reach for undo, even where the pass was submitted in another copy', async () => {
    await desk.memos.write('line', { text: 'Said with a laugh.' }, { from: 1, to: 2 });
    const stored = (await mine())!;
    const submitted = { at: study.now(), hash: 'f'.repeat(64), counted: null };
    await study.db.passes.put({ ...stored, submitted });
    await expect(study.undo()).rejects.toMatchObject(refused('pass-submitted'));
    const kept = (memo: Memo) => memo.text === 'Said with a laugh.';
    expect((await study.db.memos.toArray()).filter(kept)).toHaveLength(1);
  });

  it('on codes stay open', async () => {
    await desk.submit();
    await desk.memos.write(knowledge, { text: 'Look at this code again.' }, { from: 0, to: 1 });
    expect((await study.db.memos.toArray()).map(({ text }) => text)).toContain(
      'Look at this code again.',
    );
  });
});

describe('opening a submitted pass again', () => {
  it('needs a reason, which stays in the study with the code it was submitted under', async () => {
    await desk.submit();
    const before = (await mine())!.submitted!;
    await expect(desk.reopen('  ')).rejects.toMatchObject(refused('reason-missing'));
    expect(desk.locked).toBe(true);
    await desk.reopen('The last page was not looked at.');
    expect(desk.locked).toBe(false);
    expect(await study.db.reopenings.toArray()).toMatchObject([
      { reason: 'The last page was not looked at.', submitted: { hash: before.hash } },
    ]);
    desk.goTo(desk.text.codable.indexOf(1));
    await desk.toggle(knowledge);
    await desk.submit();
    expect((await mine())!.submitted!.hash).not.toBe(before.hash);
  });

  it('is over once the other side was revealed', async () => {
    await desk.submit();
    const round = (await study.db.rounds.get(round1))!;
    const revealed = [
      ...round.revealed,
      { transcriptId: openP03, at: study.now(), coderId: amara },
    ];
    await study.db.rounds.put({ ...round, revealed });
    await vi.waitFor(() => expect(desk.submission.isRevealed).toBe(true));
    await expect(desk.reopen('Late')).rejects.toMatchObject(refused('already-revealed'));
    expect((await mine())?.submitted).not.toBeNull();
  });
});

describe('the round at the desk', () => {
  it('says with whom a transcript is coded, and whether it is blind', async () => {
    expect(desk.submission.others.map(({ initials }) => initials)).toEqual(['TB']);
    expect(desk.submission.isBlind).toBe(true);
    const alone = await CodingDesk.open(study, singleP02);
    expect(alone.submission.others).toEqual([]);
    expect(alone.submission.isBlind).toBe(false);
    const settled = await CodingDesk.open(study, settledP01);
    expect(settled.submission.isRevealed).toBe(true);
    await alone.leave();
    await settled.leave();
  });

  it('opens no transcript the coder has no part in, nor begins with one', async () => {
    const toms = await openedFor(tom);
    await expect(CodingDesk.open(toms, singleP02)).rejects.toMatchObject(refused('no-part-in-it'));
    await toms.db.transcripts.update(singleP02, { order: -1 });
    expect(await lastTranscript(toms)).toBe(settledP01);
    toms.close();
  });

  it('offers again no code that only another coder used at this keyboard', async () => {
    desk.goTo(desk.text.codable.indexOf(1));
    await desk.toggle(knowledge);
    await study.db.here.update('here', { coderId: tom });
    const seated = new OpenStudy(study.workbench, study.db, { ...study.here, coderId: tom });
    const toms = await CodingDesk.open(seated, openP03);
    expect(toms.codebook.recent).toEqual([]);
    await toms.leave();
  });
});
