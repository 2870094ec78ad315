import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemoId } from '#lib/domain/model/memo.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { isStillBlind } from '#lib/domain/rounds/round-progress.ts';
import { lineText } from '#lib/domain/transcript/lines.ts';
import { studyFileReader } from '#lib/formats/study-file/reader.ts';
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { ImportDesk } from '#lib/state/import-desk.svelte.ts';
import { MemosDesk } from '#lib/state/memos-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import type { ReadFiles } from '#lib/state/reading-pool.ts';
import { TranscriptCorrection } from '#lib/state/transcript-correction.svelte.ts';
import { TranscriptDesk } from '#lib/state/transcript-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { snapshot } from '#lib/storage/snapshot.ts';
import { Witness } from '#lib/storage/witness.ts';
import { readTranscripts } from '#lib/workers/read-transcripts.ts';
import { pdfOf, setPages } from '../fixtures/pdf-files.ts';
import { amara, openP03, round1, smallStudy, tom, uuid } from '../fixtures/small-study.ts';
import { studyWithDecisions } from '../fixtures/study-with-decisions.ts';

let study: OpenStudy;
let desk: ImportDesk;
let list: TranscriptDesk;
let stopWatching: () => void;

/** Waits for news from the database, also on a machine that has other work. */
const soon = (expectation: () => void) => vi.waitFor(expectation, { timeout: 4_000 });

/** What a worker does, without the worker. */
const readHere: ReadFiles = (files, _signal, onprogress) =>
  readTranscripts(files, (done, _total, within) => onprogress(done, within));

async function opened(read: ReadFiles = readHere) {
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  const id = await workbench.shelve(smallStudy(), amara);
  study = await OpenStudy.open(workbench, id);
  desk = new ImportDesk(study, read);
  list = new TranscriptDesk(study);
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.copies;
      void desk.participants;
      void list.entries;
    });
  });
  await soon(() => expect(desk.participants.length).toBeGreaterThan(0));
}

beforeEach(() => opened());
afterEach(() => {
  stopWatching();
  study.close();
});

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);
const interview = (who: string) =>
  file(
    `${who}.txt`,
    `INT: Why? And when?\n\n${who}: Because of ${who}.\n\nINT: Good.\n\n${who}: It hurt. A lot.\n`,
  );

/** Everything stored, by table, but for the trail. */
async function counts() {
  const { transcripts, transcriptVersions, participants, memos } = study.db;
  return Promise.all(
    [transcripts, transcriptVersions, participants, memos].map((one) => one.count()),
  );
}

