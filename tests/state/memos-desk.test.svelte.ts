import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActError } from '#lib/domain/errors.ts';
import type { Memo, MemoId } from '#lib/domain/model/memo.ts';
import { MemosDesk } from '#lib/state/memos-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, openP03, round1, smallStudy, uuid } from '../fixtures/small-study.ts';

let study: OpenStudy;
let desk: MemosDesk;
let stopWatching: () => void;
const own = uuid(13, 9) as MemoId;

beforeEach(async () => {
  const small = smallStudy();
  const [first] = small.memos as [Memo];
  const mine: Memo = {
    ...first,
    id: own,
    transcriptId: openP03,
    roundId: round1,
    from: 1,
    to: 3,
    text: 'Mine, and open.',
    changedAt: '2025-11-20T10:00:00.000Z',
  };
  const shelf = new Shelf(`shelf-${Math.random()}`);
  const workbench = new Workbench(shelf, new Witness(null));
  const id = await workbench.shelve({ ...small, memos: [...small.memos, mine] }, amara);
  study = await OpenStudy.open(workbench, id);
  desk = new MemosDesk(study);
  stopWatching = $effect.root(() => {
    $effect(() => {
      for (const memo of desk.shown) void desk.linesOf(memo);
    });
  });
  await vi.waitFor(() => expect(desk.records).toBeDefined());
});

afterEach(() => {
  stopWatching();
  study.close();
});

describe('the memos desk', () => {
  it('lists the memos I may read, newest first, and never those of a blind pass', () => {
    expect(desk.listed.map(({ text }) => text)).toEqual([
      'Mine, and open.',
      'He laughed.',
      'Beside the coding.',
    ]);
  });

  it('quotes the lines each is on', async () => {
    await vi.waitFor(() =>
      expect(desk.linesOf(desk.listed[0]!)).toEqual([
        { line: 1, speaker: 'P03', text: 'I know it, it is new.' },
        { line: 2, speaker: 'P03', text: 'It is written down.' },
      ]),
    );
  });

  it('changes and removes a memo of mine, and undo brings it back', async () => {
    await desk.change(own, 'Second thought.');
    await vi.waitFor(() => expect(desk.listed[0]?.text).toBe('Second thought.'));
    await desk.remove(own);
    await vi.waitFor(() => expect(desk.listed).toHaveLength(2));
    await study.undo();
    await vi.waitFor(() => expect(desk.listed[0]?.text).toBe('Second thought.'));
  });

  it('leaves a memo of a submitted pass as it is', async () => {
    const locked = desk.listed[1]!;
    await expect(desk.change(locked.id, 'Other')).rejects.toThrow(ActError);
    await expect(desk.remove(locked.id)).rejects.toMatchObject({ code: 'pass-submitted' });
    expect(await study.db.memos.get(locked.id)).toMatchObject({ text: locked.text });
  });

  it('can be narrowed to one transcript', () => {
    desk.show({ transcriptId: openP03 });
    expect(desk.listed.map(({ id }) => id)).toEqual([own]);
  });
});
