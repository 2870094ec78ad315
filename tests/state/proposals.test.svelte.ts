import { afterEach, describe, expect, it } from 'vitest';
import { addCode } from '#lib/domain/codebook/add-code.ts';
import type { Code, CodeId } from '#lib/domain/model/code.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { Packet } from '#lib/domain/model/packet.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { CodebookDesk } from '#lib/state/codebook-desk.svelte.ts';
import { CodingDesk } from '#lib/state/coding-desk.svelte.ts';
import { framework } from '#lib/state/framework.ts';
import { MemosDesk } from '#lib/state/memos-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { PassagesDesk } from '#lib/state/passages-desk.svelte.ts';
import { TrailDesk } from '#lib/state/trail-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { previewTable } from '#lib/workers/export-table.ts';
import {
  amara,
  knowledge,
  openP03,
  ownGroup,
  round1,
  singleP02,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
} from '../fixtures/small-study.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
const opened: OpenStudy[] = [];

async function studyOf(snapshot: StudySnapshot = smallStudy()): Promise<OpenStudy> {
  const workbench = new Workbench(new Shelf(`proposals-${++serial}`), new Witness(null));
  const study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, amara));
  opened.push(study);
  return study;
}

/** The same browser with another person at the keyboard. */
const seated = (study: OpenStudy, coderId: CoderId) =>
  new OpenStudy(study.workbench, study.db, { ...study.here, coderId });

afterEach(() => opened.splice(0).forEach((study) => study.close()));

async function proposed(study: OpenStudy, name: string): Promise<Code> {
  const desk = await CodingDesk.open(study, openP03);
  desk.goTo(desk.text.codable.indexOf(1));
  await desk.codeAnew({ name });
  await desk.leave();
  const made = (await study.db.codes.toArray()).find(
    (code) => code.name === name && code.createdBy === study.here.coderId,
  );
  if (!made) throw new Error(`${name} was not made`);
  return made;
}

async function reveal(study: OpenStudy): Promise<void> {
  for (const pass of await study.db.passes.where('transcriptId').equals(openP03).toArray()) {
    const submitted = { at: study.now(), hash: 'f'.repeat(64), counted: null };
    await study.db.passes.put({ ...pass, submitted });
  }
  const round = (await study.db.rounds.get(round1))!;
  const one = { transcriptId: openP03, at: study.now(), coderId: amara };
  await study.db.rounds.put({ ...round, revealed: [...round.revealed, one] });
}

describe('a code made at the desk', () => {
  it('is a proposal inside a blind pass, by its coder', async () => {
    const study = await studyOf();
    const pass = (await study.db.passes.toArray()).find(
      ({ transcriptId, coderId }) => transcriptId === openP03 && coderId === amara,
    );
    expect(await proposed(study, 'Waiting rooms')).toMatchObject({
      proposedIn: pass!.id,
      createdBy: amara,
    });
  });

  it('makes its pass in the same act where none had begun, and freezes the transcript', async () => {
    const study = await studyOf();
    await study.db.passes.where('transcriptId').equals(openP03).delete();
    await study.db.transcripts.update(openP03, { frozenAt: null });
    const desk = await CodingDesk.open(study, openP03);
    await desk.codebook.make({ name: 'Waiting rooms' }, desk.pass);
    await desk.leave();
    const [pass] = await study.db.passes.where('transcriptId').equals(openP03).toArray();
    const [made] = (await study.db.codes.toArray()).filter(({ name }) => name === 'Waiting rooms');
    expect(made?.proposedIn).toBe(pass?.id);
    expect((await study.db.transcripts.get(openP03))?.frozenAt).not.toBeNull();
    const operation = (await study.db.operations.toArray()).at(-1);
    expect(operation?.changes.map(({ table }) => table).toSorted()).toEqual([
      'codes',
      'passes',
      'transcripts',
    ]);
    await study.undo();
    expect(await study.db.passes.where('transcriptId').equals(openP03).count()).toBe(0);
    expect((await study.db.transcripts.get(openP03))?.frozenAt).toBeNull();
  });

  it('is one of the study’s where nobody else codes', async () => {
    const study = await studyOf();
    await study.db.passes.where('transcriptId').equals(singleP02).delete();
    const desk = await CodingDesk.open(study, singleP02);
    await desk.codebook.make({ name: 'Waiting rooms' }, desk.pass);
    await desk.leave();
    const made = (await study.db.codes.toArray()).find(({ name }) => name === 'Waiting rooms');
    expect(made?.proposedIn).toBeNull();
  });

  it('is offered again at the desk of another transcript of its coder', async () => {
    const study = await studyOf();
    const made = await proposed(study, 'Waiting rooms');
    const desk = await CodingDesk.open(study, singleP02);
    expect(desk.codebook.byId.has(made.id)).toBe(true);
    await desk.leave();
  });
});

