import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { ChecksDesk } from '#lib/state/checks-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara } from '../fixtures/small-study.ts';
import { studyWithAllFindings, subthemeId } from '../fixtures/study-with-findings.ts';
import { sentOut } from '../fixtures/team-study.ts';

let study: OpenStudy;
let desk: ChecksDesk;
let stopWatching = () => {};
const refused = (code: string) => expect.objectContaining({ code }) as unknown;

async function open(snapshot: StudySnapshot = studyWithAllFindings(), coder: CoderId = amara) {
  const workbench = new Workbench(new Shelf(`checks-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coder));
  desk = new ChecksDesk(study);
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.checks;
      void desk.isForOne;
    });
  });
  await vi.waitFor(() => {
    expect(desk.checks).toBeDefined();
    expect(desk.isForOne).toBeDefined();
  });
}

afterEach(() => {
  stopWatching();
  study.close();
});

describe('the checks', () => {
  it('run anew when the record changes', async () => {
    await open();
    expect(desk.checks?.open.map(({ rule }) => rule)).not.toContain('L4');
    await study.record(async (db) => {
      const subtheme = (await db.subthemes.get(subthemeId))!;
      return {
        kind: 'change-subtheme',
        transcriptId: null,
        codeIds: [],
        from: null,
        to: null,
        put: [{ table: 'subthemes', record: { ...subtheme, codeIds: [] } }],
        removed: [],
      };
    });
    await vi.waitFor(() => expect(desk.checks?.open.map(({ rule }) => rule)).toContain('L4'));
  });

  it('are set aside with a reason, signed, taken up again, and undone', async () => {
    await open();
    const finding = desk.checks!.open[0]!;
    await desk.setAside(finding, 'It is said in the text.');
    await vi.waitFor(() => expect(desk.checks?.setAside).toHaveLength(1));
    const [record] = await study.db.setAsides.toArray();
    expect(record).toMatchObject({
      rule: finding.rule,
      mark: finding.mark,
      finding: finding.what,
      reason: 'It is said in the text.',
      signed: { by: amara },
    });
    await desk.takeUp(finding);
    await vi.waitFor(() => expect(desk.checks?.setAside).toEqual([]));
    await study.undo();
    await vi.waitFor(() => expect(desk.checks?.setAside).toHaveLength(1));
    const kinds = (await study.db.operations.toArray()).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['set-aside-finding', 'take-up-finding']));
  });

  it('are not set aside without a reason', async () => {
    await open();
    await expect(desk.setAside(desk.checks!.open[0]!, ' ')).rejects.toEqual(
      refused('reason-missing'),
    );
    expect(await study.db.setAsides.count()).toBe(0);
  });

  it('are the lead’s in a copy that was made for one person', async () => {
    await open({ ...studyWithAllFindings(), packets: [{ ...sentOut(1, amara), direction: 'in' }] });
    expect(desk.isForOne).toBe(true);
    const finding = desk.checks!.open[0]!;
    await expect(desk.setAside(finding, 'Why not.')).rejects.toEqual(refused('copy-for-one'));
    await expect(desk.takeUp(finding)).rejects.toEqual(refused('copy-for-one'));
  });
});
