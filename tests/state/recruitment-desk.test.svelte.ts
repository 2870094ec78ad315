import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, writeCount, writeLoss, writePerson } from '#lib/domain/recruitment/edits.ts';
import { draftOf } from '#lib/domain/recruitment/draft.ts';
import { KeptRecruitment } from '#lib/state/kept-recruitment.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { RecruitmentDesk } from '#lib/state/recruitment-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { approached, routeId, smallLog, stageId } from '../fixtures/recruitment-log.ts';
import { amara, smallStudy } from '../fixtures/small-study.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;
let desk: RecruitmentDesk;
let stop: () => void;

async function opened(log = smallLog()) {
  const workbench = new Workbench(new Shelf(`recruitment-shelf-${++serial}`), new Witness(null));
  const snapshot = { ...smallStudy(), recruitments: log ? [log] : [] };
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, amara));
  desk = new RecruitmentDesk(study);
  stop = $effect.root(() => {
    $effect(() => void desk.stored);
  });
  await whenRead(() => desk.stored);
}
beforeEach(() => opened());
afterEach(() => {
  stop();
  study.close();
});

const stored = () => study.db.recruitments.toArray();
const draft = () => {
  if (!desk.draft) throw new Error('nothing in the fields');
  return desk.draft;
};

describe('the recruitment desk', () => {
  it('shows the stored log in fields and says that nothing is changed', async () => {
    const participants = await study.db.participants.toArray();
    expect(desk.draft).toEqual(draftOf(smallLog(), participants));
    expect(desk.isChanged).toBe(false);
    expect(desk.stored?.interviewed).toBe(2);
  });

  it('refuses a wrong sum, keeps what was written in the fields and stores nothing', async () => {
    desk.write(writeCount(draft(), stageId(3), routeId(1), '6'));
    expect(desk.written?.problems).toMatchObject([{ kind: 'sum', expected: 7, written: 6 }]);
    await expect(desk.save()).rejects.toMatchObject({ code: 'sums-do-not-add-up' });
    expect(await stored()).toEqual([smallLog()]);
    expect(desk.draft?.stages[2]?.counts[routeId(1)]).toBe('6');
    expect(study.saving.state).not.toBe('failed');

    desk.write(writeLoss(draft(), stageId(3), 0, { routeId: routeId(1), n: '3' }));
    expect(await desk.save()).toBe(true);
    expect((await stored())[0]?.stages[2]?.counts[0]).toEqual({ routeId: routeId(1), n: 6 });
    await whenRead(() => (desk.isChanged ? undefined : true));
    await study.undo();
    expect(await stored()).toEqual([smallLog()]);
  });

  it('has nothing half written once what was typed is taken back', () => {
    const before = draft();
    desk.write(writeCount(before, stageId(1), routeId(1), '2'));
    expect(KeptRecruitment.of(study).writing).not.toBeNull();
    desk.write(writeCount(draft(), stageId(1), routeId(1), '22'));
    expect(KeptRecruitment.of(study).writing).toBeNull();
    expect(desk.isChanged).toBe(false);
  });

  it('keeps what is half written while another page is looked at', () => {
    desk.write(writeCount(draft(), stageId(1), routeId(1), 'perhaps 22'));
    const again = new RecruitmentDesk(study);
    expect(again.draft?.stages[0]?.counts[routeId(1)]).toBe('perhaps 22');
    again.discard();
    expect(desk.isChanged).toBe(false);
  });

  it('says when another log was stored meanwhile', async () => {
    desk.write(writeCount(draft(), stageId(1), routeId(2), ''));
    expect(desk.isOvertaken).toBe(false);
    await study.db.recruitments.put({ ...smallLog(), note: 'From elsewhere.' });
    await whenRead(() => desk.isOvertaken || undefined);
    expect(desk.draft?.stages[0]?.counts[routeId(2)]).toBe('');
    desk.discard();
    await whenRead(() => (desk.draft?.note === 'From elsewhere.' ? true : undefined));
  });

  it('turns rows into the counts they make and keeps the rows', async () => {
    desk.countBy('people');
    desk.write(addPerson(draft(), desk.newId.person()));
    const [person] = draft().people;
    desk.write(
      writePerson(draft(), person!.id, { label: 'A1', stageId: stageId(2), reason: 'ill' }),
    );
    desk.countBy('counts');
    expect(desk.draft?.stages.map(({ counts }) => counts[routeId(1)])).toEqual(['1', '1', '0']);
    expect(desk.draft?.people).toHaveLength(1);
    await desk.save();
    expect((await stored())[0]).toMatchObject({ by: 'counts', people: [{ label: 'A1' }] });
    expect((await stored())[0]?.stages[2]?.lost).toEqual([
      { routeId: routeId(1), reason: 'ill', n: 1 },
    ]);
  });

  it('keeps counts that were written while nobody is entered', async () => {
    desk.countBy('people');
    await desk.save();
    expect((await stored())[0]).toEqual({ ...smallLog(), by: 'people' });
    await whenRead(() => (desk.isChanged ? undefined : true));
    desk.countBy('counts');
    expect(desk.draft?.stages[0]?.counts[routeId(1)]).toBe('22');
  });

  it('begins a first log that is not stored before it is saved', async () => {
    stop();
    study.close();
    const workbench = new Workbench(new Shelf(`recruitment-shelf-${++serial}`), new Witness(null));
    study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
    desk = new RecruitmentDesk(study);
    stop = $effect.root(() => {
      $effect(() => void desk.stored);
    });
    await whenRead(() => desk.stored);
    expect(desk.draft).toBeNull();
    desk.begin();
    expect(desk.isChanged).toBe(true);
    expect(await stored()).toEqual([]);
    await desk.save();
    expect((await stored())[0]?.stages).toHaveLength(5);
    await study.undo();
    expect(await stored()).toEqual([]);
  });

  it('links nobody who is not a participant', async () => {
    const log = { ...smallLog(), by: 'people' as const, people: [approached(1, 1, 3)] };
    await study.db.recruitments.put(log);
    await whenRead(() => (desk.draft?.people.length === 1 ? true : undefined));
    desk.write(writePerson(draft(), draft().people[0]!.id, { participant: 'P77' }));
    expect(desk.written?.problems).toMatchObject([{ kind: 'person', why: 'no-such-participant' }]);
  });
});
