import { Dexie } from 'dexie';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { retireCode } from '#lib/domain/codebook/retire-code.ts';
import { CodingDesk } from '#lib/state/coding-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  settledP01,
  smallStudy,
  tom,
  uuid,
} from '../fixtures/small-study.ts';

let serial = 0;
let workbench: Workbench;
let study: OpenStudy;
let desk: CodingDesk;
let stop: () => void;

beforeEach(async () => {
  workbench = new Workbench(new Shelf(`shelf-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  await study.db.passes.where('transcriptId').equals(openP03).delete();
  desk = await CodingDesk.open(study, openP03);
  stop = $effect.root(() => {
    $effect(() => desk.takeUpCodebook());
    $effect(() => desk.takeUpPass());
    $effect(() => desk.takeUpMemos());
  });
  flushSync();
});
afterEach(async () => {
  stop();
  await desk.leave();
  study.close();
});

const codable = () => [...desk.text.codable].flatMap((may, line) => (may ? [line] : []));

describe('the coding desk', () => {
  it('puts a code on the current line and takes it off again', async () => {
    const [line] = codable() as [number];
    desk.goTo(line);
    expect((await desk.toggle(knowledge))?.kind).toBe('code');
    expect(desk.marks.codesOn(line)).toEqual([knowledge]);
    expect((await desk.toggle(knowledge))?.kind).toBe('uncode');
    expect(desk.marks.codesOn(line)).toEqual([]);
  });

  it('redraws only the lines an act changed', async () => {
    const [first, second] = codable() as [number, number];
    desk.goTo(first);
    await desk.toggle(knowledge);
    const drawn = desk.cells[first]!.marks;
    desk.goTo(second);
    await desk.toggle(environment);
    expect(desk.cells[first]!.marks).toBe(drawn);
    expect(desk.marks.codesOn(second)).toEqual([environment]);
  });

  it('is saved only once the act is on disk', async () => {
    desk.goTo(codable()[0]!);
    const writing = desk.toggle(knowledge);
    expect(study.saving.state).toBe('saving');
    await writing;
    expect(study.saving.state).toBe('saved');
    expect((await study.db.passes.where('transcriptId').equals(openP03).toArray()).length).toBe(1);
  });

  it('comes back to the line where it was left, with the lines looked at', async () => {
    const [first, second] = codable() as [number, number];
    desk.goTo(first);
    desk.goTo(second);
    await desk.place.keep();
    const again = await CodingDesk.open(study, openP03);
    expect(again.place.line).toBe(second);
    expect(again.progress.looked).toBe(desk.progress.looked);
    await again.leave();
  });

  it('chooses several lines and codes those that may be coded', async () => {
    desk.goTo(0);
    desk.goTo(desk.text.lineCount - 1, true);
    await desk.toggle(knowledge);
    expect(codable().every((line) => desk.marks.codesOn(line).includes(knowledge))).toBe(true);
  });

  it('makes a quotation of words chosen with the pointer', async () => {
    const line = codable()[0]!;
    const from = desk.version.lineFrom[line]!;
    desk.place.chooseWords(from, from + 4);
    await desk.toggle(knowledge);
    expect(desk.marks.quotationsOn(line)).toEqual([{ codeId: knowledge, from, to: from + 4 }]);
  });

  it('shows what another tab coded', async () => {
    const [first, second] = codable() as [number, number];
    const other = await CodingDesk.open(study, openP03);
    desk.goTo(first);
    await desk.toggle(knowledge);
    other.goTo(second);
    await other.toggle(environment);
    await vi.waitFor(() => expect(desk.marks.codesOn(second)).toEqual([environment]));
    expect(desk.marks.codesOn(first)).toEqual([knowledge]);
    await other.leave();
  });

  it('shows an undone act as not done', async () => {
    const line = codable()[0]!;
    desk.goTo(line);
    await desk.toggle(knowledge);
    await study.undo();
    await vi.waitFor(() => expect(desk.marks.codesOn(line)).toEqual([]));
  });

  it('shows nothing as coded or saved when the disk is full, and saves again once it is not', async () => {
    const line = codable()[0]!;
    desk.goTo(line);
    const full = () => {
      throw new Dexie.QuotaExceededError();
    };
    study.db.operations.hook('creating', full);
    await expect(desk.toggle(knowledge)).rejects.toMatchObject({ code: 'quota-exceeded' });
    expect(study.saving).toMatchObject({ state: 'failed', error: { code: 'quota-exceeded' } });
    expect(desk.marks.codesOn(line)).toEqual([]);
    expect(await study.db.passes.where('transcriptId').equals(openP03).count()).toBe(0);
    study.db.operations.hook('creating').unsubscribe(full);
    await desk.toggle(knowledge);
    expect(study.saving.state).toBe('saved');
  });

  it('refuses to change a pass that was submitted', async () => {
    const locked = await CodingDesk.open(study, settledP01);
    expect(locked.locked).toBe(true);
    const refused = { code: 'pass-submitted' };
    await expect(locked.toggle(knowledge)).rejects.toMatchObject(refused);
    await expect(
      locked.memos.write('line', { text: 'Too late.' }, desk.place.chosen),
    ).rejects.toMatchObject(refused);
    await locked.leave();
  });

  it('makes an own code and puts it on the line', async () => {
    const line = codable()[0]!;
    desk.goTo(line);
    await desk.codeAnew({ name: 'Waiting rooms' });
    const made = (await study.db.codes.toArray()).find(({ name }) => name === 'Waiting rooms');
    expect(desk.marks.codesOn(line)).toEqual([made?.id]);
    expect(desk.codebook.recent[0]).toBe(made?.id);
  });

  it('shows memos from elsewhere that are linked to a line: the coder’s own alone, while the pass is open', async () => {
    const [plain] = smallStudy().memos;
    const elsewhere = {
      ...plain!,
      about: 'study' as const,
      transcriptId: null,
      roundId: null,
      from: null,
      to: null,
      links: [{ on: 'lines' as const, transcriptId: openP03, from: 1, to: 3 }],
    };
    await study.db.memos.bulkPut([
      { ...elsewhere, id: uuid(13, 40) as typeof elsewhere.id, text: 'Mine, of this line.' },
      { ...elsewhere, id: uuid(13, 41) as typeof elsewhere.id, coderId: tom, text: 'Tom’s.' },
    ]);
    const texts = (line: number) => desk.memos.linkedTo(line).map(({ text }) => text);
    await vi.waitFor(() => expect(texts(2)).toEqual(['Mine, of this line.']));
    expect(texts(0)).toEqual([]);
    expect(desk.memos.on(2).map(({ text }) => text)).not.toContain('Mine, of this line.');
    await vi.waitFor(() =>
      expect(desk.cells[1]?.memos.map(({ text }) => text)).toContain('Mine, of this line.'),
    );
  });

  it('keeps a memo with its kind, and changes it', async () => {
    const lines = { from: 1, to: 2 };
    await desk.memos.write('line', { text: 'I bristle.', kind: 'reflexive' }, lines);
    const written = (await study.db.memos.toArray()).find(({ text }) => text === 'I bristle.')!;
    expect(written).toMatchObject({ kind: 'reflexive', from: 1, links: [] });
    await desk.memos.change(written.id, { text: 'I bristle.', kind: 'analytic' });
    expect(await study.db.memos.get(written.id)).toMatchObject({ kind: 'analytic' });
  });

  it('keeps a memo on its lines', async () => {
    const line = codable()[0]!;
    desk.goTo(line);
    await desk.memos.write('line', { text: 'Said with a laugh.' }, desk.place.chosen);
    await vi.waitFor(() => expect(desk.cells[line]!.memos[0]?.text).toBe('Said with a laugh.'));
  });
});

describe('what has gone meanwhile', () => {
  it('is not offered again: a code that was undone or retired', async () => {
    desk.goTo(codable()[0]!);
    await desk.codeAnew({ name: 'Waiting rooms' });
    await desk.toggle(environment);
    await desk.toggle(knowledge);
    expect(desk.codebook.recent).toHaveLength(3);
    await study.undo();
    await study.undo();
    await study.undo();
    await study.undo();
    await study.record(async (db) => retireCode(await db.codes.toArray(), environment));
    await vi.waitFor(() => expect(desk.codebook.recent).toEqual([knowledge]));
    const again = await CodingDesk.open(study, openP03);
    expect(again.codebook.recent).toEqual([knowledge]);
    await again.leave();
  });

  it('takes no memo: a transcript that was removed or cut anew, a code that was undone', async () => {
    const refused = (code: string) => ({ code });
    const stored = (await study.db.transcripts.get(openP03))!;
    await study.db.transcripts.put({ ...stored, versionId: (await otherVersion())! });
    await expect(
      desk.memos.write('line', { text: 'Late.' }, desk.place.chosen),
    ).rejects.toMatchObject(refused('transcript-changed'));
    await study.db.transcripts.delete(openP03);
    await expect(
      desk.memos.write('line', { text: 'Late.' }, desk.place.chosen),
    ).rejects.toMatchObject(refused('transcript-gone'));
    await study.db.codes.delete(knowledge);
    await expect(
      desk.memos.write(knowledge, { text: 'Late.' }, desk.place.chosen),
    ).rejects.toMatchObject(refused('code-not-found'));
    expect((await study.db.memos.toArray()).filter(({ text }) => text === 'Late.')).toEqual([]);
  });

  const otherVersion = async () => (await study.db.transcripts.get(settledP01))?.versionId;
});

describe('a hand that moves on', () => {
  it('leaves a memo on the lines it was begun on', async () => {
    const [first, second] = codable() as [number, number];
    desk.goTo(first);
    const begun = desk.place.chosen;
    desk.goTo(second);
    await desk.memos.write('line', { text: 'Said with a laugh.' }, begun);
    await vi.waitFor(() => expect(desk.cells[first]!.memos).toHaveLength(1));
    expect(desk.cells[second]!.memos).toEqual([]);
  });

  it('lets go of a quotation being marked', async () => {
    const [first, second] = codable() as [number, number];
    desk.goTo(first);
    await desk.toggle(knowledge);
    desk.beginQuotation(knowledge);
    desk.goTo(second);
    expect(desk.marking.draft).toBeNull();
  });
});

describe('a line that is not coded', () => {
  it('makes no new code', async () => {
    const line = desk.text.codable.indexOf(0);
    desk.goTo(line);
    const before = await study.db.codes.count();
    await expect(desk.codeAnew({ name: 'Asked for' })).rejects.toMatchObject({
      code: 'not-codable',
    });
    expect(await study.db.codes.count()).toBe(before);
  });
});

describe('a study that the browser has emptied', () => {
  it('is not opened as if it were new', async () => {
    localStorage.clear();
    const watched = new Workbench(new Shelf(`shelf-${++serial}`), new Witness(localStorage));
    const id = await watched.shelve(smallStudy(), amara);
    const open = await OpenStudy.open(watched, id);
    const emptied = await CodingDesk.open(open, openP03);
    await emptied.flag();
    await emptied.leave();
    await open.db.operations.clear();
    open.close();
    await expect(OpenStudy.open(watched, id)).rejects.toMatchObject({ code: 'lost' });
  });
});