describe('files dropped', () => {
  it('are read, and nothing of them is stored before import', async () => {
    const before = await counts();
    await desk.add([interview('P21'), interview('P22')]);
    expect(desk.reading).toBeNull();
    expect(desk.ready.map(({ name }) => name)).toEqual(['P21.txt', 'P22.txt']);
    expect(desk.chosen?.speakers.map(({ role }) => role)).toEqual(['interviewer', 'participant']);
    expect(await counts()).toEqual(before);
    desk.clear();
    expect(desk.files).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it('are imported as one act, which undo takes back and redo brings again', async () => {
    const before = await counts();
    await desk.add([interview('P21'), interview('P22')]);
    await desk.import();
    expect(desk.imported).toMatchObject({ transcripts: 2, lines: 12 });
    const after = await counts();
    expect(after).toEqual([before[0]! + 2, before[1]! + 2, before[2]! + 2, before[3]]);
    const stored = await study.db.transcripts.get(desk.imported!.first!);
    expect(stored).toMatchObject({ name: 'P21', lineCount: 6, file: { name: 'P21.txt' } });
    await study.undo();
    expect(await counts()).toEqual(before);
    await study.redo();
    expect(await counts()).toEqual(after);
  });

  it('that cannot be read stop no other file of the drop', async () => {
    await desk.add([
      file('empty.txt', ''),
      interview('P21'),
      file('scan.pdf', '%PDF-1.7'),
      file(
        'noise.txt',
        Uint8Array.from({ length: 999 }, (_, at) => (at * 7919) % 256),
      ),
      file('half.docx', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0)),
      file('bad.csv', 'a,b,c\n1,2\n3\n4,5,6,7,8\n9,1\n2\n'),
    ]);
    const codes = desk.files.map(({ state }) =>
      state.kind === 'failed' &&
      typeof state.error === 'object' &&
      state.error &&
      'code' in state.error
        ? state.error.code
        : state.kind,
    );
    expect(codes).toEqual([
      'empty-file',
      'read',
      'truncated',
      'not-text',
      'truncated',
      'ragged-rows',
    ]);
    await desk.import();
    expect(desk.imported?.transcripts).toBe(1);
  });

  it('over 100 MB are refused without being read', async () => {
    const huge = file('huge.txt', 'INT: Why?');
    Object.defineProperty(huge, 'size', { value: 300 * 1024 * 1024 });
    const read = vi.spyOn(huge, 'arrayBuffer');
    await desk.add([huge, interview('P21')]);
    expect(desk.files[0]?.state).toMatchObject({
      kind: 'failed',
      error: { code: 'file-too-large' },
    });
    expect(desk.files[1]?.state.kind).toBe('read');
    expect(read).not.toHaveBeenCalled();
  });

  it('that make a reader fail are read again alone, so that the others come through', async () => {
    stopWatching();
    study.close();
    await opened(async (files, signal, onprogress) => {
      if (files.some(({ name }) => name === 'P23.txt')) throw new TypeError('a fault of ours');
      return readHere(files, signal, onprogress);
    });
    await desk.add(['P21', 'P22', 'P23', 'P24', 'P25', 'P26', 'P27', 'P28', 'P29'].map(interview));
    expect(desk.ready).toHaveLength(8);
    expect(desk.files[2]?.state).toMatchObject({ kind: 'failed', error: expect.any(TypeError) });
  });

  it('stop being read when cancelled; those already read stay', async () => {
    stopWatching();
    study.close();
    await opened((files, signal, onprogress) =>
      files.some(({ name }) => name === 'P21.txt')
        ? readHere(files, signal, onprogress)
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    const adding = desk.add(['P21', 'P22', 'P23'].map(interview));
    await soon(() => expect(desk.reading).toEqual({ done: 1, total: 3 }));
    desk.cancel();
    await adding;
    expect(desk.files.map(({ name }) => name)).toEqual(['P21.txt']);
    expect(desk.reading).toBeNull();
  });

  it('that are in the study or the drop already are noticed, and left out unless wanted', async () => {
    await desk.add([interview('P21')]);
    await desk.import();
    await soon(() =>
      expect(list.entries?.some(({ transcript }) => transcript.name === 'P21')).toBe(true),
    );
    const other = file('copy of P21.txt', await interview('P21').text());
    const sameText = file('same.txt', (await interview('P22').text()).replaceAll('\n', '\r\n'));
    await desk.add([other, interview('P22'), sameText]);
    await soon(() => expect(desk.copies.size).toBe(2));
    const [first, , third] = desk.files;
    expect(desk.copies.get(first!.id)).toEqual({ name: 'P21', reason: 'same-file' });
    expect(desk.copies.get(third!.id)).toEqual({ name: 'P22.txt', reason: 'same-text' });
    expect(desk.ready.map(({ name }) => name)).toEqual(['P22.txt']);
    first!.wanted = true;
    expect(desk.ready).toHaveLength(2);
  });
});

describe('a PDF', () => {
  const pdf = file(
    'P31.pdf',
    pdfOf(
      setPages(['INT: Why?', 'P31: Because.', 'INT: And when?', 'P31: Then.'], {
        top: 100,
        bottom: 120,
      }).map((texts) => ({ texts: [{ text: 'Interview with P31', x: 90, y: 40 }, ...texts] })),
    ),
  );

  it('is to be looked at until somebody has checked the order of reading', async () => {
    await desk.add([pdf]);
    const [one] = desk.files;
    expect(one?.looks).toEqual(['order-unchecked']);
    expect(one?.order).toMatchObject([
      { columns: 1, blocks: [{ text: 'INT: Why?' }, { text: 'P31: Because.' }], dropped: [{}] },
      { blocks: [{ text: 'INT: And when?' }, { text: 'P31: Then.' }], dropped: [{}] },
    ]);
    const unchecked = expect.objectContaining({ what: 'nobody has checked it yet' });
    expect(one?.notes).toContainEqual(unchecked);
    expect(desk.ready).toHaveLength(1);
    one!.orderChecked = true;
    expect(one?.looks).toEqual([]);
    expect(one?.notes).not.toContainEqual(unchecked);
    one!.choose({ dropHeads: false });
    expect(one?.orderChecked).toBe(false);
    expect(one?.order[0]?.blocks[0]?.text).toBe('Interview with P31');
    one!.choose({ dropHeads: true });
    await desk.import();
    const stored = await study.db.transcripts.get(desk.imported!.first!);
    expect(stored).toMatchObject({ name: 'P31', lineCount: 4 });
  });

  it('is told of page by page while it is read, and stops being read when cancelled', async () => {
    stopWatching();
    study.close();
    let stopped = false;
    await opened((_files, signal, onprogress) => {
      onprogress(0, { done: 12, total: 1000 });
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(signal.reason);
        }),
      );
    });
    const adding = desk.add([pdf]);
    await soon(() => expect(desk.readingPart).toEqual({ name: 'P31.pdf', done: 12, total: 1000 }));
    desk.cancel();
    await adding;
    expect(stopped).toBe(true);
    expect(desk.files).toEqual([]);
    expect(desk.readingPart).toBeNull();
  });
});

