import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActError } from '#lib/domain/errors.ts';
import type { Charting } from '#lib/domain/model/charting.ts';
import type { Matrix, MatrixId } from '#lib/domain/model/matrix.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { keyOf } from '#lib/domain/model/finding-target.ts';
import { plainChange } from '#lib/domain/trail/change.ts';
import {
  hasUnsavedCells,
  longest,
  pause,
  type CellSubject,
} from '#lib/state/cell-drafts.svelte.ts';
import { MatrixDesk } from '#lib/state/matrix-desk.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  person1,
  person2,
  role,
  settledP01,
  singleP02,
  tom,
  uuid,
} from '../fixtures/small-study.ts';
import { chartingId, studyWithFindings, written } from '../fixtures/study-with-findings.ts';
import { sentOut } from '../fixtures/team-study.ts';

const matrix: Matrix = {
  id: uuid(36, 1) as MatrixId,
  name: 'People × domains',
  rows: { by: 'participant' },
  columns: [knowledge, environment].map((codeId) => ({
    about: { on: 'code', codeId },
    hidden: false,
  })),
  sortedBy: null,
  order: 0,
  createdAt: written.at,
};

/** The first person in Knowledge, which is charted; the second in Environment, which is not. */
const charted = cell(person1, knowledge);
const uncharted = cell(person2, environment);
const passage = { transcriptId: singleP02, from: 1, to: 2 };

function cell(participantId: typeof person1, codeId: typeof knowledge): CellSubject {
  return { case: { on: 'participant', participantId }, column: { on: 'code', codeId } };
}

let study: OpenStudy;
let desk: MatrixDesk;
let stops: (() => void)[] = [];

/** Opens a study at a desk that something watches, as a page does. */
async function open(snapshot: StudySnapshot, coder = amara): Promise<void> {
  const shelf = new Shelf(`shelf-${Math.random()}`);
  const workbench = new Workbench(shelf, new Witness(null));
  const id = await workbench.shelve(snapshot, coder);
  study = await OpenStudy.open(workbench, id);
  desk = await watched();
}

async function watched(): Promise<MatrixDesk> {
  const made = new MatrixDesk(study);
  const stop = $effect.root(() => {
    $effect(() => void [made.frame, made.shown, made.cell]);
  });
  stops.push(stop);
  await vi.waitFor(() => expect(made.frame).toBeDefined());
  return made;
}

async function stored(about: CellSubject): Promise<Charting | undefined> {
  const all = await study.db.chartings.toArray();
  return all.find(
    (one) => keyOf(one.case) === keyOf(about.case) && keyOf(one.column) === keyOf(about.column),
  );
}

function refusal(code: string): ActError {
  return expect.objectContaining({ code }) as ActError;
}

beforeEach(() => open({ ...studyWithFindings(), matrices: [matrix] }));

afterEach(close);

function close(): void {
  vi.useRealTimers();
  stops.forEach((stop) => stop());
  stops = [];
  study.close();
}

describe('the matrix desk', () => {
  it('opens the first matrix, and says of every cell what it is', () => {
    expect(desk.matrix?.name).toBe('People × domains');
    const states = desk.shown?.rows.map(({ cells }) => cells.map(({ state }) => state.kind));
    expect(states).toEqual([
      ['charted', 'nothing-said'],
      ['nothing-said', 'not-charted'],
    ]);
    expect(desk.grid?.coverage).toMatchObject({ cells: 4, charted: 1, notCharted: 1 });
  });

  it('goes to a cell, and from it to the next that waits', () => {
    desk.goTo({ row: 0, column: 0 });
    expect(desk.cell).toMatchObject({ about: charted, column: { name: 'Knowledge' } });
    expect(desk.next('not-charted')).toEqual({ row: 1, column: 1 });
    expect(desk.cell?.about).toEqual(uncharted);
    expect(desk.next('stale')).toBeNull();
  });

  it('narrows rows to what waits, and lets go of that once nothing does', async () => {
    desk.narrowed = 'not-charted';
    expect(desk.narrowing).toBe('not-charted');
    expect(desk.shown?.rows).toHaveLength(1);
    desk.cells.drafts.type(uncharted, 'Ten minutes.');
    await desk.cells.drafts.leave(uncharted);
    await vi.waitFor(() => expect(desk.narrowing).toBeNull());
    expect(desk.shown?.rows).toHaveLength(2);
  });

  it('finds words, and leaves rows out that are not wanted', async () => {
    desk.query = 'reads';
    expect(desk.hits).toMatchObject({ count: 1, places: [{ row: 0, column: 0 }] });
    const [role] = desk.frame?.settled.attributes ?? [];
    desk.filters = [{ attributeId: role!.id, groups: ['GP partner'] }];
    expect(desk.shown?.rows).toHaveLength(1);
  });
});

