import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodingAct } from '#lib/domain/coding/act.ts';
import { unpacked } from '#lib/domain/coding/packed.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { plainMemo, type Memo } from '#lib/domain/model/memo.ts';
import { plainChange } from '#lib/domain/trail/change.ts';
import { codableLines } from '#lib/domain/transcript/lines.ts';
import { plansOfTranscript, recut, turnsOfVersion } from '#lib/domain/transcript/recut.ts';
import { applyChange } from '#lib/storage/changes.ts';
import { countersByWriter } from '#lib/storage/counters.ts';
import { Database } from '#lib/storage/database.ts';
import type { Stamp } from '#lib/storage/operations.ts';
import { applyToPass, passOf } from '#lib/storage/passes.ts';
import { restore, snapshot } from '#lib/storage/snapshot.ts';
import { redo, undo, undoable } from '#lib/storage/undo.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  round1,
  settledP01,
  smallStudy,
  uuid,
  writer,
} from '../fixtures/small-study.ts';

const here = uuid(20, 1) as Stamp['writer'];
let serial = 0;
const stamp = (): Stamp => ({
  at: '2026-01-01T10:00:00.000Z',
  coderId: amara,
  writer: here,
  newId: () => uuid(21, ++serial),
});
const key = { transcriptId: openP03, coderId: amara, roundId: round1 };

let db: Database;

beforeEach(async () => {
  db = new Database(`acts-${++serial}`);
  await restore(db, smallStudy(), {
    id: 'here',
    writer: here,
    coderId: amara,
    passphrases: [],
    file: null,
    openedWith: 0,
  });
});
afterEach(() => db.delete());

async function coded(act: CodingAct, over = key) {
  const transcript = (await db.transcripts.get(over.transcriptId))!;
  const version = (await db.transcriptVersions.get(transcript.versionId))!;
  const codable = codableLines(version, transcript, { codeInterviewer: true });
  return applyToPass(db, stamp(), over, act, version, codable);
}
const on = (codeId: CodeId, from: number, to: number): CodingAct => ({
  kind: 'code',
  codeId,
  from,
  to,
});
const lines = async () =>
  unpacked((await passOf(db, key))!).codings.map(({ codeId, from, to }) => [codeId, from, to]);

describe('an act of coding', () => {
  it('writes the pass and one row of the trail together', async () => {
    const before = await db.operations.count();
    const { operation } = await coded(on(environment, 0, 1));
    expect(await db.operations.count()).toBe(before + 1);
    expect(operation).toMatchObject({ writer: here, counter: 1, kind: 'code', from: 0, to: 1 });
    expect(await lines()).toContainEqual([environment, 0, 1]);
  });

  it('keeps both of two acts begun at once', async () => {
    await Promise.all([coded(on(environment, 0, 1)), coded(on(knowledge, 3, 4))]);
    expect(await lines()).toEqual(
      expect.arrayContaining([
        [environment, 0, 1],
        [knowledge, 3, 4],
      ]),
    );
    expect(await countersByWriter(db)).toMatchObject({ [here]: 2 });
  });

  it('is refused, and writes nothing, when the pass was submitted', async () => {
    const before = await snapshot(db);
    await expect(
      coded(on(environment, 0, 1), { ...key, transcriptId: settledP01 }),
    ).rejects.toMatchObject({ code: 'pass-submitted' });
    expect(await snapshot(db)).toEqual(before);
  });

  it('freezes the transcript when it is the first, and undoing it thaws it again', async () => {
    await db.passes.clear();
    await db.transcripts.update(openP03, { frozenAt: null });
    await coded(on(environment, 0, 1));
    expect((await db.transcripts.get(openP03))?.frozenAt).toBe(stamp().at);
    await undo(db, stamp());
    expect((await db.transcripts.get(openP03))?.frozenAt).toBeNull();
  });

  it('is refused when the transcript was cut anew meanwhile', async () => {
    const transcript = (await db.transcripts.get(openP03))!;
    const version = (await db.transcriptVersions.get(transcript.versionId))!;
    await db.transcripts.update(openP03, { lineCount: transcript.lineCount + 1 });
    await expect(
      applyToPass(db, stamp(), key, on(environment, 0, 1), version, new Uint8Array(9).fill(1)),
    ).rejects.toMatchObject({ code: 'transcript-changed' });
  });
});

describe('a code that cannot be put on', () => {
  it('is refused when the round was taken away meanwhile, or given to others', async () => {
    const round = (await db.rounds.get(round1))!;
    await db.rounds.update(round1, { coderIds: round.coderIds.filter((id) => id !== amara) });
    const before = await snapshot(db);
    await expect(coded(on(environment, 0, 1))).rejects.toMatchObject({ code: 'no-part-in-it' });
    expect(await snapshot(db)).toEqual(before);
    await db.rounds.delete(round1);
    await expect(coded(on(environment, 0, 1))).rejects.toMatchObject({ code: 'no-part-in-it' });
  });

  it('is refused when the codebook does not hold it any more', async () => {
    const before = await snapshot(db);
    await db.codes.delete(knowledge);
    await expect(coded(on(knowledge, 3, 4))).rejects.toMatchObject({ code: 'code-not-found' });
    expect((await snapshot(db)).passes).toEqual(before.passes);
  });

  it('is refused when it is retired, and can still be taken off', async () => {
    await coded(on(environment, 0, 1));
    await db.codes.update(environment, { status: 'retired' });
    await expect(coded(on(environment, 3, 4))).rejects.toMatchObject({ code: 'code-not-active' });
    const off = await coded({ kind: 'toggle', codeId: environment, from: 0, to: 1 });
    expect(off.operation?.kind).toBe('uncode');
  });
});

