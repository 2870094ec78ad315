import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { reopenPass } from '#lib/domain/rounds/submit-pass.ts';
import { submissionCode } from '#lib/domain/rounds/submission-code.ts';
import { plainChange } from '#lib/domain/trail/change.ts';
import { withoutColumns } from '#lib/formats/study-file/columns.ts';
import type { askForPlace } from '#lib/state/file-place.ts';
import { IncomingPacket } from '#lib/state/incoming-packet.svelte.ts';
import { isPacket } from '#lib/state/packet-sign.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { PacketDesk, type Packable } from '#lib/state/packet-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Database } from '#lib/storage/database.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { snapshot } from '#lib/storage/snapshot.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  blindMemo,
  blindPass,
  blindRound,
  knowledge,
  plan,
  sofia,
  teamStudy,
  tom,
} from '../fixtures/team-study.ts';
import { directRun } from './direct-run.ts';
import { whenRead } from './when-read.svelte.ts';

const monday = '2025-11-17T10:00:00.000Z';
let written: { readonly name: string; readonly file: Blob } | null;
let number = 0;
let leads: Workbench;
let toms: Workbench;

/** Sealing and opening as they are, but for a passphrase that is quick to guess. */
const quickRun = ((name, input, ...rest) => {
  const order = name === 'sealPacket' ? { ...input, work: 4 } : input;
  return directRun(name, order, ...rest);
}) as typeof directRun;

const ask: typeof askForPlace = async (name) => ({
  kind: 'chosen',
  name,
  write: async (file) => {
    written = { name, file };
  },
});

beforeEach(() => {
  number += 1;
  localStorage.clear();
  const bench = (who: string) =>
    new Workbench(new Shelf(`packets-${who}-${number}`), new Witness(null));
  [leads, toms] = [bench('lead'), bench('tom')];
  written = null;
});

/** Two coders, the lead and Tom; the lead has submitted the first transcript or still codes it. */
function forTwo(submittedAt: string | null): StudySnapshot {
  const study = teamStudy();
  return {
    ...study,
    coders: study.coders.filter(({ id }) => id !== sofia),
    rounds: [plan([study.transcripts[0]!.id], { coderIds: [amara, tom] })],
    passes: [blindPass(study, 1, 0, amara, [[knowledge, 1, 2]], submittedAt)],
  };
}

const opened = async (bench: Workbench, study: StudySnapshot, who = amara) =>
  OpenStudy.open(bench, await bench.shelve(study, who));

async function made(study: OpenStudy, kind: Packable['kind'], leadCode: string | null = null) {
  const desk = new PacketDesk(study, blindRound, quickRun, ask);
  const { packable } = await whenRead(() => desk.current);
  const wanted = packable.find((one) => one.kind === kind);
  if (!wanted) throw new Error(`no ${kind} can be made`);
  const transcriptIds =
    wanted.kind === 'return' ? wanted.passes.map(({ transcriptId }) => transcriptId) : [];
  const passphrase = desk.newPassphrase();
  await desk.make(wanted, desk.fileName(wanted, 2), passphrase, { transcriptIds, leadCode });
  if (!written || !desk.made) throw new Error('nothing was written');
  return { file: new File([written.file], written.name), passphrase, desk };
}

async function held(database: string): Promise<unknown> {
  const db = new Database(database);
  const all = await snapshot(db);
  db.close();
  // Arrays from the database are of another realm here; compared as a file has them.
  return JSON.parse(JSON.stringify(withoutColumns(all)));
}

/** Tom's copy from the lead's assignment, his pass submitted. */
async function tomsCopy(study: OpenStudy): Promise<OpenStudy> {
  const { file, passphrase } = await made(study, 'assignment');
  const incoming = new IncomingPacket(toms, null, quickRun);
  await incoming.choose(file);
  await incoming.open(passphrase);
  const copy = await OpenStudy.open(toms, await incoming.takeIn());
  const all = await snapshot(copy.db);
  await copy.db.passes.add(blindPass(all, 2, 0, tom, [[knowledge, 2, 3]], monday));
  await copy.db.memos.add(blindMemo(all, 1, 0, tom, 'Tom wonders'));
  return copy;
}

