import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { Packet } from '#lib/domain/model/packet.ts';
import { reveal } from '#lib/domain/rounds/reveal.ts';
import { submitPass } from '#lib/domain/rounds/submit-pass.ts';
import { changeStudy } from '#lib/domain/study/change-study.ts';
import { freshHere } from '#lib/domain/study/fresh-here.ts';
import { applyChange } from '#lib/storage/changes.ts';
import { Database } from '#lib/storage/database.ts';
import type { Stamp } from '#lib/storage/operations.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { switchCoder } from '#lib/storage/switch-coder.ts';
import { undo, undoable } from '#lib/storage/undo.ts';
import { amara, openP03, round1, smallStudy, tom, uuid, writer } from '../fixtures/small-study.ts';

const at = '2026-03-02T10:00:00.000Z';
let serial = 100;
let db: Database;

beforeEach(async () => {
  db = new Database(`switch-${++serial}`);
  await restore(db, smallStudy(), freshHere(amara, writer, 2));
});
afterEach(() => db.delete());

const stamp = (coderId: CoderId): Stamp => ({
  at,
  coderId,
  writer,
  newId: () => uuid(99, ++serial),
});
const retitle = (coderId: CoderId, title: string) =>
  applyChange(db, stamp(coderId), async () =>
    changeStudy((await db.studies.toArray())[0]!, { title }, { rounds: [], passes: [] }),
  );
const submit = (coderId: CoderId) =>
  applyChange(db, stamp(coderId), async () => {
    const pass = await db.passes
      .where('[transcriptId+coderId+roundId]')
      .equals([openP03, coderId, round1])
      .first();
    return submitPass(pass!, await db.codes.toArray(), at);
  });

describe('switching the coder', () => {
  it('seats the person and writes it in the trail as their first act', async () => {
    const operation = await switchCoder(db, stamp(amara), tom);
    expect((await db.here.get('here'))?.coderId).toBe(tom);
    expect(operation).toMatchObject({ kind: 'switch-coder', coderId: tom, changes: [] });
    expect(await db.operations.get(operation!.id)).toEqual(operation);
  });

  it('does nothing for who sits there already, or is not on the team', async () => {
    const before = await db.operations.count();
    expect(await switchCoder(db, stamp(amara), amara)).toBeNull();
    await expect(switchCoder(db, stamp(amara), uuid(1, 9) as CoderId)).rejects.toMatchObject({
      code: 'coder-gone',
    });
    expect(await db.operations.count()).toBe(before);
    expect((await db.here.get('here'))?.coderId).toBe(amara);
  });

  it('is refused in a copy made for one coder', async () => {
    const assignment = {
      id: uuid(17, 1),
      kind: 'assignment',
      direction: 'in',
      fromId: tom,
      toId: amara,
    } as Packet;
    await db.packets.add(assignment);
    await expect(switchCoder(db, stamp(amara), tom)).rejects.toMatchObject({
      code: 'copy-for-one',
    });
    expect((await db.here.get('here'))?.coderId).toBe(amara);
  });
});

describe('undo', () => {
  it('does not go behind who sat down, nor into what the other did', async () => {
    await retitle(amara, 'By Amara');
    await switchCoder(db, stamp(amara), tom);
    await expect(undo(db, stamp(tom))).rejects.toMatchObject({ code: 'final-act' });
    await retitle(tom, 'By Tom');
    await undo(db, stamp(tom));
    await expect(undo(db, stamp(tom))).rejects.toMatchObject({ code: 'final-act' });
    await switchCoder(db, stamp(tom), amara);
    expect(await undoable(db, writer, amara)).toEqual({ undo: null, redo: null });
    expect((await db.studies.toArray())[0]?.title).toBe('By Amara');
  });

  it('stops at a submitted pass and at the reveal', async () => {
    await retitle(amara, 'Before');
    await submit(amara);
    await expect(undo(db, stamp(amara))).rejects.toMatchObject({ code: 'final-act' });
    await submit(tom);
    await applyChange(db, stamp(amara), async () => {
      const [round, coders] = [await db.rounds.get(round1), await db.coders.toArray()];
      return reveal(round!, [openP03], await db.passes.toArray(), coders, amara, at);
    });
    await expect(undo(db, stamp(amara))).rejects.toMatchObject({ code: 'final-act' });
    expect((await db.rounds.get(round1))?.revealed).toHaveLength(2);
    expect((await db.passes.toArray()).filter((pass) => pass.submitted === null)).toEqual([]);
  });
});