describe('undo and redo', () => {
  it('go back and forth over a cut made between two first codings', async () => {
    await db.passes.where('transcriptId').equals(openP03).delete();
    await db.transcripts.update(openP03, { frozenAt: null });
    await coded(on(environment, 0, 1));
    await undo(db, stamp());
    await cutAnew();
    await coded(on(knowledge, 0, 1));
    const coding = await passOf(db, key);
    await undo(db, stamp());
    await undo(db, stamp());
    await redo(db, stamp());
    await redo(db, stamp());
    expect(await passOf(db, key)).toEqual(coding);
    expect(await db.passes.where('transcriptId').equals(openP03).count()).toBe(1);
  });

  it('go back and forth through acts of every kind and restore the same records', async () => {
    const stages = [await snapshot(db)];
    const act = async (done: Promise<unknown>) => {
      await done;
      stages.push(await snapshot(db));
    };
    await act(coded(on(environment, 0, 2)));
    await act(
      applyChange(db, stamp(), () => ({
        ...plainChange,
        kind: 'write-memo',
        put: [{ table: 'memos', record: memo }],
      })),
    );
    await act(coded({ kind: 'uncode', codeId: environment, from: 1, to: 2 }));
    await act(
      applyChange(db, stamp(), () => ({
        ...plainChange,
        kind: 'remove-memo',
        removed: [{ table: 'memos', id: memo.id }],
      })),
    );

    const records = (study: Awaited<ReturnType<typeof snapshot>>) => ({
      ...study,
      operations: [],
      imprints: [],
    });
    for (const stage of stages.slice(0, -1).toReversed()) {
      await undo(db, stamp());
      expect(records(await snapshot(db))).toEqual(records(stage));
    }
    await expect(undo(db, stamp())).rejects.toMatchObject({ code: 'nothing-to-undo' });
    for (const stage of stages.slice(1)) {
      await redo(db, stamp());
      expect(records(await snapshot(db))).toEqual(records(stage));
    }
    await expect(redo(db, stamp())).rejects.toMatchObject({ code: 'nothing-to-redo' });
  });

  it('say which act they reach, and forget redo after a new act', async () => {
    await coded(on(environment, 0, 1));
    await coded(on(knowledge, 3, 4));
    const { act } = await undo(db, stamp());
    expect(act.codeIds).toEqual([knowledge]);
    expect((await undoable(db, here, amara)).redo?.codeIds).toEqual([knowledge]);
    expect((await undoable(db, here, amara)).undo?.codeIds).toEqual([environment]);
    await coded(on(environment, 2, 3));
    expect((await undoable(db, here, amara)).redo).toBeNull();
  });

  it('reach only what this copy of the study did', async () => {
    expect(await db.operations.where('writer').equals(writer).count()).toBeGreaterThan(0);
    await expect(undo(db, stamp())).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  it('add to the trail and take nothing from it', async () => {
    await coded(on(environment, 0, 1));
    await undo(db, stamp());
    await redo(db, stamp());
    const kinds = await db.operations.where('writer').equals(here).toArray();
    expect(kinds.map(({ kind }) => kind)).toEqual(['code', 'undo', 'redo']);
  });
});

async function cutAnew() {
  await applyChange(db, stamp(), async () => {
    const transcript = (await db.transcripts.get(openP03))!;
    const version = (await db.transcriptVersions.get(transcript.versionId))!;
    const passes = await db.passes.where('transcriptId').equals(openP03).toArray();
    return recut(
      { transcript, version, passes, memos: [], participants: await db.participants.toArray() },
      { turns: turnsOfVersion(version), speakers: plansOfTranscript(transcript), cutting: 'turn' },
      <Id extends string>() => stamp().newId() as Id,
    );
  });
}

const memo: Memo = {
  id: uuid(22, 1) as Memo['id'],
  about: 'study',
  coderId: amara,
  transcriptId: null,
  roundId: null,
  from: null,
  to: null,
  codeId: null,
  ...plainMemo,
  text: 'A thought.',
  createdAt: stamp().at,
  changedAt: stamp().at,
};

describe('a change', () => {
  it('that is refused while deciding writes nothing', async () => {
    const before = await snapshot(db);
    await expect(
      applyChange(db, stamp(), async () => {
        await db.memos.add(memo);
        throw new RangeError('no');
      }),
    ).rejects.toThrow('no');
    expect(await snapshot(db)).toEqual(before);
  });
});