describe('writing a cell', () => {
  it('keeps itself after a pause', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    desk.cells.drafts.type(uncharted, 'Ten min');
    desk.cells.drafts.type(uncharted, 'Ten minutes.');
    expect(desk.cells.textOf(uncharted)).toBe('Ten minutes.');
    expect(await stored(uncharted)).toBeUndefined();
    vi.advanceTimersByTime(pause);
    vi.useRealTimers();
    await vi.waitFor(async () =>
      expect(await stored(uncharted)).toMatchObject({
        summary: 'Ten minutes.',
        basis: [{ transcriptId: singleP02, from: 1, to: 2 }],
        written: { by: amara },
        checked: null,
      }),
    );
    expect(await study.db.operations.filter(({ kind }) => kind === 'chart-cell').count()).toBe(1);
  });

  it('keeps itself every other second while one writes without a pause', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const text = 'Ten minutes are too short.';
    for (let typed = 1; typed * 250 <= longest; typed += 1) {
      desk.cells.drafts.type(uncharted, text.slice(0, typed));
      vi.advanceTimersByTime(250);
    }
    vi.useRealTimers();
    await vi.waitFor(async () =>
      expect((await stored(uncharted))?.summary).toBe(text.slice(0, longest / 250)),
    );
  });

  it('is known to be unsaved until it is stored, so that the browser asks', async () => {
    expect(hasUnsavedCells(study)).toBe(false);
    desk.cells.drafts.type(uncharted, 'Ten minutes.');
    desk.cells.drafts.type(charted, 'Knows it; reads it.');
    expect(hasUnsavedCells(study)).toBe(true);
    await desk.cells.drafts.keepAll();
    expect(hasUnsavedCells(study)).toBe(false);
    expect((await stored(uncharted))?.summary).toBe('Ten minutes.');
    desk.cells.drafts.type(uncharted, '');
    expect(hasUnsavedCells(study)).toBe(true);
  });

  it('leaves earlier texts of what was replaced or checked, also where nothing was taken out', async () => {
    const write = async (summary: string) => {
      desk.cells.drafts.type(uncharted, summary);
      await desk.cells.drafts.leave(uncharted);
    };
    const told = async () =>
      (await desk.cells.earlierTexts(uncharted)).map(({ text, checked }) => [text, checked?.by]);
    await write('Ten');
    await write('Ten minutes');
    expect(await told()).toEqual([]);
    const record = { ...(await stored(uncharted))!, summary: 'Ten minutes are too short' };
    const importing = { ...record, written: { by: amara, at: study.now() } };
    await study.record(() => ({
      ...plainChange,
      kind: 'import-matrix',
      put: [{ table: 'chartings', record: importing }],
    }));
    expect(await told()).toEqual([['Ten minutes', undefined]]);
    const checked = { by: tom, at: study.now() };
    await study.db.chartings.update(record.id, { checked });
    await vi.waitFor(() =>
      expect(desk.cellAt({ row: 1, column: 1 })?.cell.checkedBy?.by).toBe(tom),
    );
    await write('Ten minutes are too short for it');
    expect(await told()).toEqual([
      ['Ten minutes are too short', tom],
      ['Ten minutes', undefined],
    ]);
  });

  it('keeps itself when the cell is left, and then shows what is stored', async () => {
    desk.cells.drafts.type(uncharted, ' Ten minutes. ');
    expect(await desk.cells.drafts.leave(uncharted)).toBe(true);
    expect(desk.cells.drafts.of(uncharted)).toBeUndefined();
    expect(desk.cells.textOf(uncharted)).toBe('Ten minutes.');
    await study.undo();
    await vi.waitFor(() => expect(desk.cells.textOf(uncharted)).toBe(''));
  });

  it('shows what undo brings back while one is still in the cell', async () => {
    desk.cells.drafts.type(charted, 'Knows it; reads it daily.');
    await desk.cells.drafts.keep(charted);
    await vi.waitFor(() => expect(desk.cells.drafts.of(charted)).toBeUndefined());
    await study.undo();
    await vi.waitFor(() => expect(desk.cells.textOf(charted)).toBe('Knows it; reads it.'));
  });

  it('waits with a field that was emptied until it is left, and clears the cell then', async () => {
    desk.cells.drafts.type(charted, '');
    await desk.cells.drafts.keep(charted);
    expect(await stored(charted)).toBeDefined();
    await desk.cells.drafts.leave(charted);
    expect(await stored(charted)).toBeUndefined();
    const texts = await desk.cells.earlierTexts(charted);
    expect(texts.map(({ text }) => text)).toEqual(['Knows it; reads it.']);
  });

  it('keeps the words that were refused, with the reason, for when one comes back', async () => {
    await study.db.codes.delete(environment);
    await vi.waitFor(() => expect(desk.frame?.settled.byId.has(environment)).toBe(false));
    desk.cells.drafts.type(uncharted, 'Ten minutes.');
    expect(await desk.cells.drafts.leave(uncharted)).toBe(false);
    const again = await watched();
    expect(again.cells.textOf(uncharted)).toBe('Ten minutes.');
    expect(again.cells.drafts.refused).toMatchObject([
      { text: 'Ten minutes.', error: refusal('cell-gone') },
    ]);
    again.cells.drafts.discard(uncharted);
    expect(again.cells.drafts.refused).toEqual([]);
  });

  it('never writes over what was written elsewhere meanwhile, unless it is told to', async () => {
    desk.cells.drafts.type(charted, 'Mine.');
    await study.db.chartings.update(chartingId, { summary: 'Theirs.' });
    expect(await desk.cells.drafts.leave(charted)).toBe(false);
    expect(desk.cells.drafts.of(charted)).toMatchObject({
      text: 'Mine.',
      state: 'refused',
      error: refusal('cell-changed'),
    });
    expect(await stored(charted)).toMatchObject({ summary: 'Theirs.' });
    expect(await desk.cells.drafts.keepMine(charted)).toBe(true);
    expect(await stored(charted)).toMatchObject({ summary: 'Mine.' });
    const texts = await desk.cells.earlierTexts(charted);
    expect(texts.map(({ text }) => text)).toContain('Theirs.');
  });

  it('takes the first writing in two tabs for one cell, not two', async () => {
    desk.cells.drafts.type(uncharted, 'Mine.');
    const { id: _id, ...theirs } = (await stored(charted))!;
    await study.db.chartings.add({
      ...theirs,
      ...uncharted,
      id: uuid(32, 7) as Charting['id'],
      summary: 'Theirs.',
    });
    expect(await desk.cells.drafts.leave(uncharted)).toBe(false);
    expect(await study.db.chartings.count()).toBe(2);
  });

  it('is begun at once when the page goes away, and is there when the study is opened again', async () => {
    desk.cells.drafts.type(uncharted, 'Ten minutes.');
    const leaving = desk.cells.drafts.leaveAll();
    const { id, workbench } = study;
    close();
    await leaving;
    study = await OpenStudy.open(workbench, id);
    expect(await stored(uncharted)).toMatchObject({ summary: 'Ten minutes.' });
  });

  it('is not lost when words come faster than they are stored', async () => {
    const { drafts } = desk.cells;
    const texts = ['T', 'Ten', 'Ten minutes', 'Ten minutes is all.'];
    const writes = texts.map((text) => {
      drafts.type(uncharted, text);
      return drafts.keep(uncharted);
    });
    expect(await Promise.all(writes)).toEqual([true, true, true, true]);
    expect(await stored(uncharted)).toMatchObject({ summary: 'Ten minutes is all.' });
    expect(await study.db.chartings.count()).toBe(2);
  });
});

