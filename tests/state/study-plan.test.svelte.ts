import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { StudyPlanDesk } from '#lib/state/study-plan.svelte.ts';
import { TeamDesk } from '#lib/state/team-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, smallStudy, tom } from '../fixtures/small-study.ts';
import { sentOut, teamStudy } from '../fixtures/team-study.ts';
import { whenRead } from './when-read.svelte.ts';

let workbench: Workbench;
let study: OpenStudy;
let serial = 0;

beforeEach(async () => {
  workbench = new Workbench(new Shelf(`study-plan-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
});
afterEach(() => study.close());

const stored = async () => (await study.db.studies.toArray())[0]!;

describe('the plan at its desk', () => {
  it('keeps two parts of one group that were typed at once', async () => {
    const desk = new StudyPlanDesk(study);
    await Promise.all([
      desk.change({ ethics: { committee: 'The panel' } }),
      desk.change({ ethics: { number: '25-001' } }),
    ]);
    expect((await stored()).ethics).toMatchObject({ committee: 'The panel', number: '25-001' });
  });

  it('makes one act of a change, which undo takes back, and none where nothing differs', async () => {
    const desk = new StudyPlanDesk(study);
    const before = await study.db.operations.count();
    await desk.change({ funding: 'None' });
    await desk.change({ funding: 'None' });
    expect(await study.db.operations.count()).toBe(before + 1);
    expect((await whenRead(() => desk.current)).notSaid.plan).not.toContain('funding');
    await study.undo();
    expect((await stored()).funding).toBe('');
  });

  it('takes the shelf along when the title changes', async () => {
    await new StudyPlanDesk(study).change({ title: 'Another title' });
    expect((await workbench.shelf.shelved.get(study.id))?.title).toBe('Another title');
  });

  it('is the lead’s in a copy made for one person', async () => {
    const copy = {
      ...teamStudy(),
      packets: [{ ...sentOut(1, tom), direction: 'in' as const }],
    };
    const id = await workbench.shelve(
      { ...copy, studies: [{ ...copy.studies[0]!, id: crypto.randomUUID() as never }] },
      tom,
    );
    const toms = await OpenStudy.open(workbench, id);
    const desk = new StudyPlanDesk(toms);
    expect((await whenRead(() => desk.current)).isForOne).toBe(true);
    await expect(desk.change({ aim: 'Mine' })).rejects.toMatchObject({ code: 'copy-for-one' });
    const team = new TeamDesk(toms);
    expect((await whenRead(() => team.current)).canChange).toBe(false);
    await team.say(tom, { gender: 'man' });
    expect((await toms.db.coders.get(tom))?.gender).toBe('man');
    await expect(team.say(amara, { gender: 'woman' })).rejects.toMatchObject({
      code: 'needs-the-lead',
    });
    toms.close();
  });
});

describe('the team at its desk', () => {
  it('takes a member in, who is never seated', async () => {
    const desk = new TeamDesk(study);
    await desk.add({ name: 'Ruth Vale', initials: 'RV', role: 'member' });
    const member = (await study.db.coders.toArray()).find(({ initials }) => initials === 'RV')!;
    expect((await whenRead(() => desk.current)).people.at(-1)).toMatchObject({ id: member.id });
    await expect(study.switchCoder(member.id)).rejects.toMatchObject({
      code: 'member-does-not-code',
    });
    expect((await study.db.here.get('here'))?.coderId).toBe(amara);
    await desk.remove(member.id);
    expect(await study.db.coders.get(member.id)).toBeUndefined();
  });

  it('refuses to make a member of somebody in a round', async () => {
    await expect(new TeamDesk(study).change(tom, { role: 'member' })).rejects.toMatchObject({
      code: 'coder-in-round',
    });
  });
});