describe('what another proposed in a pass that is not revealed', () => {
  it('is on no screen and in no export, and its name stands in nobody’s way', async () => {
    const study = await studyOf();
    const toms = seated(study, tom);
    const secret = await proposed(toms, 'Secretly waiting');
    await toms.db.memos.clear();

    const desk = await CodingDesk.open(study, openP03);
    const codebook = new CodebookDesk(study);
    const memos = new MemosDesk(study);
    const passages = new PassagesDesk(study, () => ({
      codeId: secret.id,
      withUnder: false,
      coding: 'settled',
    }));
    const trail = new TrailDesk(study);
    const [bookCodes, memoRecords, passageRecords, acts] = await Promise.all([
      whenRead(() => codebook.records),
      whenRead(() => memos.records),
      whenRead(() => passages.records),
      whenRead(() => trail.current),
    ]);
    const table = await previewTable({
      database: study.id,
      subject: 'codebook',
      viewer: amara,
      withOpenPass: true,
      transcriptIds: [openP03],
      framework,
    } as never);
    const log = codebook.changes();
    const changes = await whenRead(() => log.current);
    const shown = JSON.stringify([
      desk.codebook.codes,
      bookCodes.codes,
      memoRecords.codes,
      passageRecords.codes,
      acts,
      table,
      changes,
    ]);
    expect(shown).not.toContain('Secretly');
    expect(shown).not.toContain(secret.id);
    expect(codebook.find('secretly')).toEqual([]);
    await desk.leave();

    const own = await proposed(study, 'Secretly waiting');
    expect(own.id).not.toBe(secret.id);
    await expect(proposed(study, 'secretly  Waiting')).rejects.toMatchObject({
      code: 'code-name-taken',
    });
  });

  it('stands beside a code of the same name once both are revealed', async () => {
    const study = await studyOf();
    await proposed(seated(study, tom), 'Waiting rooms');
    await proposed(study, 'Waiting rooms');
    await reveal(study);
    const codebook = new CodebookDesk(study);
    const { codes } = await whenRead(() => codebook.records);
    expect(codes.filter(({ name }) => name === 'Waiting rooms')).toHaveLength(2);
  });

  it('loses no key to a code that another gives the same one', async () => {
    const study = await studyOf();
    const secret = await proposed(seated(study, tom), 'Secretly waiting');
    await study.db.codes.update(secret.id, { shortcut: 'w' });
    await new CodebookDesk(study).changeFields(tenMinutes, { shortcut: 'w' });
    expect((await study.db.codes.get(secret.id))?.shortcut).toBe('w');
  });
});

describe('a code made on the page of the codebook', () => {
  it('is a proposal in the pass worked on last while a blind one is in hand', async () => {
    const study = await studyOf();
    const codebook = new CodebookDesk(study);
    const id = await codebook.add({ name: 'Waiting rooms' });
    const made = (await study.db.codes.get(id))!;
    expect((await study.db.passes.get(made.proposedIn!))?.transcriptId).toBe(openP03);
    expect(made.createdBy).toBe(amara);
    await whenRead(() => codebook.records);
    expect(codebook.isProposing).toBe(true);
  });

  it('is a proposal in a submitted pass, which stays as it is, until that is revealed', async () => {
    const study = await studyOf();
    for (const pass of await study.db.passes.where('transcriptId').equals(openP03).toArray()) {
      const submitted = { at: study.now(), hash: 'f'.repeat(64), counted: null };
      await study.db.passes.put({ ...pass, submitted });
    }
    const before = await study.db.passes.toArray();
    const codebook = new CodebookDesk(study);
    const id = await codebook.add({ name: 'Waiting rooms' });
    const made = (await study.db.codes.get(id))!;
    const home = before.find((pass) => pass.id === made.proposedIn);
    expect([home?.transcriptId, home?.coderId]).toEqual([openP03, amara]);
    expect(await study.db.passes.toArray()).toEqual(before);
    const toms = new CodebookDesk(seated(study, tom));
    const { codes } = await whenRead(() => toms.records);
    expect(codes.some((code) => code.id === id)).toBe(false);
  });

  it('is one of the study’s once nothing blind is in hand', async () => {
    const study = await studyOf();
    await reveal(study);
    const codebook = new CodebookDesk(study);
    await whenRead(() => codebook.records);
    expect(codebook.isProposing).toBe(false);
    const id = await codebook.add({ name: 'Waiting rooms' });
    expect((await study.db.codes.get(id))?.proposedIn).toBeNull();
  });
});