describe('passages of a cell', () => {
  it('are linked to the whole of it or to words, also to words not kept yet', async () => {
    desk.cells.drafts.type(uncharted, 'Ten minutes.');
    await desk.cells.link(uncharted, passage, { from: 0, to: 3 });
    await desk.cells.link(uncharted, passage);
    expect(await stored(uncharted)).toMatchObject({
      summary: 'Ten minutes.',
      links: [
        { ...passage, words: { from: 0, to: 3 } },
        { ...passage, words: null },
      ],
    });
    await desk.cells.unlink(uncharted, { ...passage, words: null });
    expect((await stored(uncharted))?.links).toHaveLength(1);
  });

  it('are unlinked by what they are, wherever they stand among the links now', async () => {
    desk.cells.drafts.type(uncharted, 'Ten minutes.');
    await desk.cells.link(uncharted, passage, { from: 0, to: 3 });
    await desk.cells.link(uncharted, passage);
    const now = (await stored(uncharted))!;
    await vi.waitFor(() =>
      expect(desk.frame?.records.chartings.find(({ id }) => id === now.id)?.links).toEqual(
        now.links,
      ),
    );
    // Another tab put the links in another order, which is not read here yet.
    const reordered = study.db.chartings.update(now.id, { links: now.links.toReversed() });
    await Promise.all([reordered, desk.cells.unlink(uncharted, { ...passage, words: null })]);
    expect((await stored(uncharted))?.links).toEqual([{ ...passage, words: { from: 0, to: 3 } }]);
  });

  it('are unlinked also after words were typed before those they are tied to', async () => {
    desk.cells.drafts.type(uncharted, 'Ten minutes.');
    const words = { from: 0, to: 3 };
    await desk.cells.link(uncharted, passage, words);
    await vi.waitFor(() => expect(desk.frame?.records.chartings).toHaveLength(2));
    desk.cells.drafts.type(uncharted, 'Only Ten minutes.');
    await desk.cells.unlink(uncharted, { ...passage, words });
    expect(await stored(uncharted)).toMatchObject({ summary: 'Only Ten minutes.', links: [] });
  });

  it('cannot be linked to nothing', async () => {
    await expect(desk.cells.link(uncharted, passage)).rejects.toThrow(refusal('cell-not-charted'));
  });

  it('are put in as quotations, linked', async () => {
    desk.cells.drafts.type(uncharted, 'Says .');
    const after = await desk.cells.quote(uncharted, passage, 'ten minutes', 5);
    const now = await stored(uncharted);
    expect(now?.summary).toBe('Says “ten minutes”.');
    expect(now?.summary.slice(0, after)).toBe('Says “ten minutes”');
    expect(now?.links).toEqual([{ ...passage, words: { from: 5, to: after } }]);
  });

  it('are not quoted of somebody who is not to be quoted', async () => {
    const person = await study.db.participants.get(person2);
    const consent = { ...person!.consent, quoting: 'no' as const };
    await study.db.participants.update(person2, { consent });
    await vi.waitFor(() =>
      expect(desk.frame?.settled.participants.find(({ id }) => id === person2)?.consent).toEqual(
        consent,
      ),
    );
    await expect(desk.cells.quote(uncharted, passage, 'ten', 0)).rejects.toThrow(
      refusal('not-to-be-quoted'),
    );
    expect(await stored(uncharted)).toBeUndefined();
  });
});

