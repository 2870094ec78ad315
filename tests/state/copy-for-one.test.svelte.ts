import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GuideVersionId } from '#lib/domain/model/guide-version.ts';
import { GuideDesk } from '#lib/state/guide-desk.svelte.ts';
import { InterviewsDesk } from '#lib/state/interviews-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { ParticipantsDesk } from '#lib/state/participants-desk.svelte.ts';
import { RecruitmentDesk } from '#lib/state/recruitment-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { snapshot } from '#lib/storage/snapshot.ts';
import { Witness } from '#lib/storage/witness.ts';
import { person1, settledP01, tom, uuid } from '../fixtures/small-study.ts';
import { smallLog } from '../fixtures/recruitment-log.ts';
import { sentOut, teamStudy } from '../fixtures/team-study.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;
const guide = uuid(20, 1) as GuideVersionId;
const refused = { code: 'copy-for-one' };

/** Tom's copy, made from an assignment. */
beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`for-one-${++serial}`), new Witness(null));
  const team = teamStudy();
  const copy = {
    ...team,
    studies: [{ ...team.studies[0]!, id: crypto.randomUUID() as never }],
    packets: [{ ...sentOut(1, tom), direction: 'in' as const }],
    recruitments: [smallLog()],
    guideVersions: [
      {
        id: guide,
        number: 1,
        date: null,
        pilot: null,
        pilotNote: '',
        changes: '',
        questions: [],
        without: [],
        createdAt: '2026-03-09T10:00:00.000Z',
      },
    ],
  };
  study = await OpenStudy.open(workbench, await workbench.shelve(copy, tom));
});
afterEach(() => study.close());

it('keeps the guide as the lead wrote it', async () => {
  const desk = new GuideDesk(study);
  expect((await whenRead(() => desk.current)).isForOne).toBe(true);
  const question = { text: 'Why?', domainIds: [], prompts: [] };
  for (const act of [
    () => desk.makeNext(guide, ''),
    () => desk.describe(guide, { changes: 'Mine' }),
    () => desk.addQuestion(guide, question),
    () => desk.removeVersion(guide),
    () => desk.import({ questions: [question], without: [], changes: '' }),
  ]) {
    await expect(act()).rejects.toMatchObject(refused);
  }
  const [version, ...others] = await study.db.guideVersions.toArray();
  expect([version?.changes, version?.questions, others]).toEqual(['', [], []]);
});

it('keeps the records of interviews as the lead wrote them', async () => {
  const desk = new InterviewsDesk(study);
  expect((await whenRead(() => desk.current)).isForOne).toBe(true);
  await expect(desk.say(settledP01, { minutes: 40 })).rejects.toMatchObject(refused);
  await expect(desk.fill({ language: 'English' })).rejects.toMatchObject(refused);
  expect(await study.db.interviews.toArray()).toEqual([]);
});

it('keeps the recruitment log as the lead wrote it', async () => {
  const desk = new RecruitmentDesk(study);
  expect((await whenRead(() => desk.stored)).isForOne).toBe(true);
  desk.write({ ...desk.draft!, note: 'Mine' });
  await expect(desk.save()).rejects.toMatchObject(refused);
  expect(await study.db.recruitments.toArray()).toEqual([smallLog()]);
});

it('keeps consent as the lead recorded it, and lets attributes be written', async () => {
  const desk = new ParticipantsDesk(study);
  expect((await whenRead(() => desk.current)).isForOne).toBe(true);
  const { participants, attributes } = await snapshot(study.db);
  const consent = { ...participants[0]!.consent, state: 'given' as const };
  await expect(desk.recordConsent([person1], consent)).rejects.toMatchObject(refused);
  expect((await study.db.participants.get(person1))?.consent.state).not.toBe('given');
  const role = attributes.find(({ name }) => name === 'Role')!;
  await desk.setValue(person1, role.id, 'Doctor');
  expect((await study.db.participants.get(person1))?.attributes[role.id]).toBe('Doctor');
});
