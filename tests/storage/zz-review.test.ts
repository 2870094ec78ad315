import { expect, it } from 'vitest';
import { applyChange } from '#lib/storage/changes.ts';
import { Database } from '#lib/storage/database.ts';
import { applyToPass } from '#lib/storage/passes.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { undo, redo } from '#lib/storage/undo.ts';
import { takeIn } from '#lib/domain/packet/incoming/take-in.ts';
import { packetGround } from '#lib/storage/packet-ground.ts';
import { codableLines } from '#lib/domain/transcript/lines.ts';
import { amara, blindMemo, blindPass, blindRound, knowledge, sentOut, sofia, teamStudy, tom, uuid, plan } from '../fixtures/team-study.ts';
import { copyOf, receiptOf, returnOf } from '../domain/packet/packets.ts';
let serial = 0;
const stamp = () => ({ at: '2026-01-01T10:00:00.000Z', coderId: amara, writer: uuid(20, 1) as any, newId: () => uuid(21, ++serial) as any });
const monday = '2025-11-17T10:00:00.000Z';
async function open(study: any) {
  const db = new Database(`zz-${++serial}`);
  await restore(db, study, { id: 'here', writer: uuid(20, 1) as any, coderId: amara, passphrases: [], file: null, openedWith: 0 });
  return db;
}
it('T2 a return with memos can be undone', async () => {
  const s = teamStudy();
  const lead: any = { ...s, packets: [sentOut(1, tom), sentOut(2, sofia)], passes: [0, 1, 2].map((at) => blindPass(s, 1 + at, at, amara, [[knowledge, 1, 2]], monday)) };
  let copy: any = copyOf(teamStudy(), tom);
  copy = { ...copy, passes: [blindPass(copy, 11, 0, tom, [[knowledge, 2, 3]], monday)], memos: [blindMemo(copy, 1, 0, tom, 'Tom wonders')] };
  const db = await open(lead);
  await applyChange(db, stamp(), async (d) => { const i: any = takeIn(await packetGround(d), returnOf(copy, 1, tom), receiptOf(amara)); return i.change; });
  expect(await db.memos.count()).toBe(1);
  await undo(db, stamp());
  expect(await db.memos.count()).toBe(0);
  expect(await db.passes.count()).toBe(3);
  await redo(db, stamp());
  expect(await db.passes.count()).toBe(4);
});
it('T3 no coding in a round that is gone', async () => {
  const s = teamStudy();
  const db = await open({ ...s, rounds: [] });
  const t = (await db.transcripts.toArray())[0]!;
  const v = (await db.transcriptVersions.get(t.versionId))!;
  await expect(applyToPass(db, stamp(), { transcriptId: t.id, coderId: amara, roundId: blindRound }, { kind: 'code', codeId: knowledge, from: 0, to: 2 }, v, codableLines(v, t, { codeInterviewer: true }))).rejects.toMatchObject({ code: 'no-part-in-it' });
});
