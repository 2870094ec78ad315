import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadingDesk } from '#lib/state/reading-desk.svelte.ts';
import { lastTranscript } from '#lib/state/last-transcript.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { TrailDesk } from '#lib/state/trail-desk.svelte.ts';
import { WhoRead } from '#lib/state/who-read.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, openP03, settledP01, singleP02, smallStudy, tom } from '../fixtures/small-study.ts';
import { teamStudy } from '../fixtures/team-study.ts';
import { whenRead } from './when-read.svelte.ts';

let workbench: Workbench;
let study: OpenStudy;

beforeEach(async () => {
  workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
});
afterEach(() => study.close());

const open = (id: TranscriptId) => ReadingDesk.open(study, id);

describe('reading a transcript', () => {
  it('remembers the place and comes back to it, and leaves that of the coding desk alone', async () => {
    const desk = await open(openP03);
    expect(desk.line).toBe(0);
    desk.goTo(3);
    await desk.leave();
    expect((await open(openP03)).line).toBe(3);
    const place = await study.db.places.where('coderId').equals(amara).first();
    expect(place).toMatchObject({ line: 2, readLine: 3 });
    expect([...(place?.looked ?? [])]).toEqual([0b110]);
  });

  it('of one never coded does not make it the transcript worked on last', async () => {
    const desk = await open(singleP02);
    desk.goTo(1);
    await desk.leave();
    expect(await lastTranscript(study)).toBe(openP03);
  });

  it('goes from turn to turn and stays inside the text', async () => {
    const desk = await open(openP03);
    expect(desk.toTurn(1)).toBe(true);
    expect(desk.line).toBe(1);
    expect(desk.speakerOf(1)).toBe('P03');
    desk.goTo(99);
    expect(desk.line).toBe(3);
    expect(desk.toTurn(1)).toBe(false);
    await desk.leave();
  });

  it('tells when a turn begins where the transcript knows it', async () => {
    const [first, second, third] = (await open(settledP01)).paragraphs;
    const desk = await open(settledP01);
    expect([first, second, third].map((one) => desk.timeOf(one!))).toEqual([0, 4.5, null]);
    const none = await open(openP03);
    expect(none.timeOf(none.paragraphs[0]!)).toBeNull();
  });

  it('is marked, again and again, and each date can be taken back', async () => {
    const desk = await open(openP03);
    await desk.markRead();
    await desk.markRead();
    const readings = await study.db.readings.toArray();
    expect(readings).toHaveLength(2);
    expect(readings[0]).toMatchObject({ transcriptId: openP03, coderId: amara });
    await study.undo();
    expect(await study.db.readings.count()).toBe(1);
    await desk.unmark((await study.db.readings.toArray())[0]!);
    expect(await study.db.readings.count()).toBe(0);
  });

  it('refuses a transcript that is gone', async () => {
    await study.db.transcripts.delete(openP03);
    await expect(open(openP03)).rejects.toMatchObject({ code: 'transcript-gone' });
  });
});

describe('memos beside the text', () => {
  it('belong to the pass while it is open', async () => {
    const desk = await open(openP03);
    await desk.write({ text: 'A careful man.', kind: 'impression' }, null);
    await desk.write({ text: 'Here.' }, { from: 1, to: 2 });
    const own = (await study.db.memos.toArray()).filter(
      ({ coderId, transcriptId }) => coderId === amara && transcriptId === openP03,
    );
    expect(own.map(({ about, kind, from }) => [about, kind, from])).toEqual(
      expect.arrayContaining([
        ['transcript', 'impression', null],
        ['line', 'note', 1],
      ]),
    );
  });

  it('on a submitted pass become memos on the study, linked to the transcript', async () => {
    const desk = await open(settledP01);
    await desk.write({ text: 'Read again.', kind: 'impression' }, null);
    await desk.write({ text: 'Here.' }, { from: 1, to: 2 });
    const own = (await study.db.memos.toArray()).filter(({ about }) => about === 'study');
    expect(own.flatMap(({ links }) => links)).toEqual(
      expect.arrayContaining([
        { on: 'transcript', transcriptId: settledP01 },
        { on: 'lines', transcriptId: settledP01, from: 1, to: 2 },
      ]),
    );
    const memo = own.find(({ text }) => text === 'Here.')!;
    await desk.change(memo.id, { text: 'There.', kind: 'analytic' });
    expect(await study.db.memos.get(memo.id)).toMatchObject({
      text: 'There.',
      kind: 'analytic',
      links: memo.links,
    });
  });

  it('are those the reader may read: nothing of another’s blind pass', async () => {
    const desk = await open(openP03);
    const beside = await whenRead(() => desk.beside);
    expect(beside.memos.map(({ text }) => text)).not.toContain('Tom’s blind thought.');
    expect(beside.memos.every(({ coderId }) => coderId === amara)).toBe(true);
    const first = await open(settledP01);
    expect((await whenRead(() => first.beside)).memos.map(({ text }) => text)).toEqual([
      'He laughed.',
    ]);
  });

  it('refuse to be changed in a submitted pass', async () => {
    const desk = await open(settledP01);
    const memo = (await study.db.memos.toArray()).find(({ text }) => text === 'He laughed.')!;
    await expect(desk.change(memo.id, { text: 'No.' })).rejects.toMatchObject({
      code: 'pass-submitted',
    });
    await expect(desk.remove(memo.id)).rejects.toMatchObject({ code: 'pass-submitted' });
  });
});

describe('who has read what', () => {
  it('shows nothing of another’s reading in a blind round, neither in the log nor in the trail', async () => {
    const team = await OpenStudy.open(workbench, await workbench.shelve(teamStudy(), amara));
    const seenBy = async (me: CoderId) => {
      await team.switchCoder(me);
      const now = await OpenStudy.open(workbench, team.id);
      const [log, acts] = [new WhoRead(now), new TrailDesk(now)];
      const who = await whenRead(() => log.current);
      const trail = await whenRead(() => acts.current);
      const kinds = trail.entries.map(({ operation }) => operation.kind);
      const cell = who.by.get(openP03);
      now.close();
      return {
        tom: cell?.get(tom),
        amara: cell?.get(amara),
        isInTrail: kinds.includes('mark-read'),
      };
    };
    await team.switchCoder(tom);
    const asTom = await OpenStudy.open(workbench, team.id);
    await (await ReadingDesk.open(asTom, openP03)).markRead();
    asTom.close();

    expect(await seenBy(tom)).toMatchObject({
      tom: { known: true, at: [expect.any(String)] },
      amara: { known: false },
      isInTrail: true,
    });
    expect(await seenBy(amara)).toMatchObject({
      tom: { known: false },
      amara: { known: true, at: [] },
      isInTrail: false,
    });
    team.close();
  });
});