describe('judging a cell', () => {
  it('goes stale when its coding changes, and is right again when somebody says so', async () => {
    const [consensus] = await study.db.consensuses.toArray();
    const to = Uint32Array.from(consensus!.to, (end) => end - 1);
    await study.db.consensuses.put({ ...consensus!, to });
    desk.goTo({ row: 0, column: 0 });
    await vi.waitFor(() => expect(desk.cell?.cell.state.kind).toBe('stale'));
    expect(desk.cell?.cell.staleness).toEqual({
      added: [],
      removed: [{ transcriptId: settledP01, from: 2, to: 3 }],
      rewritten: false,
    });
    desk.cells.drafts.type(charted, 'Knows it.');
    await desk.cells.drafts.leave(charted);
    await vi.waitFor(() => expect(desk.cell?.cell.staleness?.rewritten).toBe(true));
    await desk.cells.right(charted);
    await vi.waitFor(() => expect(desk.cell?.cell.state.kind).toBe('charted'));
  });

  it('is for a second person, and other words take the check off', async () => {
    await expect(desk.cells.check(charted)).rejects.toThrow(refusal('checked-by-writer'));
    await study.db.chartings.update(chartingId, { written: { ...written, by: tom } });
    await desk.cells.check(charted);
    expect((await stored(charted))?.checked?.by).toBe(amara);
    await desk.cells.uncheck(charted);
    expect((await stored(charted))?.checked).toBeNull();
  });

  it('sets it aside with or without words, after keeping what was typed', async () => {
    desk.cells.drafts.type(charted, 'Half a thought');
    await desk.cells.setAside(charted, 'Of another drug.');
    expect(await stored(charted)).toMatchObject({
      kind: 'set-aside',
      summary: 'Of another drug.',
      links: [],
    });
    const texts = await desk.cells.earlierTexts(charted);
    expect(texts.map(({ text }) => text)).toContain('Half a thought');
    // A cell in which nothing was stored yet keeps what was typed, too.
    desk.cells.drafts.type(uncharted, 'Another half');
    await desk.cells.setAside(uncharted, '');
    const begun = await desk.cells.earlierTexts(uncharted);
    expect(begun.map(({ text }) => text)).toContain('Another half');
    expect(await stored(uncharted)).toMatchObject({ kind: 'set-aside', summary: '' });
    // Begun to be charted after all, and given up.
    desk.cells.drafts.type(uncharted, '', 'summary');
    await desk.cells.drafts.leave(uncharted);
    expect(await stored(uncharted)).toMatchObject({ kind: 'set-aside' });
  });

  it('is done also of a group that nobody is in any more', async () => {
    // With a transcript in hand, who was in it could not be told.
    const snapshot = studyWithFindings();
    const transcripts = snapshot.transcripts.filter(({ id }) => id !== openP03);
    close();
    await open({ ...snapshot, transcripts, matrices: [matrix] });
    const group = { on: 'group', attributeId: role, group: 'Porter' } as const;
    const about: CellSubject = { case: group, column: charted.column };
    await study.db.chartings.add({
      ...(await stored(charted))!,
      ...about,
      id: uuid(32, 8) as Charting['id'],
    });
    await study.db.matrices.update(matrix.id, { rows: { by: 'attribute', attributeId: role } });
    await vi.waitFor(() => expect(desk.grid?.rows.at(-1)?.case.label).toBe('Porter'));
    desk.cells.drafts.type(about, 'Knew it.');
    expect(await desk.cells.drafts.leave(about)).toBe(true);
    await desk.cells.right(about);
    expect(await stored(about)).toMatchObject({ summary: 'Knew it.', basis: [] });
    await desk.cells.clear(about);
    expect(await stored(about)).toBeUndefined();
    await vi.waitFor(() => expect(desk.grid?.rows).toHaveLength(2));
  });

  it('clears it, and undo brings it back', async () => {
    await desk.cells.clear(charted);
    expect(await stored(charted)).toBeUndefined();
    await study.undo();
    expect(await stored(charted)).toMatchObject({ summary: 'Knows it; reads it.' });
  });
});

