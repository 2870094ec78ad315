import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { Decision } from '#lib/domain/model/decision.ts';
import type { WriterId } from '#lib/domain/model/operation.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { Database } from '#lib/storage/database.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { exportTable, previewTable, type ExportOrder } from '#lib/workers/export-table.ts';
import {
  amara,
  code,
  environment,
  knowledge,
  openP03,
  ownGroup,
  round1,
  settledP01,
  singleP02,
  smallStudy,
  tenMinutes,
  tom,
  uuid,
} from '../fixtures/small-study.ts';

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const order: ExportOrder = {
  database: 'concord-export',
  viewer: amara,
  withOpenPass: false,
  transcriptIds: [openP03, settledP01, singleP02],
  framework,
  subject: 'segments',
  format: 'csv',
};

beforeAll(async () => {
  const db = new Database(order.database);
  await restore(db, smallStudy(), {
    id: 'here',
    writer: uuid(9, 9) as WriterId,
    coderId: amara,
    passphrases: [],
    file: null,
    openedWith: 0,
  });
  db.close();
});

async function csvRows(changed: Partial<ExportOrder>): Promise<Record<string, string>[]> {
  const { file } = await exportTable({ ...order, ...changed }, () => {});
  return papa.parse<Record<string, string>>((await file.text()).replace('\uFEFF', ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

describe('an export', () => {
  it('holds the passages of the settled coding, in the study’s order', async () => {
    const rows = await csvRows({});
    expect(rows.map(({ Anchor }) => Anchor)).toEqual([
      'P01 v1 L2–3 Kno',
      'P02 v1 L2 Environmental context and resources',
      'P02 v1 L2–4 Ten-minute slot',
    ]);
  });

  it('holds an open pass only of the coder who asks, and never a colleague’s', async () => {
    const own = (viewer: CoderId) =>
      csvRows({ viewer, withOpenPass: true, transcriptIds: [openP03] });
    expect((await own(amara)).map(({ Anchor }) => Anchor)).toEqual(['P03 v1 L2 Outside the TDF']);
    expect((await own(tom)).map(({ Anchor, Coding }) => [Anchor, Coding])).toEqual([
      ['P03 v1 L4 Kno', 'TB, open'],
    ]);
  });

  it('leaves a colleague’s blind memos out of a coded transcript', async () => {
    const texts = async (viewer: CoderId) => {
      const rows = await csvRows({ subject: 'transcript', viewer, transcriptIds: [openP03] });
      return rows.map(({ Memos }) => Memos).join('');
    };
    expect(await texts(amara)).toBe('');
    expect(await texts(tom)).toContain('Tom’s blind thought.');
  });

  it('counts merged codes as what they became', async () => {
    const db = new Database(order.database);
    const merged = code(tenMinutes, 'own', 'Ten-minute slot', {
      status: 'merged',
      into: [ownGroup],
    });
    const before = await db.codes.get(tenMinutes);
    await db.codes.put(merged);
    const rows = await csvRows({ transcriptIds: [singleP02] });
    await db.codes.put(before!);
    db.close();
    expect(rows.map(({ Code }) => Code)).toEqual(['Environmental context and resources', 'Time']);
  });

  it('says how far it is, transcript by transcript', async () => {
    const said: (number | null)[][] = [];
    const { rows } = await exportTable(order, (done, total) => said.push([done, total]));
    expect(said).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(rows).toBe(3);
  });

  it('is named after the study and what it holds', async () => {
    const { file, fileName } = await exportTable({ ...order, format: 'docx' }, () => {});
    expect(fileName).toBe('Stopping medicines (invented) - coded segments.docx');
    expect(file.type).toContain('wordprocessingml');
  });

  it.each(['codebook', 'participants', 'characteristics', 'transcript', 'segments'] as const)(
    'of %s previews as many rows as it will write',
    async (subject) => {
      const preview = await previewTable({ ...order, subject });
      const { rows } = await exportTable({ ...order, subject }, () => {});
      expect(preview.rows).toBe(rows);
      expect(preview.table.rows).toHaveLength(Math.min(12, rows));
      expect(preview.table.notes.length).toBeGreaterThan(0);
    },
  );

  it('lists in the codebook no code that a colleague has only proposed', async () => {
    const db = new Database(order.database);
    const proposed = code(uuid(5, 20) as typeof knowledge, 'own', 'Secret', {
      proposedIn: smallStudy().passes[4]!.id,
      domainIds: [environment],
    });
    await db.codes.put(proposed);
    const names = async (viewer: CoderId) =>
      (await csvRows({ subject: 'codebook', viewer })).map(({ Code }) => Code);
    expect(await names(amara)).not.toContain('Secret');
    expect(await names(tom)).toContain('Secret');
    await db.codes.delete(proposed.id);
    db.close();
  });

  it('holds the memos the reader may read on what was asked for, and those on nothing of it', async () => {
    const texts = async (changed: Partial<ExportOrder> = {}) =>
      (await csvRows({ subject: 'memos', ...changed })).map(({ Memo }) => Memo);
    expect(await texts()).toEqual(['He laughed.', 'Beside the coding.']);
    expect(await texts({ transcriptIds: [singleP02] })).toEqual(['Beside the coding.']);
    expect(await texts({ transcriptIds: [openP03] })).toEqual([]);
    expect(await texts({ viewer: tom, transcriptIds: [openP03] })).toEqual([
      'Tom’s blind thought.',
    ]);
    const { rows } = await previewTable({ ...order, subject: 'memos' });
    expect(rows).toBe(2);
  });

  it('holds the decisions on what was revealed, and none on what the reader has in hand', async () => {
    const db = new Database(order.database);
    const decision = (number: number, transcriptId: TranscriptId, line: number): Decision => ({
      id: uuid(20, number) as Decision['id'],
      roundId: round1,
      transcriptId,
      versionId: smallStudy().transcripts.find(({ id }) => id === transcriptId)!.versionId,
      line,
      readings: [
        { coderId: amara, codeIds: [knowledge] },
        { coderId: tom, codeIds: [] },
      ],
      outcome: 'coder',
      coderId: amara,
      keep: [knowledge],
      reason: 'missed',
      words: 'Secret words.',
      rule: '',
      ruleCodeIds: [],
      asked: null,
      by: [amara, tom],
      at: '2026-01-01T10:00:00.000Z',
    });
    await db.decisions.bulkPut([decision(1, settledP01, 2), decision(2, openP03, 1)]);
    const rows = await csvRows({ subject: 'decisions' });
    expect(rows).toMatchObject([
      { Line: '3', 'Settled as': 'AO’s codes', Reason: 'missed', 'AO had': 'Knowledge' },
    ]);
    expect(rows[0]?.['TB had']).toBe('no code');
    const settled = await csvRows({ subject: 'how-settled' });
    expect(settled.map(({ Transcript, Lines }) => [Transcript, Lines])).toEqual([
      ['P01', '1'],
      ['All', '1'],
    ]);
    expect(await csvRows({ subject: 'decisions', transcriptIds: [openP03] })).toEqual([]);
    const { rows: count } = await previewTable({ ...order, subject: 'decisions' });
    expect(count).toBe(1);
    await db.decisions.clear();
    db.close();
  });
});