describe('a code of the study, while its coder is in a blind round', () => {
  const blind = { code: 'codebook-still-blind' };
  const parts = [{ name: 'One' }, { name: 'Two' }];

  it('is not split before the reveal, but by it a proposal is', async () => {
    const study = await studyOf();
    const codebook = new CodebookDesk(study);
    const before = await study.db.codes.toArray();
    await expect(codebook.split(tenMinutes, parts)).rejects.toMatchObject(blind);
    expect(await study.db.codes.toArray()).toEqual(before);
    const own = await codebook.add({ name: 'Waiting rooms' });
    await codebook.split(own, parts);
    expect((await study.db.codes.get(own))?.status).toBe('split');
    await reveal(study);
    await codebook.split(tenMinutes, [{ name: 'Ten' }, { name: 'Twenty' }]);
    expect((await study.db.codes.get(tenMinutes))?.status).toBe('split');
  });

  it('is worded, merged and retired by the lead, and by nobody else who codes', async () => {
    const study = await studyOf();
    const toms = new CodebookDesk(seated(study, tom));
    for (const act of [
      () => toms.changeFields(tenMinutes, { definition: 'As P03 says' }),
      () => toms.retire(tenMinutes),
      () => toms.merge(tenMinutes, ownGroup),
    ]) {
      await expect(act()).rejects.toMatchObject(blind);
    }
    const leads = new CodebookDesk(study);
    await leads.changeFields(tenMinutes, { definition: 'Ten minutes and no more.' });
    await leads.merge(tenMinutes, ownGroup);
    expect(await study.db.codes.get(tenMinutes)).toMatchObject({
      definition: 'Ten minutes and no more.',
      status: 'merged',
    });
  });
});

describe('the codebook of a copy made for one coder', () => {
  const assignment: Packet = {
    id: uuid(40, 1) as Packet['id'],
    kind: 'assignment',
    direction: 'in',
    roundId: round1,
    fromId: tom,
    toId: amara,
    transcriptIds: [openP03],
    madeAt: '2026-01-12T10:00:00.000Z',
    at: '2026-01-12T10:00:00.000Z',
    fileName: 'round-1-AO.packet.age',
    fileHash: 'e'.repeat(64),
    sealed: null,
    leadCode: null,
    leadCodeMatched: null,
  };
  const copy = () => studyOf({ ...smallStudy(), packets: [assignment] });
  const leads = { code: 'codebook-is-the-leads' };

  it('is changed in own proposals only', async () => {
    const study = await copy();
    const codebook = new CodebookDesk(study);
    const before = await study.db.codes.toArray();
    await whenRead(() => codebook.records);
    const refusals = [
      () => codebook.rename(tenMinutes, 'Other'),
      () => codebook.changeFields(knowledge, { include: 'Whatever' }),
      () => codebook.changeFields(tenMinutes, { definition: 'Whatever' }),
      () => codebook.classify(tenMinutes, []),
      () => codebook.move(tenMinutes, { parentId: null, position: 0 }),
      () => codebook.merge(tenMinutes, ownGroup),
      () => codebook.split(tenMinutes, [{ name: 'One' }, { name: 'Two' }]),
      () => codebook.retire(knowledge),
    ];
    for (const act of refusals) await expect(act()).rejects.toMatchObject(leads);
    expect(await study.db.codes.toArray()).toEqual(before);
    expect(codebook.mayChange(before.find(({ id }) => id === tenMinutes)!)).toBe(false);

    const id = await codebook.add({ name: 'Waiting rooms' });
    await codebook.rename(id, 'Waiting');
    await codebook.changeFields(id, { definition: 'Where one waits.' });
    await codebook.retire(id);
    expect(await study.db.codes.get(id)).toMatchObject({
      name: 'Waiting',
      definition: 'Where one waits.',
      status: 'retired',
    });
  });

  it('takes proposals from a transcript that one codes alone, too', async () => {
    const study = await copy();
    await study.db.passes.where('transcriptId').equals(singleP02).delete();
    const desk = await CodingDesk.open(study, singleP02);
    const id = await desk.codebook.make({ name: 'Waiting rooms' }, desk.pass);
    expect((await study.db.codes.get(id))?.proposedIn).toBe(desk.pass.id);
    await desk.leave();
  });

  it('takes no new code once every pass was submitted', async () => {
    const study = await copy();
    await reveal(study);
    const codebook = new CodebookDesk(study);
    await expect(codebook.add({ name: 'Late' })).rejects.toMatchObject(leads);
    expect((await study.db.codes.toArray()).some(({ name }) => name === 'Late')).toBe(false);
  });
});

it('keeps a plain code out of a proposal that others may not see', async () => {
  const study = await studyOf();
  const made = await proposed(study, 'Waiting rooms');
  await expect(new CodebookDesk(study).merge(tenMinutes, made.id)).rejects.toThrow(RangeError);
  expect((await study.db.codes.get(tenMinutes))?.status).toBe('active');
});

it('lets a code of the study have the name of a proposal of another', () => {
  const codes = smallStudy().codes.map((code) =>
    code.id === tenMinutes ? { ...code, proposedIn: uuid(12, 5) as never, createdBy: tom } : code,
  );
  const stamp = { id: uuid(5, 90) as CodeId, at: '2026-01-12T10:00:00.000Z', by: amara };
  const change = addCode(codes, { name: 'Ten-minute slot' }, stamp);
  expect(change.put).toHaveLength(1);
  expect(() => addCode(codes, { name: 'Ten-minute slot' }, { ...stamp, by: tom })).toThrow(
    'code-name-taken',
  );
});