describe('the matrices', () => {
  it('begin with the domains that have passages', async () => {
    const id = await desk.changes.add('All');
    desk.matrixId = id;
    await vi.waitFor(() => expect(desk.matrix?.id).toBe(id));
    expect(desk.grid?.columns.map(({ name }) => name)).toEqual([
      'Knowledge',
      'Environmental context and resources',
    ]);
    expect(await desk.changes.add('  ')).toBeNull();
  });

  it('are changed and taken away; what is written stays', async () => {
    const [know] = desk.grid!.columns;
    await desk.changes.hideColumns([know!.key], true);
    await desk.changes.rename('Roles');
    await vi.waitFor(() => expect(desk.matrix?.name).toBe('Roles'));
    expect(desk.grid?.coverage.cells).toBe(2);
    await desk.changes.remove();
    await vi.waitFor(() => expect(desk.matrix).toBeUndefined());
    expect(await stored(charted)).toBeDefined();
    expect(desk.shown).toBeUndefined();
  });

  it('that another tab took away are not brought back', async () => {
    const renaming = study.db.matrices.delete(matrix.id).then(() => desk.changes.rename('Roles'));
    await expect(renaming).rejects.toThrow(refusal('matrix-gone'));
  });
});

describe('what is not to be seen', () => {
  it('is not shown and not written over while one has the transcript in hand', async () => {
    // The second person speaks in P03 too, which Amara is still to submit.
    const snapshot = studyWithFindings();
    const transcripts = snapshot.transcripts.map((one) =>
      one.id === openP03
        ? {
            ...one,
            speakers: one.speakers.map((speaker) =>
              speaker.role === 'participant' ? { ...speaker, participantId: person2 } : speaker,
            ),
          }
        : one,
    );
    const [first] = snapshot.chartings;
    const hidden = { ...first!, ...uncharted, id: uuid(32, 5) as Charting['id'], links: [] };
    close();
    const chartings = [first!, { ...hidden, summary: 'What P03 says.', basis: [] }];
    await open({ ...snapshot, transcripts, chartings, matrices: [matrix] });
    desk.goTo({ row: 1, column: 1 });
    expect(desk.cell?.cell).toMatchObject({ state: { kind: 'hidden' }, charting: null });
    expect(desk.cells.textOf(uncharted)).toBe('');
    expect(await desk.cells.earlierTexts(uncharted)).toEqual([]);
    desk.query = 'says';
    expect(desk.hits.places).toEqual([]);
    desk.cells.drafts.type(uncharted, 'Mine.');
    expect(await desk.cells.drafts.leave(uncharted)).toBe(false);
    expect(desk.cells.drafts.of(uncharted)?.error).toEqual(refusal('cell-hidden'));
    expect(await stored(uncharted)).toMatchObject({ summary: 'What P03 says.' });
  });

  it('is hidden also where a link lies in a transcript one has in hand', async () => {
    const snapshot = studyWithFindings();
    const [first] = snapshot.chartings;
    const links = [{ transcriptId: openP03, from: 1, to: 2, words: null }];
    const linked = { ...first!, ...uncharted, id: uuid(32, 5) as Charting['id'], links, basis: [] };
    close();
    await open({ ...snapshot, chartings: [first!, linked], matrices: [matrix] });
    desk.goTo({ row: 1, column: 1 });
    expect(desk.cell?.row.case.inHand).toBe(false);
    expect(desk.cell?.cell).toMatchObject({ state: { kind: 'hidden' }, charting: null });
    expect(desk.queue('not-charted')).toEqual([]);
  });

  it('is the lead’s in a copy made for one person', async () => {
    await study.db.packets.add({ ...sentOut(1, tom), direction: 'in' });
    desk.cells.drafts.type(uncharted, 'Mine.');
    expect(await desk.cells.drafts.leave(uncharted)).toBe(false);
    expect(desk.cells.drafts.of(uncharted)?.error).toEqual(refusal('copy-for-one'));
    await expect(desk.changes.rename('Mine')).rejects.toThrow(refusal('copy-for-one'));
  });
});