describe('packets from person to person', () => {
  it('go out sealed, are recorded, and begin a copy on the other machine', async () => {
    const study = await opened(leads, forTwo(monday));
    const { file, passphrase } = await made(study, 'assignment');
    expect(file.name).toBe('Stopping medicines-round2-assignment-TB.packet.age');
    expect(passphrase).toMatch(/^([0-9a-z]{4}-?){4}$/);
    expect(await isPacket(file)).toBe(true);
    expect(await study.db.packets.toArray()).toMatchObject([
      { kind: 'assignment', direction: 'out', toId: tom, fileName: file.name },
    ]);

    const incoming = new IncomingPacket(toms, null, quickRun);
    await incoming.choose(file);
    await incoming.open(passphrase);
    expect(incoming.arrived?.arrival).toMatchObject({ is: 'begins', transcripts: 1 });
    expect(await toms.shelf.shelved.count()).toBe(0);
    const database = await incoming.takeIn();
    const copy = await OpenStudy.open(toms, database);
    expect(copy.here.coderId).toBe(tom);
    expect(await copy.db.passes.count()).toBe(0);
    expect(await copy.db.packets.toArray()).toMatchObject([{ direction: 'in', toId: tom }]);
    study.close();
    copy.close();
  });

  it('once gone out cannot be called back by undo, nor the round they belong to', async () => {
    const study = await opened(leads, forTwo(monday));
    await study.record(async (db) => ({
      ...plainChange,
      kind: 'change-round',
      put: [{ table: 'rounds', record: { ...(await db.rounds.get(blindRound))!, name: 'First' } }],
    }));
    await made(study, 'assignment');
    await expect(study.undo()).rejects.toMatchObject({ code: 'final-act' });
    expect(await study.db.packets.count()).toBe(1);
    expect((await study.db.rounds.get(blindRound))?.name).toBe('First');
    study.close();
  });

  it('come back with the code of the lead’s pass, once; the second time there is nothing to do', async () => {
    const study = await opened(leads, forTwo(monday));
    const copy = await tomsCopy(study);
    const code = submissionCode(await study.db.passes.toArray());
    const { file, passphrase } = await made(copy, 'return', code);
    const incoming = new IncomingPacket(leads, study, quickRun);
    await incoming.choose(file);
    await incoming.open(passphrase);
    expect(incoming.arrived?.arrival).toMatchObject({
      is: 'new',
      preview: { leadCode: { matched: true, leadId: amara } },
    });
    await incoming.takeIn();
    expect(await study.db.passes.count()).toBe(2);
    const operations = await study.db.operations.count();
    await incoming.choose(file);
    await incoming.open(passphrase);
    expect(incoming.arrived?.arrival.is).toBe('known');
    await incoming.takeIn();
    expect(await study.db.operations.count()).toBe(operations);
    // One act, taken back as one, and done again.
    expect(await study.db.memos.count()).toBe(1);
    await study.undo();
    expect(await study.db.passes.count()).toBe(1);
    expect(await study.db.memos.count()).toBe(0);
    await study.redo();
    expect(await study.db.memos.count()).toBe(1);
    await study.undo();
    expect(await study.db.packets.where({ roundId: blindRound }).count()).toBe(1);
    study.close();
    copy.close();
  });

  it('show the order no more once the lead has opened that pass again', async () => {
    const study = await opened(leads, forTwo(monday));
    const copy = await tomsCopy(study);
    const [own] = await study.db.passes.toArray();
    const { file, passphrase } = await made(copy, 'return', submissionCode([own!]));
    const incoming = new IncomingPacket(leads, study, quickRun);
    await incoming.choose(file);
    await incoming.open(passphrase);
    await incoming.takeIn();
    const listed = async () => {
      const desk = new PacketDesk(study, blindRound, quickRun, ask);
      const { packets } = await whenRead(() => desk.current);
      return packets.find(({ kind }) => kind === 'return');
    };
    expect(await listed()).toMatchObject({ leadCodeMatched: true, leadOpenedSince: false });
    await vi.waitFor(async () => expect(study.now() > (await listed())!.at).toBe(true));
    await study.record(async (db) => {
      const round = await db.rounds.get(blindRound);
      return reopenPass(own!, round!, 'A line was missed.', study.now(), study.newId());
    });
    expect(await listed()).toMatchObject({ leadCodeMatched: true, leadOpenedSince: true });
    study.close();
    copy.close();
  });

  it('stay sealed while the lead still codes, and can be opened afterwards', async () => {
    const study = await opened(leads, forTwo(null));
    const copy = await tomsCopy(study);
    const { file, passphrase } = await made(copy, 'return', '000000000000');
    const incoming = new IncomingPacket(leads, study, quickRun);
    await incoming.choose(file);
    await incoming.open(passphrase);
    expect(incoming.arrived?.arrival).toMatchObject({ is: 'sealed', waitsFor: [amara] });
    await incoming.takeIn();
    expect(await study.db.passes.count()).toBe(1);
    const desk = new PacketDesk(study, blindRound, quickRun, ask);
    const { packets } = await whenRead(() => desk.current);
    const kept = packets.find(({ sealed }) => sealed !== null);
    expect(kept).toMatchObject({ fromId: tom, transcriptIds: [] });

    const [own] = await study.db.passes.toArray();
    const { submitted } = blindPass(
      await snapshot(study.db),
      1,
      0,
      amara,
      [[knowledge, 1, 2]],
      monday,
    );
    await study.db.passes.put({ ...own!, submitted });
    incoming.chooseKept(kept!);
    await incoming.open(passphrase);
    expect(incoming.arrived?.arrival.is).toBe('new');
    await incoming.takeIn();
    expect(await study.db.passes.count()).toBe(2);
    expect((await study.db.packets.get(kept!.id))?.sealed).toBeNull();
    study.close();
    copy.close();
  });

  it('that cannot be taken in change nothing, and the page does not say that saving failed', async () => {
    const study = await opened(leads, forTwo(monday));
    const { file, passphrase } = await made(study, 'assignment');
    const before = await held(study.id);
    const incoming = new IncomingPacket(leads, study, quickRun);
    const code = async (act: () => Promise<void>) => {
      const error: unknown = await act().catch((thrown: unknown) => thrown);
      return (error as { code?: string } | undefined)?.code;
    };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const choose = (part: BlobPart) => incoming.choose(new File([part], 'x.packet.age'));
    expect(await code(() => choose(''))).toBe('packet-empty');
    expect(await code(() => choose('not one of ours'))).toBe('not-a-packet');
    await choose(bytes.slice(0, -40));
    expect(await code(() => incoming.open(passphrase))).toBe('packet-damaged');
    await choose(bytes);
    expect(await code(() => incoming.open('wrong passphrase'))).toBe('wrong-passphrase');
    expect(await code(() => incoming.open(passphrase))).toBe('packet-own');
    expect(incoming.arrived).toBeNull();
    expect(await held(study.id)).toEqual(before);
    expect(study.saving.state).not.toBe('failed');
    study.close();
  });

  it('other than an assignment find no study where there is none', async () => {
    const study = await opened(leads, forTwo(monday));
    const copy = await tomsCopy(study);
    const { file, passphrase } = await made(copy, 'return', '000000000000');
    const nobodys = new Workbench(new Shelf(`packets-nobody-${number}`), new Witness(null));
    const incoming = new IncomingPacket(nobodys, null, quickRun);
    await incoming.choose(file);
    await expect(incoming.open(passphrase)).rejects.toMatchObject({
      code: 'packet-no-study-here',
    });
    expect(await nobodys.shelf.shelved.count()).toBe(0);
    study.close();
    copy.close();
  });
});