describe('what the person chooses', () => {
  it('changes what would be stored', async () => {
    await desk.add([
      file(
        'table.csv',
        'who,said,when\nINT,Why?,0:01\nPat,Because. It hurt.,0:05\npat,A lot.,0:09\n',
      ),
    ]);
    const [table] = desk.files;
    expect(table?.looks).toContain('columns');
    table!.checked = true;
    expect(table?.looks).toEqual([]);
    table!.choose({ cutting: 'turn' });
    expect(table?.current?.lineFrom).toHaveLength(3);
    expect(table?.speakers.find(({ label }) => label === 'pat')?.sameAs).toBe('Pat');
    table!.correct('Pat', { name: 'P30', participant: { kind: 'new', label: 'P30' } });
    table!.title = 'Interview 30';
    await desk.import();
    const stored = await study.db.transcripts.get(desk.imported!.first!);
    const person = (await study.db.participants.toArray()).find(({ label }) => label === 'P30');
    expect(stored).toMatchObject({
      name: 'Interview 30',
      speakers: [
        { label: 'INT', role: 'interviewer' },
        { label: 'P30', role: 'participant', participantId: person?.id },
      ],
    });
    expect(person).toBeDefined();
  });
});

describe('a stored transcript', () => {
  async function imported(): Promise<TranscriptId> {
    await desk.add([interview('P21')]);
    await desk.import();
    const id = desk.imported?.first;
    if (!id) throw new Error('nothing was imported');
    return id;
  }

  it('is corrected before coding, as one act that can be undone', async () => {
    const id = await imported();
    const correction = await TranscriptCorrection.open(study, id);
    correction.correctTurn(0, 'Why? When? And how?', '0');
    correction.setCutting('sentence');
    await correction.save();
    const { versionId } = (await study.db.transcripts.get(id))!;
    const version = await study.db.transcriptVersions.get(versionId);
    expect(lineText(version!, 2)).toBe('And how?');
    expect(await study.db.transcriptVersions.where('transcriptId').equals(id).count()).toBe(1);
    await study.undo();
    const before = (await study.db.transcripts.get(id))!;
    expect(before.lineCount).toBe(6);
    expect(await study.db.transcriptVersions.get(before.versionId)).toBeDefined();
  });

  it('takes links of memos along when it is cut anew, so that its file can be opened', async () => {
    const id = await imported();
    const { lineCount } = (await study.db.transcripts.get(id))!;
    const link = { on: 'lines' as const, transcriptId: id, from: lineCount - 1, to: lineCount };
    await new MemosDesk(study).write({ text: 'The end.', links: [link] });
    const correction = await TranscriptCorrection.open(study, id);
    correction.setCutting('turn');
    await correction.save();
    const after = (await study.db.transcripts.get(id))!;
    expect(after.lineCount).toBeLessThan(lineCount);
    const memo = (await study.db.memos.toArray()).find(({ text }) => text === 'The end.')!;
    expect(memo.links).toEqual([{ ...link, from: after.lineCount - 1, to: after.lineCount }]);
    const file = await studyFileWriter.write({
      snapshot: await snapshot(study.db),
      program: '0.1.0',
      savedAt: study.now(),
    });
    expect((await studyFileReader.read(file)).content.snapshot.memos).toContainEqual(memo);
    await study.undo();
    expect((await study.db.memos.get(memo.id))!.links).toEqual([link]);
  });

  it('refuses a correction that another tab has overtaken', async () => {
    const id = await imported();
    const mine = await TranscriptCorrection.open(study, id);
    const theirs = await TranscriptCorrection.open(study, id);
    theirs.setCutting('turn');
    await theirs.save();
    mine.setCutting('paragraph');
    await expect(mine.save()).rejects.toMatchObject({ code: 'transcript-changed' });
    await study.db.transcripts.update(id, { frozenAt: study.now() });
    await expect(theirs.save()).rejects.toMatchObject({ code: 'transcript-frozen' });
  });

  it('is renamed, moved, and removed with all that hangs on it, and undo brings it back', async () => {
    const id = await imported();
    const names = () => list.entries?.map(({ transcript }) => transcript.name) ?? [];
    await list.rename(id, 'Renamed');
    await soon(() => expect(names().at(-1)).toBe('Renamed'));
    await list.move(id, -1);
    await soon(() => expect(names().at(-2)).toBe('Renamed'));
    const [first] = list.entries!;
    const hanging = await list.hangingOn(first!.transcript.id);
    expect(hanging.passes).toBeGreaterThan(0);
    const passes = await study.db.passes.count();
    await list.remove(first!.transcript.id);
    expect(await study.db.passes.count()).toBe(passes - hanging.passes);
    await study.undo();
    expect(await study.db.passes.count()).toBe(passes);
    expect(await study.db.transcripts.get(first!.transcript.id)).toEqual(first!.transcript);
  });

  it('counts only the lines that the coder at the keyboard has coded', async () => {
    await soon(() => expect(list.entries).toBeDefined());
    const own = (await study.db.passes.toArray()).filter(({ coderId }) => coderId === amara);
    const coded = list.entries!.filter((entry) => entry.coded > 0);
    expect(coded.length).toBeGreaterThan(0);
    expect(
      coded.every(({ transcript }) => own.some((pass) => pass.transcriptId === transcript.id)),
    ).toBe(true);
  });

  it('says that memos of another coder go with a transcript in hand, and not how many', async () => {
    const [like] = (await study.db.memos.toArray()).filter(({ about }) => about === 'line');
    const write = (number: number, coderId: typeof tom) =>
      study.db.memos.add({
        ...like!,
        id: uuid(13, number) as MemoId,
        transcriptId: openP03,
        roundId: round1,
        coderId,
      });
    await write(70, amara);
    const { memos } = await list.hangingOn(openP03);
    expect(memos).toBeGreaterThan(0);
    await write(71, tom);
    await write(72, tom);
    expect(await list.hangingOn(openP03)).toMatchObject({ memos, unseen: true });
  });

  it('says the same of a transcript in a blind round whether another has begun it or not', async () => {
    await study.db.rounds.update(round1, { transcriptIds: [openP03], revealed: [] });
    const isToms = (one: { readonly coderId: string }) => one.coderId === tom;
    const begun = await list.hangingOn(openP03);
    await study.db.passes.where({ transcriptId: openP03 }).filter(isToms).delete();
    await study.db.memos.filter(isToms).delete();
    expect(await list.hangingOn(openP03)).toEqual(begun);
    expect(begun.unseen).toBe(true);
  });

  it('takes what was decided about a transcript with it, so that the study file opens again', async () => {
    const id = await study.workbench.shelve(studyWithDecisions(), amara);
    const other = await OpenStudy.open(study.workbench, id);
    const { transcriptId } = (await other.db.decisions.toCollection().first())!;
    await new TranscriptDesk(other).remove(transcriptId);
    const left = await snapshot(other.db);
    const kept = [...left.decisions, ...left.reopenings, ...left.passes];
    expect(kept.filter((one) => one.transcriptId === transcriptId)).toEqual([]);
    const file = await studyFileWriter.write({
      snapshot: left,
      program: '1',
      savedAt: '2026-01-12T10:00:00.000Z',
    });
    const { content } = await studyFileReader.read(file);
    expect(content.snapshot.transcripts).toHaveLength(left.transcripts.length);
    await other.undo();
    expect(await other.db.decisions.count()).toBe(1);
    other.close();
  });

  it('takes a transcript out of the rounds that name it, which else could never be revealed whole', async () => {
    await study.db.rounds.update(round1, { transcriptIds: [openP03], revealed: [] });
    await list.remove(openP03);
    expect(isStillBlind((await study.db.rounds.get(round1))!)).toBe(false);
    await study.undo();
    expect((await study.db.rounds.get(round1))?.transcriptIds).toEqual([openP03]);
  });
});
