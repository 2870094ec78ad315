import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noEnd } from '#lib/domain/joint/threads.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { JointDesk } from '#lib/state/joint-desk.svelte.ts';
import { localDay } from '#lib/state/local-day.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  knowledge,
  openP03,
  person1,
  settledP01,
  singleP02,
  tom,
} from '../fixtures/small-study.ts';
import {
  quoteId,
  studyWithFindings,
  subthemeId,
  threadId,
} from '../fixtures/study-with-findings.ts';
import { sentOut } from '../fixtures/team-study.ts';
import { directRun } from './direct-run.ts';

let study: OpenStudy;
let desk: JointDesk;
let stopWatching = () => {};
const refused = (code: string) => expect.objectContaining({ code }) as unknown;
const versionOf = (id: typeof settledP01) =>
  studyWithFindings().transcripts.find((one) => one.id === id)!.versionId;
const table = 'Measure\tn\tN\tValue\nHas stopped one\t12\t40\t\n\t3\t40\t\nConfidence\t\t\t3.4';

async function open(snapshot: StudySnapshot = studyWithFindings(), coder: CoderId = amara) {
  const workbench = new Workbench(new Shelf(`joint-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, coder));
  desk = new JointDesk(study, directRun);
  stopWatching = $effect.root(() => {
    $effect(() => void [desk.results, desk.rows, desk.threads, desk.evidence, desk.choices]);
  });
  await vi.waitFor(() => expect(desk.frame).toBeDefined());
}

async function reopen(snapshot: StudySnapshot, coder?: CoderId) {
  stopWatching();
  study.close();
  await open(snapshot, coder);
}

const fileOf = (words: string, name = 'results.csv') => new File([words], name);

beforeEach(() => open());
afterEach(() => {
  stopWatching();
  study.close();
});

describe('words that another tab stored since one began', () => {
  const elsewhere = refused('words-changed-elsewhere');

  it('are not written over in a row or a result', async () => {
    const row = await desk.addRow({ inference: 'Elsewhere.' });
    const here = desk.changeRow(row, () => ({ inference: 'Here.' }), ['']);
    await expect(here).rejects.toEqual(elsewhere);
    expect((await study.db.jointRows.get(row))?.inference).toBe('Elsewhere.');
    const result = await desk.addResult({ measure: 'Confidence', note: 'Elsewhere.' });
    await expect(desk.changeResult(result, { note: 'Here.' }, [''])).rejects.toEqual(elsewhere);
    await desk.changeResult(result, { note: 'Here.' }, ['Elsewhere.']);
  });

  it('are not written over in a thread, its start or its steps', async () => {
    const thread = await desk.following.begin({ ...noEnd('quantitative'), words: 'Elsewhere.' });
    const { following } = desk;
    await following.change(thread, () => ({ question: 'Elsewhere.' }), ['']);
    const asked = following.change(thread, () => ({ question: 'Here.' }), ['']);
    await expect(asked).rejects.toEqual(elsewhere);
    const begun = following.changeEnd(thread, 0, () => ({ words: 'Here.' }), ['']);
    await expect(begun).rejects.toEqual(elsewhere);
    await following.addStep(thread);
    await following.changeEnd(thread, 1, () => ({ words: 'Elsewhere.' }), ['']);
    const step = following.changeEnd(thread, 1, () => ({ words: 'Here.' }), ['']);
    await expect(step).rejects.toEqual(elsewhere);
    expect(await study.db.threads.get(thread)).toMatchObject({
      question: 'Elsewhere.',
      start: { words: 'Elsewhere.' },
      steps: [{ words: 'Elsewhere.' }],
    });
  });
});

describe('results of the quantitative strand', () => {
  it('are typed in, changed, moved and removed, out of rows that name them too', async () => {
    const first = await desk.addResult({ measure: 'Has stopped one', n: 12, total: 40 });
    const second = await desk.addResult({ measure: 'Confidence' });
    await desk.changeResult(first, { value: '30 %' });
    await desk.moveResult(second, 'up');
    await vi.waitFor(() =>
      expect(desk.results.map(({ measure, value }) => [measure, value])).toEqual([
        ['Confidence', ''],
        ['Has stopped one', '30 %'],
      ]),
    );
    const row = await desk.addRow({ resultIds: [first, second] });
    await desk.removeResult(first);
    expect((await study.db.jointRows.get(row))?.resultIds).toEqual([second]);
    await expect(desk.changeResult(second, { n: 1.5 })).rejects.toEqual(refused('result-unsound'));
    expect((await study.db.results.get(second))?.n).toBeNull();
  });

  it('are seen before anything is stored, and come in as one act that undo takes back', async () => {
    desk.incoming.paste(table);
    expect(desk.incoming.shown?.columns).toEqual(['measure', 'n', 'total', 'value']);
    expect(desk.incoming.shown?.rows.map(({ row, faults }) => [row, faults])).toEqual([
      [2, []],
      [3, ['no-measure']],
      [4, []],
    ]);
    expect(await study.db.results.count()).toBe(0);
    const before = await study.db.operations.count();
    expect(await desk.incoming.import()).toBe(2);
    expect(desk.incoming.shown).toBeNull();
    expect(await study.db.operations.count()).toBe(before + 1);
    await vi.waitFor(() =>
      expect(desk.results.map(({ measure }) => measure)).toEqual(['Has stopped one', 'Confidence']),
    );
    await study.undo();
    expect(await study.db.results.count()).toBe(0);
  });

  it('follow what a person says of the columns, each kind in one of them', async () => {
    desk.incoming.paste('Age\t12 of 40\nSex\t20 of 40');
    expect(desk.incoming.shown?.isHeaded).toBe(false);
    expect(desk.incoming.shown?.columns).toEqual([null, null]);
    desk.incoming.useColumn(1, 'measure');
    desk.incoming.useColumn(0, 'measure');
    desk.incoming.useColumn(1, 'n');
    expect(desk.incoming.shown?.columns).toEqual(['measure', 'n']);
    expect(desk.incoming.shown?.rows.map(({ row, words }) => [row, words.measure])).toEqual([
      [1, 'Age'],
      [2, 'Sex'],
    ]);
    desk.incoming.useHeading(true);
    expect(desk.incoming.shown?.rows).toMatchObject([{ row: 2, words: { n: 20, total: 40 } }]);
  });

  it('are read from a file, and a file that cannot be read stores nothing', async () => {
    await desk.incoming.read(fileOf('Measure,n of N\nHas stopped one,12 of 40\n'));
    expect(desk.incoming.shown).toMatchObject({ from: 'results.csv', isHeaded: true });
    for (const [words, code] of [
      ['', 'empty-file'],
      ['%PDF-1.7\n', 'wrong-kind'],
    ] as const) {
      await expect(desk.incoming.read(fileOf(words))).rejects.toEqual(refused(code));
      expect(desk.incoming.shown).toBeNull();
      expect(desk.incoming.reading).toBe(false);
    }
    expect(() => desk.incoming.paste(' \n ')).toThrow(expect.objectContaining({ code: 'no-rows' }));
    expect(() => desk.incoming.paste('x'.repeat(2_000_001))).toThrow(
      expect.objectContaining({ code: 'paste-too-large' }),
    );
    expect(await study.db.results.count()).toBe(0);
  });
});

describe('a row of the joint display', () => {
  it('shares a quotation with a subtheme, and lets only its own go', async () => {
    const id = await desk.addRow({ findings: [{ on: 'code', codeId: knowledge }] });
    const rowNow = async () => (await study.db.jointRows.get(id))!;
    // The very words the subtheme shows, and others.
    await desk.chooseQuote(
      id,
      { transcriptId: settledP01, from: 20, to: 42 },
      versionOf(settledP01),
    );
    expect((await rowNow()).quoteIds).toEqual([quoteId]);
    await desk.chooseQuote(id, { transcriptId: singleP02, from: 62, to: 89 }, versionOf(singleP02));
    const [, own] = (await rowNow()).quoteIds;
    expect(await study.db.quotes.count()).toBe(2);
    await desk.stepQuote(id, own!, 'up');
    expect((await rowNow()).quoteIds).toEqual([own, quoteId]);
    await desk.dropQuote(id, quoteId);
    expect(await study.db.quotes.get(quoteId)).toBeDefined();
    expect((await study.db.subthemes.get(subthemeId))?.quoteIds).toEqual([quoteId]);
    await desk.removeRow(id);
    expect(await study.db.quotes.get(own!)).toBeUndefined();
    await study.undo();
    expect((await rowNow()).quoteIds).toEqual([own]);
    expect(await study.db.quotes.get(own!)).toBeDefined();
  });

  it('takes no words of somebody who is not to be quoted, nor of a text corrected since', async () => {
    const id = await desk.addRow({});
    const span = { transcriptId: settledP01, from: 62, to: 89 };
    await expect(desk.chooseQuote(id, span, versionOf(singleP02))).rejects.toEqual(
      refused('transcript-changed'),
    );
    await study.db.participants.update(person1, { consent: { ...noConsent, quoting: 'no' } });
    await expect(desk.chooseQuote(id, span, versionOf(settledP01))).rejects.toEqual(
      refused('not-to-be-quoted'),
    );
    expect((await study.db.jointRows.get(id))?.quoteIds).toEqual([]);
  });

  it('counts the people behind its findings, and begins from what is stored', async () => {
    const id = await desk.addRow({ findings: [{ on: 'code', codeId: knowledge }] });
    await vi.waitFor(() =>
      expect(desk.evidence.get(`code ${knowledge}`)?.people).toEqual(new Set([person1])),
    );
    await study.db.jointRows.update(id, { inference: 'Said in another tab.' });
    await desk.changeRow(id, () => ({ relation: 'expands' }));
    expect(await study.db.jointRows.get(id)).toMatchObject({
      inference: 'Said in another tab.',
      relation: 'expands',
      written: { by: amara },
    });
  });
});

describe('a thread', () => {
  it('is begun, followed and led on, and what came of it is where the next one starts', async () => {
    const id = await desk.following.begin({ ...noEnd('quantitative'), words: 'Few had.' });
    await desk.following.addStep(id);
    await desk.following.changeEnd(id, 1, () => ({ words: 'They were never told.' }));
    await desk.following.change(id, () => ({ result: 'Ask who tells them.', state: 'closed' }));
    const next = await desk.following.followOn(id);
    expect(await study.db.threads.get(id)).toMatchObject({
      nextId: next,
      steps: [{ strand: 'qualitative', on: localDay(study.now()), words: 'They were never told.' }],
    });
    expect((await study.db.threads.get(next))?.start.words).toBe('Ask who tells them.');
    await expect(desk.following.followOn(id)).rejects.toEqual(refused('thread-leads-on'));
    await desk.following.remove(next);
    expect((await study.db.threads.get(id))?.nextId).toBeNull();
    await desk.following.removeStep(id, 1);
    expect((await study.db.threads.get(id))?.steps).toEqual([]);
  });

  it('shows no passage of a transcript its coder has in hand, and loses none when it is changed', async () => {
    const snapshot = studyWithFindings();
    const hidden = { transcriptId: openP03, from: 1, to: 2 };
    const [thread] = snapshot.threads;
    const seen = thread!.start.passages[0]!;
    await reopen({
      ...snapshot,
      threads: [{ ...thread!, start: { ...thread!.start, passages: [seen, hidden] } }],
    });
    await vi.waitFor(() => expect(desk.threads).toHaveLength(1));
    expect(desk.threads[0]?.start.passages).toEqual([seen]);
    const more = { transcriptId: singleP02, from: 1, to: 2 };
    await desk.following.changeEnd(threadId, 0, ({ passages }) => ({
      passages: [...passages, more],
    }));
    await desk.following.change(threadId, () => ({ question: 'And there?' }));
    expect((await study.db.threads.get(threadId))?.start.passages).toEqual([seen, hidden, more]);
    await vi.waitFor(() => expect(desk.threads[0]?.start.passages).toEqual([seen, more]));
  });
});

describe('a copy for one person', () => {
  it('shows the joint display and changes nothing in it', async () => {
    const snapshot = studyWithFindings();
    await reopen({ ...snapshot, packets: [{ ...sentOut(1, tom), direction: 'in' }] }, tom);
    const refusedHere = refused('copy-for-one');
    expect(desk.frame?.isForOne).toBe(true);
    await expect(desk.addResult({ measure: 'A' })).rejects.toEqual(refusedHere);
    await expect(desk.addRow({})).rejects.toEqual(refusedHere);
    await expect(desk.following.changeEnd(threadId, 0, () => ({ words: 'x' }))).rejects.toEqual(
      refusedHere,
    );
    desk.incoming.paste(table);
    await expect(desk.incoming.import()).rejects.toEqual(refusedHere);
    expect(desk.incoming.shown).not.toBeNull();
    expect(await study.db.results.count()).toBe(0);
  });
});
