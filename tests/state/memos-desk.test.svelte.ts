import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActError } from '#lib/domain/errors.ts';
import type { Memo, MemoId } from '#lib/domain/model/memo.ts';
import { MemosDesk } from '#lib/state/memos-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { TranscriptCorrection } from '#lib/state/transcript-correction.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  openP03,
  round1,
  settledP01,
  singleP02,
  smallStudy,
  tom,
  uuid,
} from '../fixtures/small-study.ts';

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
      void [desk.months, study.study];
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
        {
          source: 'P03, lines 2 to 3',
          notToBeQuoted: [],
          lines: [
            { line: 1, speaker: 'P03', text: 'I know it, it is new.' },
            { line: 2, speaker: 'P03', text: 'It is written down.' },
          ],
        },
      ]),
    );
  });

  it('changes and removes a memo of mine, and undo brings it back', async () => {
    await desk.change(own, { text: 'Second thought.' });
    await vi.waitFor(() => expect(desk.listed[0]?.text).toBe('Second thought.'));
    await desk.remove(own);
    await vi.waitFor(() => expect(desk.listed).toHaveLength(2));
    await study.undo();
    await vi.waitFor(() => expect(desk.listed[0]?.text).toBe('Second thought.'));
  });

  it('leaves a memo of a submitted pass as it is', async () => {
    const locked = desk.listed[1]!;
    await expect(desk.change(locked.id, { text: 'Other' })).rejects.toThrow(ActError);
    await expect(desk.remove(locked.id)).rejects.toMatchObject({ code: 'pass-submitted' });
    expect(await study.db.memos.get(locked.id)).toMatchObject({ text: locked.text });
  });

  it('writes a memo from scratch with all that is said of it', async () => {
    await desk.write({
      text: 'We met.',
      kind: 'meeting',
      date: '2025-11-10',
      people: [tom, amara],
      links: [{ on: 'lines', transcriptId: settledP01, from: 1, to: 2 }],
    });
    await vi.waitFor(() => expect(desk.listed).toHaveLength(4));
    const memo = desk.listed.find(({ kind }) => kind === 'meeting')!;
    expect(memo).toMatchObject({ about: 'study', coderId: amara, people: [tom] });
    await vi.waitFor(() =>
      expect(desk.linesOf(memo)).toMatchObject([{ source: 'P01, line 2', lines: [{ line: 1 }] }]),
    );
    desk.show({ kind: 'meeting', personId: tom, transcriptId: settledP01 });
    expect(desk.listed).toEqual([memo]);
    expect(desk.months.map(({ month }) => month)).toEqual(['2025-11']);
    await study.undo();
    await vi.waitFor(() => expect(desk.listed).toEqual([]));
  });

  it('says which transcripts must be revealed before others read what is linked to them', () => {
    const links = [
      { on: 'transcript' as const, transcriptId: openP03 },
      { on: 'transcript' as const, transcriptId: singleP02 },
    ];
    expect(desk.waitsFor({ links }, null)).toEqual([openP03]);
    expect(desk.waitsFor({ links: [] }, null)).toEqual([]);
  });

  it('never lists another’s memo that is linked to a transcript in hand', async () => {
    const [first] = smallStudy().memos as [Memo];
    const linked: Memo = {
      ...first,
      id: uuid(13, 30) as MemoId,
      about: 'study',
      transcriptId: null,
      roundId: null,
      from: null,
      to: null,
      coderId: uuid(1, 9) as typeof tom,
      text: 'A supervisor on P03.',
      links: [{ on: 'lines', transcriptId: openP03, from: 0, to: 1 }],
    };
    const elsewhere: Memo = {
      ...linked,
      id: uuid(13, 31) as MemoId,
      text: 'A supervisor on P02.',
      links: [{ on: 'transcript', transcriptId: singleP02 }],
    };
    await study.db.memos.bulkPut([linked, elsewhere]);
    await vi.waitFor(() =>
      expect(desk.listed.map(({ text }) => text)).toContain('A supervisor on P02.'),
    );
    expect(desk.listed.map(({ text }) => text)).not.toContain('A supervisor on P03.');
  });

  it('saves the memos listed as a Word document, and no others', async () => {
    const saved: { file: Blob; name: string }[] = [];
    const saving = new MemosDesk(study, async (file, name) => void saved.push({ file, name }));
    saving.show({ transcriptId: openP03 });
    await vi.waitFor(() => expect(study.study).toBeDefined());
    const name = await saving.saveAsWord('month');
    expect(name).toMatch(/ - memos\.docx$/);
    const parts = unzipSync(new Uint8Array(await saved[0]!.file.arrayBuffer()));
    const words = strFromU8(parts['word/document.xml']!);
    expect(words).toContain('Mine, and open.');
    expect(words).toContain('I know it, it is new.');
    expect(words).not.toContain('He laughed.');
    expect(words).not.toContain('blind thought');
  });

  it('keeps what is half written while other pages are open', () => {
    desk.kept.drafts.set('new', { text: 'Half a', kind: 'reflexive' });
    expect(new MemosDesk(study).kept.drafts.get('new')).toEqual({
      text: 'Half a',
      kind: 'reflexive',
    });
  });

  it('refuses lines that the transcript does not have', async () => {
    const before = await study.db.memos.toArray();
    const links = [{ on: 'lines' as const, transcriptId: openP03, from: 3, to: 5 }];
    const refusal = { code: 'linked-lines-gone', where: 'P03' };
    await expect(desk.write({ text: 'Beyond.', links })).rejects.toMatchObject(refusal);
    await expect(desk.change(own, { text: 'Beyond.', links })).rejects.toMatchObject(refusal);
    expect(await study.db.memos.toArray()).toEqual(before);
  });

  describe('when a transcript is corrected while a memo is half written', () => {
    /** A sentence comes before line 3 of P03, and the last one goes. */
    async function correct() {
      const correction = await TranscriptCorrection.open(study, openP03);
      correction.joinTurn(1, '', '1');
      correction.correctTurn(1, 'I know it, it is new. So they say. It is written down.', '1');
      await correction.lookAtIt();
      correction.reason = 'Heard again.';
      await correction.accept();
    }
    const onLine = (query: string) => desk.records!.findLinks(query)[0]!;

    it('links chosen on the text before it go to the words that were meant', async () => {
      const links = [onLine('P03 line 3')];
      await correct();
      await desk.write({ text: 'Linked.', links });
      const memo = (await study.db.memos.toArray()).find(({ text }) => text === 'Linked.')!;
      expect(memo.links).toEqual([{ on: 'lines', transcriptId: openP03, from: 3, to: 4 }]);
    });

    it('a memo being changed keeps the links that the correction carried', async () => {
      const link = { on: 'lines' as const, transcriptId: openP03, from: 2, to: 3 };
      await desk.write({ text: 'Linked.', links: [link] });
      await vi.waitFor(() => expect(desk.listed).toHaveLength(4));
      const draft = desk.saidBy(desk.listed.find(({ text }) => text === 'Linked.')!);
      const { id } = desk.listed.find(({ text }) => text === 'Linked.')!;
      await correct();
      await desk.change(id, { ...draft, text: 'Linked, and changed.' });
      expect(await study.db.memos.get(id)).toMatchObject({
        text: 'Linked, and changed.',
        links: [{ ...link, from: 3, to: 4 }],
      });
    });

    it('what is linked to words that went is refused, and nothing is kept', async () => {
      const links = [onLine('P03 line 4')];
      await correct();
      const before = await study.db.memos.toArray();
      await expect(desk.write({ text: 'Linked.', links })).rejects.toMatchObject({
        code: 'linked-lines-gone',
        where: 'P03',
      });
      expect(await study.db.memos.toArray()).toEqual(before);
    });

    it('what was linked on a text that is not kept any more is refused', async () => {
      const links = [onLine('P03 line 2')];
      const { versionId } = (await study.db.transcripts.get(openP03))!;
      await correct();
      await study.db.transcriptVersions.delete(versionId);
      await expect(desk.write({ text: 'Linked.', links })).rejects.toMatchObject({
        code: 'linked-lines-gone',
      });
    });
  });

  it('can be narrowed to one transcript', () => {
    desk.show({ transcriptId: openP03 });
    expect(desk.listed.map(({ id }) => id)).toEqual([own]);
  });
});
