import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Charting } from '#lib/domain/model/charting.ts';
import { csvTable } from '#lib/formats/csv/table-writer.ts';
import { xlsxTable } from '#lib/formats/xlsx/table-writer.ts';
import { EditedMatrix } from '#lib/state/edited-matrix.svelte.ts';
import { Findings } from '#lib/state/findings.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { Witness } from '#lib/storage/witness.ts';
import type { EditedDifferences } from '#lib/domain/matrix/edited/differences.ts';
import { exportedMatrix, studyWithMatrix } from '../fixtures/matrix-file.ts';
import { amara, openP03, tenMinutes, uuid } from '../fixtures/small-study.ts';
import { directRun } from './direct-run.ts';
import { whenRead } from './when-read.svelte.ts';

let serial = 0;
let study: OpenStudy;
let edited: EditedMatrix;
const snapshot = studyWithMatrix();

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`edited-shelf-${++serial}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(snapshot, amara));
  edited = new EditedMatrix(study, new Findings(study), directRun);
});
afterEach(() => study.close());

/** The exported matrix with these words in cells, by row and the beginning of a heading. */
async function file(cells: readonly (readonly [number, string, string])[], writer = xlsxTable) {
  const table = exportedMatrix(snapshot);
  const rows = table.rows.map((row, index) =>
    cells.reduce<(string | number | null)[]>(
      (now, [at, heading, words]) => {
        if (at !== index + 1) return now;
        return now.with(
          table.columns.findIndex((column) => column.startsWith(heading)),
          words,
        );
      },
      [...row],
    ),
  );
  return new File([await writer.write({ ...table, rows })], `Matrix${writer.extensions[0]}`);
}

const found = (until: (differences: EditedDifferences) => boolean = () => true) =>
  whenRead(() =>
    edited.differences && until(edited.differences) ? edited.differences : undefined,
  );
const summaries = async () =>
  (await study.db.chartings.toArray()).map(({ summary }) => summary).toSorted();

const both = [
  [1, 'Knowledge', 'Knows it [1] by heart; reads it.'],
  [2, 'Ten-minute', 'Too short.'],
] as const;

describe('a matrix edited in a spreadsheet', () => {
  it.each([xlsxTable, csvTable])(
    'is read from $label, and stores nothing before it is taken in',
    async (writer) => {
      await edited.read(await file(both, writer));
      const { cells } = await found();
      expect(cells.map(({ kind, file: { words } }) => [kind, words])).toEqual([
        ['new', 'Knows it by heart; reads it.'],
        ['new', 'Too short.'],
      ]);
      expect(edited.matrix?.name).toBe('Domains');
      expect(await summaries()).toEqual(['Knows it; reads it.']);
    },
  );

  it('says in which cell something stands that is not to be seen', async () => {
    await edited.read(await file(both));
    await found();
    const [first] = await study.db.chartings.toArray();
    const links = [{ transcriptId: openP03, from: 1, to: 2, words: null }];
    const hiding = study.db.chartings.update(first!.id, { links });
    const importing = edited.import();
    await hiding;
    await expect(importing).rejects.toMatchObject({
      code: 'cell-hidden',
      where: 'P01, Knowledge',
    });
    expect(await summaries()).toEqual(['Knows it; reads it.']);
  });

  it('is taken in as one act, which undo takes back whole', async () => {
    await edited.read(await file(both));
    await found();
    expect(edited.taken).toBe(2);
    const operations = await study.db.operations.count();
    expect(await edited.import()).toBe(2);
    expect(await summaries()).toEqual(['Knows it by heart; reads it.', 'Too short.']);
    expect(await study.db.operations.count()).toBe(operations + 1);
    expect(edited.fileName).toBeNull();
    await study.undo();
    expect(await summaries()).toEqual(['Knows it; reads it.']);
  });

  it('is taken in as far as it is ticked', async () => {
    await edited.read(await file(both));
    const { cells } = await found();
    edited.take(cells[0]!, false);
    expect(await edited.import()).toBe(1);
    expect(await summaries()).toEqual(['Knows it; reads it.', 'Too short.']);
  });

  it('neither overwrites what was changed here, nor takes words out, unless somebody says so', async () => {
    const [stored] = await study.db.chartings.toArray();
    await study.db.chartings.put({ ...stored!, summary: 'Meanwhile.' });
    await edited.read(await file([[1, 'Knowledge', 'Mine.']]));
    const { cells } = await found((now) => now.cells[0]?.kind === 'conflict');
    expect(edited.taken).toBe(0);
    edited.take(cells[0]!, true);
    await edited.import();
    expect(await summaries()).toEqual(['Mine.']);

    await edited.read(await file([[1, 'Knowledge', '']]));
    await found((now) => now.cells.length === 1);
    expect(edited.taken).toBe(0);
  });

  it('shows a cell that is written while it is looked at as a conflict, and refuses to overwrite it unseen', async () => {
    await edited.read(await file(both));
    const { cells } = await found();
    cells.forEach((one) => edited.take(one, true));
    const [stored] = await study.db.chartings.toArray();
    const unseen = { ...stored!, summary: 'In another tab.' } satisfies Charting;
    // Written and taken in at once, before any screen can have shown it.
    const writing = study.db.chartings.put(unseen);
    await expect(Promise.all([writing, edited.import()])).rejects.toMatchObject({
      code: 'cell-changed',
    });
    expect(await summaries()).toEqual(['In another tab.']);
    expect((await found((now) => now.cells[0]?.kind === 'conflict')).cells).toHaveLength(2);
  });

  it('keeps the trail whole: the act names the codes of its columns', async () => {
    await edited.read(await file([[2, 'Ten-minute', 'Too short.']]));
    await found();
    await edited.import();
    const done = await study.db.operations.filter(({ kind }) => kind === 'import-matrix').toArray();
    expect(done.map(({ codeIds }) => codeIds)).toEqual([[tenMinutes]]);
  });

  it('is refused when it is no matrix, of no matrix here, or broken, with the reason kept', async () => {
    const refusal = async (bytes: BlobPart) => {
      await edited.read(new File([bytes], 'Matrix.xlsx'));
      expect(edited.reading).toBe(false);
      expect(edited.differences).toBeNull();
      return (edited.failure as { code?: string }).code;
    };
    const csv = await (await file([], csvTable)).text();
    expect(await refusal(csv.replaceAll(snapshot.matrices[0]!.id, uuid(36, 9)))).toBe(
      'matrix-gone',
    );
    expect(await refusal('a,b\n1,2\n')).toBe('not-a-matrix');
    expect(await refusal('')).toBe('empty-file');
    expect(await refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toBe('truncated');
    await edited.read(await file([]));
    expect(edited.failure).toBeNull();
    expect((await found()).cells).toEqual([]);
  });
});
