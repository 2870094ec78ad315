import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import type { WriterId } from '#lib/domain/model/operation.ts';
import { Database } from '#lib/storage/database.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { exportTable, type ExportOrder } from '#lib/workers/export-table.ts';
import { figuresOfVersions } from '#lib/workers/line-figures.ts';
import { amara, smallStudy, uuid } from '../fixtures/small-study.ts';

const study = smallStudy();
const order: ExportOrder = {
  database: 'concord-counts-export',
  viewer: amara,
  withOpenPass: false,
  transcriptIds: [],
  framework: parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8'))),
  subject: 'counts-by-case',
  format: 'csv',
};

beforeAll(async () => {
  const db = new Database(order.database);
  await restore(db, study, {
    id: 'here',
    writer: uuid(9, 9) as WriterId,
    coderId: amara,
    passphrases: [],
    file: null,
    openedWith: 0,
  });
  db.close();
});

async function rowsOf(changed: Partial<ExportOrder>): Promise<string[][]> {
  const { file } = await exportTable({ ...order, ...changed }, () => {});
  const text = (await file.text()).replace('\uFEFF', '');
  return papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

describe('counts as files', () => {
  it('are those the page had chosen, words included', async () => {
    const rows = await rowsOf({ choices: { rows: 'domains', measure: 'words' } });
    expect(rows[0]?.slice(0, 5)).toEqual(['Code', 'P01', 'P02', 'All, words', 'People (N = 2)']);
    expect(rows[1]?.slice(0, 5)).toEqual(['Knowledge', '10', '0', '10', '1']);
  });

  it('have groups by attribute, and codes that stand together in a turn', async () => {
    const groups = await rowsOf({ subject: 'counts-by-attribute' });
    // In the order of tables; a value that a spreadsheet would run is written as words.
    expect(groups[0]?.slice(1, 3)).toEqual(["'=cmd|’calc’ (N = 1)", 'GP partner (N = 1)']);
    const choices = { rows: 'domains own', within: 'turn' };
    const together = await rowsOf({ subject: 'co-occurrence', choices });
    // With the group it stands under it shares two turns; by itself it is one passage over both.
    expect(together.map((row) => row[4])).toEqual(['Ten-minute slot', '0', '1', '2', '1']);
  });
});

describe('words and turns of lines', () => {
  it('are counted for every version that is there, with progress', async () => {
    const told: (number | null)[][] = [];
    const ids = study.transcriptVersions.map(({ id }) => id);
    const gone = uuid(7, 99) as (typeof ids)[number];
    const found = await figuresOfVersions(
      { database: order.database, versionIds: [...ids, gone] },
      (done, total) => told.push([done, total]),
    );
    expect(found.map(({ versionId }) => versionId)).toEqual(ids);
    expect([...found[0]!.wordsBefore]).toEqual([0, 4, 10, 14, 20]);
    expect([...found[0]!.turnOfLine]).toEqual([0, 1, 1, 2]);
    expect(told).toEqual([[0, 4]]);
  });
});
