import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryKey, type OutlineMove } from '#lib/domain/themes/outline-moves.ts';
import { writeMemo } from '#lib/domain/memos/changes.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { MemoId } from '#lib/domain/model/memo.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { ThemesDesk } from '#lib/state/themes-desk.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  environment,
  openP03,
  person2,
  singleP02,
  tenMinutes,
  tom,
  uuid,
} from '../fixtures/small-study.ts';
import { sentOut } from '../fixtures/team-study.ts';
import { a, alerts, b, loose, theme1, themesStudy } from '../domain/themes/themes-study.ts';

let study: OpenStudy;
let desk: ThemesDesk;
let stopWatching = () => {};
const refused = (code: string) => expect.objectContaining({ code }) as unknown;
const version2 = themesStudy().transcripts.find(({ id }) => id === singleP02)!.versionId;
const span = (from: number, to: number) => ({ transcriptId: singleP02, from, to });

async function open(snapshot: StudySnapshot = themesStudy(), coder: CoderId = amara) {
  const workbench = new Workbench(new Shelf(`themes-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coder));
  desk = new ThemesDesk(study);
  stopWatching = $effect.root(() => {
    $effect(() => {
      void desk.outline;
      void desk.matrix;
      void desk.linked;
      void desk.memosOn({ on: 'theme', themeId: theme1 });
    });
  });
  await vi.waitFor(() => expect(desk.outline).toBeDefined());
}

const subthemeNow = async (id = a) => (await study.db.subthemes.get(id))!;

beforeEach(() => open());
afterEach(() => {
  stopWatching();
  study.close();
});

describe('the themes desk', () => {
  it('does not write over a memo or a name that another tab stored since one began', async () => {
    const { memo, name } = await subthemeNow();
    await desk.changeSubtheme(a, { memo: 'In another tab.' }, [memo]);
    await expect(desk.changeSubtheme(a, { memo: 'Here.' }, [memo])).rejects.toEqual(
      refused('words-changed-elsewhere'),
    );
    await desk.changeTheme(theme1, { memo: 'In another tab.' }, ['']);
    await expect(desk.changeTheme(theme1, { memo: 'Here.' }, [''])).rejects.toEqual(
      refused('words-changed-elsewhere'),
    );
    expect(await subthemeNow()).toMatchObject({ memo: 'In another tab.', name });
    expect((await study.db.themes.get(theme1))?.memo).toBe('In another tab.');
    await desk.changeSubtheme(a, { memo: 'Here.' }, ['In another tab.']);
    expect((await subthemeNow()).memo).toBe('Here.');
  });

  it('adds a theme and a subtheme, signed by who sits at the keyboard, and undo takes them back', async () => {
    const themeId = await desk.addTheme('Moment');
    const id = await desk.addSubtheme('E', themeId);
    expect(await subthemeNow(id)).toMatchObject({ themeIds: [themeId], written: { by: amara } });
    await vi.waitFor(() => expect(desk.outline?.themes.at(-1)?.subthemes).toHaveLength(1));
    await study.undo();
    expect(await study.db.subthemes.get(id)).toBeUndefined();
  });

  it('refuses a name that another has, and changes nothing', async () => {
    const before = await study.db.operations.count();
    await expect(desk.addTheme(' time ')).rejects.toEqual(refused('theme-name-taken'));
    expect(await study.db.operations.count()).toBe(before);
  });

  it('keeps a memo, and what another window changed meanwhile stays', async () => {
    await study.db.subthemes.update(a, { codeIds: [tenMinutes, alerts] });
    await desk.changeSubtheme(a, { memo: 'The clock decides.' });
    expect(await subthemeNow()).toMatchObject({
      memo: 'The clock decides.',
      codeIds: [tenMinutes, alerts],
    });
  });

  it('does what a move means, for themes, subthemes and codes', async () => {
    const entry = { on: 'subtheme', id: loose, under: theme1 } as const;
    const into: OutlineMove = {
      on: 'subtheme',
      id: loose,
      place: { under: theme1, from: null, before: a },
      entry,
    };
    await desk.move(into);
    await vi.waitFor(() =>
      expect(desk.outline?.themes[0]?.subthemes.map(({ subtheme }) => subtheme.name)).toEqual([
        'D',
        'A',
        'B',
      ]),
    );
    const code = { on: 'code', id: alerts, under: b } as const;
    await desk.move({ on: 'code', id: alerts, place: { under: b, from: null }, entry: code });
    expect((await subthemeNow(b)).codeIds).toEqual([alerts]);
    expect(entryKey(code)).toContain(alerts);
    const theme: OutlineMove = {
      on: 'theme',
      id: theme1,
      position: 1,
      entry: { on: 'theme', id: theme1 },
    };
    await desk.move(theme);
    await vi.waitFor(() => expect(desk.outline?.themes[1]?.theme.id).toBe(theme1));
  });

  it('confirms what the codings propose, with who and when, and counts it nowhere before', async () => {
    expect(desk.linked.get(a)?.[0]).toMatchObject({ state: 'computed' });
    expect((await subthemeNow()).domains).toEqual([]);
    await desk.linkDomain(a, environment, 'confirmed');
    const [stored] = (await subthemeNow()).domains;
    expect(stored).toMatchObject({ domainId: environment, state: 'confirmed', by: amara });
    await vi.waitFor(() => expect(desk.linked.get(a)?.[0]?.state).toBe('confirmed'));
  });

  it('chooses words once, however often they are chosen, and lets go of what nothing names', async () => {
    await desk.chooseQuote(a, span(20, 41), version2);
    await desk.chooseQuote(b, span(20, 42), version2);
    expect(await study.db.quotes.count()).toBe(1);
    const [quoteId] = (await subthemeNow()).quoteIds;
    await desk.dropQuote(a, quoteId!);
    expect(await study.db.quotes.count()).toBe(1);
    await desk.dropQuote(b, quoteId!);
    expect(await study.db.quotes.count()).toBe(0);
  });

  it('chooses no words of somebody who is not to be quoted, nor of a text that was corrected since', async () => {
    await study.db.participants.update(person2, { consent: { ...noConsent, quoting: 'no' } });
    const choose = () => desk.chooseQuote(a, span(20, 41), version2);
    await expect(choose()).rejects.toEqual(refused('not-to-be-quoted'));
    const other = themesStudy().transcriptVersions[0]!.id;
    await expect(desk.chooseQuote(a, span(20, 41), other)).rejects.toEqual(
      refused('transcript-changed'),
    );
    expect(await study.db.quotes.count()).toBe(0);
  });

  it('removes a subtheme with the quotations nothing else names', async () => {
    await desk.chooseQuote(a, span(20, 41), version2);
    await desk.removeSubtheme(a);
    expect(await study.db.subthemes.get(a)).toBeUndefined();
    expect(await study.db.quotes.count()).toBe(0);
    await expect(desk.changeSubtheme(a, { memo: 'x' })).rejects.toEqual(refused('subtheme-gone'));
  });

  it('lists the memos linked to a theme', async () => {
    const by = { id: uuid(13, 50) as MemoId, coderId: amara, at: study.now() };
    const links = [{ on: 'theme', themeId: theme1 }] as const;
    await study.record(() => writeMemo({ about: 'study' }, { text: 'Whose time?', links }, by));
    await vi.waitFor(() =>
      expect(desk.memosOn({ on: 'theme', themeId: theme1 }).map(({ text }) => text)).toEqual([
        'Whose time?',
      ]),
    );
    expect(desk.memosOn({ on: 'subtheme', subthemeId: a })).toEqual([]);
  });
});

describe('who may see and change themes', () => {
  it('reads them in a copy for one person, and changes nothing there', async () => {
    stopWatching();
    study.close();
    const snapshot = themesStudy();
    await open({ ...snapshot, packets: [{ ...sentOut(1, tom), direction: 'in' }] }, tom);
    expect(desk.frame?.isForOne).toBe(true);
    await expect(desk.addTheme('Moment')).rejects.toEqual(refused('copy-for-one'));
    await expect(desk.linkDomain(a, environment, 'confirmed')).rejects.toEqual(
      refused('copy-for-one'),
    );
  });

  it('counts nothing of a transcript its coder still has in hand, and keeps its quotations when changed', async () => {
    stopWatching();
    study.close();
    const snapshot = themesStudy();
    const hidden = {
      id: uuid(30, 7) as StudySnapshot['quotes'][number]['id'],
      transcriptId: openP03,
      from: 20,
      to: 41,
      chosen: { by: amara, at: '2025-11-15T10:00:00.000Z' },
      edits: [],
    };
    await open({
      ...snapshot,
      quotes: [hidden],
      subthemes: snapshot.subthemes.map((one) =>
        one.id === a ? { ...one, quoteIds: [hidden.id] } : one,
      ),
    });
    expect(desk.frame?.records.quotes).toEqual([]);
    await desk.changeSubtheme(a, { memo: 'more' });
    expect((await subthemeNow()).quoteIds).toEqual([hidden.id]);
  });
});
