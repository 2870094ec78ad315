import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoderId } from '#lib/domain/model/coder.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import type { Subtheme, SubthemeId } from '#lib/domain/model/subtheme.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { QuotationsDesk } from '#lib/state/quotations-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, openP03, person1, role, settledP01, tom, uuid } from '../fixtures/small-study.ts';
import { quoteId, studyWithFindings, subthemeId } from '../fixtures/study-with-findings.ts';
import { sentOut } from '../fixtures/team-study.ts';
import { at } from '../domain/quotations/quotation-texts.ts';

const other = uuid(34, 7) as SubthemeId;
const refused = (code: string) => expect.objectContaining({ code }) as unknown;
const base = studyWithFindings();
const snapshot: StudySnapshot = {
  ...base,
  subthemes: [
    ...base.subthemes,
    { ...(base.subthemes[0] as Subtheme), id: other, name: 'Other', quoteIds: [], order: 1 },
  ],
};
const version = base.transcriptVersions.find((one) => one.transcriptId === settledP01)!;
const span = (words: string) => at(version.text, words);
let study: OpenStudy;
let desk: QuotationsDesk;
let stopWatching = () => {};

async function open(from: StudySnapshot = snapshot, coder: CoderId = amara) {
  const workbench = new Workbench(new Shelf(`quotations-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(from, coder));
  desk = new QuotationsDesk(study);
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.frame;
      void desk.isForOne;
      void desk.tables;
      void desk.uses;
      void desk.spread;
      void desk.read;
    });
  });
  await vi.waitFor(() => expect(desk.frame).toBeDefined());
}
const printed = () => desk.read(quoteId)?.printed.words;
const stored = async () => (await study.db.quotes.get(quoteId))!;

beforeEach(() => open());
afterEach(() => {
  stopWatching();
  study.close();
});

describe('the desk of quotations', () => {
  it('edits words against their source, each edit signed, and undo takes it back', async () => {
    await desk.leaveOut(quoteId, span('it, it'), version.id);
    await desk.putIn(quoteId, span('is new').to, 'to them', version.id);
    await vi.waitFor(() => expect(printed()).toBe('I know … is new [to them].'));
    expect((await stored()).edits).toMatchObject([
      { ...span('it, it'), words: '', made: { by: amara } },
      { words: 'to them', made: { by: amara } },
    ]);
    await study.undo();
    await vi.waitFor(() => expect(printed()).toBe('I know … is new.'));
    await desk.undoEdit(quoteId, { ...span('it, it'), words: '' }, version.id);
    await vi.waitFor(() => expect(printed()).toBe('I know it, it is new.'));
    const kinds = (await study.db.operations.toArray()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'edit-quote')).toHaveLength(3);
  });

  it('refuses what overlaps, and an edit of another text, and changes nothing', async () => {
    await desk.replace(quoteId, span('it, it'), 'the leaflet', version.id);
    const before = await stored();
    await expect(desk.leaveOut(quoteId, span('know it'), version.id)).rejects.toEqual(
      refused('edit-overlaps'),
    );
    const elsewhere = uuid(7, 99) as typeof version.id;
    await expect(desk.leaveOut(quoteId, span('new'), elsewhere)).rejects.toEqual(
      refused('transcript-changed'),
    );
    expect(await stored()).toEqual(before);
  });

  it('moves the ends, and not to words of somebody who is not to be quoted', async () => {
    await desk.moveEnds(quoteId, span('it is new'), version.id);
    await vi.waitFor(() => expect(printed()).toBe('it is new'));
    await study.db.participants.update(person1, { consent: { ...noConsent, quoting: 'no' } });
    await expect(desk.moveEnds(quoteId, span('I know it'), version.id)).rejects.toEqual(
      refused('not-to-be-quoted'),
    );
    await vi.waitFor(() =>
      expect(desk.read(quoteId)?.withheld).toBe('withheld: P01 not to be quoted'),
    );
  });

  it('moves a quotation to another subtheme, and drops it where nothing else shows it', async () => {
    await desk.move(quoteId, subthemeId, other);
    await vi.waitFor(() =>
      expect(desk.uses.get(quoteId)?.numbered).toMatchObject([{ subthemeId: other, number: 1 }]),
    );
    await study.db.beliefs.toCollection().modify({ quoteIds: [] });
    await desk.drop(other, quoteId);
    expect(await study.db.quotes.get(quoteId)).toBeUndefined();
    await study.undo();
    expect((await study.db.subthemes.get(other))?.quoteIds).toEqual([quoteId]);
  });

  it('chooses words, and orders them', async () => {
    const words = { transcriptId: settledP01, ...span('it is new') };
    await desk.chooseQuote(subthemeId, words, version.id);
    const [, second] = (await study.db.subthemes.get(subthemeId))!.quoteIds;
    await desk.step(subthemeId, second!, 'up');
    await vi.waitFor(() =>
      expect(desk.tables?.[0]?.subthemes[0]?.quotations.map((one) => one.quoteId)).toEqual([
        second,
        quoteId,
      ]),
    );
    expect(desk.spread?.all).toMatchObject({ quotations: 2, people: 1 });
  });

  it('keeps what is chosen for the paper as one record', async () => {
    await desk.choose({ omission: '[…]' });
    await desk.choose({ attribution: [{ is: 'attribute', attributeId: role }] });
    const papers = await study.db.papers.toArray();
    expect(papers).toMatchObject([{ omission: '[…]', written: { by: amara } }]);
    await vi.waitFor(() => expect(desk.read(quoteId)?.attribution).toBe('GP partner'));
  });

  it('does not write over an attribution chosen in another tab', async () => {
    const label = [{ is: 'label' }] as const;
    const shown = '({id}, {Role})';
    await desk.choose({ attribution: [...label] }, [shown]);
    const mine = { attribution: [{ is: 'number' as const }] };
    await expect(desk.choose(mine, [shown])).rejects.toEqual(refused('words-changed-elsewhere'));
    await expect(desk.choose({ attribution: null }, ['{number}'])).rejects.toEqual(
      refused('words-changed-elsewhere'),
    );
    expect((await study.db.papers.toArray())[0]?.attribution).toEqual(label);
    // What one wrote oneself counts however it was written, and '' is the usual way.
    await desk.choose(mine, [shown, '{ID}']);
    await desk.choose({ attribution: null }, [shown, '{number}']);
    await desk.choose(mine, ['{id}', '']);
    expect((await study.db.papers.toArray())[0]?.attribution).toEqual(mine.attribution);
  });

  it('changes a quotation that somebody sees less of from what is stored', async () => {
    stopWatching();
    study.close();
    const hidden = {
      ...snapshot,
      subthemes: snapshot.subthemes.map((one) =>
        one.id === subthemeId
          ? { ...one, quoteIds: [uuid(30, 4) as typeof quoteId, quoteId] }
          : one,
      ),
      quotes: [
        ...snapshot.quotes,
        { ...snapshot.quotes[0]!, id: uuid(30, 4) as typeof quoteId, transcriptId: openP03 },
      ],
    };
    await open(hidden);
    expect(desk.tables?.[0]?.subthemes[0]?.quotations).toHaveLength(1);
    expect(desk.read(uuid(30, 4) as typeof quoteId)).toBeNull();
    await desk.step(subthemeId, quoteId, 'up');
    expect((await study.db.subthemes.get(subthemeId))?.quoteIds).toEqual([uuid(30, 4), quoteId]);
    await desk.move(quoteId, subthemeId, other);
    expect((await study.db.subthemes.get(subthemeId))?.quoteIds).toEqual([uuid(30, 4)]);
  });

  it('is read and not changed in a copy for one person', async () => {
    stopWatching();
    study.close();
    await open({ ...snapshot, packets: [{ ...sentOut(1, tom), direction: 'in' }] }, tom);
    await vi.waitFor(() => expect(desk.isForOne).toBe(true));
    await expect(desk.choose({ omission: '...' })).rejects.toEqual(refused('copy-for-one'));
    await expect(desk.step(subthemeId, quoteId, 'up')).rejects.toEqual(refused('copy-for-one'));
  });
});
