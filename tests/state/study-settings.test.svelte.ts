import { expect, it } from 'vitest';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { StudySettingsDesk } from '#lib/state/study-settings.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, smallStudy } from '../fixtures/small-study.ts';
import { whenRead } from './when-read.svelte.ts';

it('refuses other codable lines once coders who are compared have submitted, and stores nothing', async () => {
  const workbench = new Workbench(new Shelf('study-settings'), new Witness(null));
  const study = await OpenStudy.open(workbench, await workbench.shelve(smallStudy(), amara));
  const desk = new StudySettingsDesk(study);
  const stored = async () => (await study.db.studies.toArray())[0]!;
  expect(await whenRead(() => desk.isCodableSettled)).toBe(true);
  await expect(desk.change({ codeInterviewer: true })).rejects.toMatchObject({
    code: 'codable-lines-settled',
  });
  expect((await stored()).codeInterviewer).toBe(false);
  expect(study.saving.state).not.toBe('failed');
  await desk.change({ title: 'Another title' });
  expect((await stored()).title).toBe('Another title');
  study.close();
});
