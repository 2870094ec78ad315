import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation, WriterId } from '#lib/domain/model/operation.ts';
import { Database } from '#lib/storage/database.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { tableWriters } from '#lib/formats/table-writers.ts';
import { exportTable, previewTable, type ExportOrder } from '#lib/workers/export-table.ts';
import { sampleFramework, sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { amara, openP03, smallStudy, tom, uuid } from '../fixtures/small-study.ts';
import { readMarkdown } from '../formats/read-markdown.ts';
import { readPage } from '../formats/read-page.ts';

const here = {
  id: 'here',
  writer: uuid(9, 9) as WriterId,
  coderId: amara,
  passphrases: [],
  file: null,
  openedWith: 0,
} as const;
const lead = sampleSnapshot.coders.find(({ role }) => role === 'lead')!.id;
const order: ExportOrder = {
  database: 'concord-paper-sample',
  viewer: lead,
  withOpenPass: false,
  transcriptIds: sampleSnapshot.transcripts.map(({ id }) => id),
  framework: sampleFramework,
  subject: 'disagreements',
  format: 'md',
};
const small: ExportOrder = {
  ...order,
  database: 'concord-paper-small',
  viewer: amara,
  transcriptIds: [openP03],
  subject: 'trail',
};
const study = smallStudy();
const [, coded] = study.operations as [Operation, Operation];
const blind = study.passes.find((one) => one.coderId === tom && one.transcriptId === openP03)!;
const toms: Operation = {
  ...coded,
  id: `${coded.writer}:0000000003`,
  counter: 3,
  coderId: tom,
  pass: { ...coded.pass!, id: blind.id },
};

beforeAll(async () => {
  for (const [{ database }, snapshot] of [
    [order, sampleSnapshot],
    [small, { ...study, operations: [...study.operations, toms] }],
  ] as const) {
    const db = new Database(database);
    await restore(db, snapshot, { ...here, passphrases: [] });
    db.close();
  }
});

const text = async (changed: Partial<ExportOrder>, from = order) =>
  (await exportTable({ ...from, ...changed }, () => {})).file.text();

describe('tables of a paper as files', () => {
  it.each(['disagreements', 'codebook-appendix', 'ranking', 'characteristics'] as const)(
    'write %s in every format, the same bytes each time',
    async (subject) => {
      for (const { id: format, extensions } of tableWriters) {
        const [one, other] = await Promise.all([
          exportTable({ ...order, subject, format }, () => {}),
          exportTable({ ...order, subject, format }, () => {}),
        ]);
        expect(one.rows).toBeGreaterThan(0);
        expect(one.fileName.endsWith(extensions[0])).toBe(true);
        const bytes = async (file: Blob) => new Uint8Array(await file.arrayBuffer());
        expect(await bytes(one.file)).toEqual(await bytes(other.file));
      }
    },
    30_000,
  );

  it('hold the same cells as Markdown and as a web page', async () => {
    const { tables } = readMarkdown(await text({ subject: 'disagreements', format: 'md' }));
    const page = readPage(await text({ subject: 'disagreements', format: 'html' }));
    expect([page.tables[0]?.head, ...(page.tables[0]?.rows ?? [])]).toEqual(tables[0]);
    expect(tables[0]!.length).toBeGreaterThan(20);
  });

  it('have the changes of the codebook after it, and say so beforehand', async () => {
    const page = readPage(await text({ subject: 'codebook-appendix', format: 'html' }));
    expect(page.tables).toHaveLength(2);
    const { table } = await previewTable({ ...order, subject: 'codebook-appendix' });
    expect(table.further?.map(({ subject, rows }) => [subject, rows])).toEqual([
      ['changes to the codebook', []],
    ]);
  });

  it('take the size of small groups from what the team chose for its paper', async () => {
    const db = new Database(order.database);
    const notes = async () =>
      (await previewTable({ ...order, subject: 'characteristics' })).table.notes.join(' ');
    expect(await notes()).toMatch(/fewer than 3 people/);
    const [paper] = await db.papers.toArray();
    if (paper) await db.papers.put({ ...paper, smallGroup: 2 });
    else {
      await db.papers.put({
        id: uuid(30, 1) as never,
        attribution: null,
        omission: '…',
        numbering: 'by-table',
        smallGroup: 2,
        pieces: null,
        written: { by: lead, at: '2026-03-02T10:00:00.000Z' },
      });
    }
    expect(await notes()).toMatch(/fewer than 2 people/);
    db.close();
  });
});

describe('the trail as a file', () => {
  it('holds only acts that its reader may see', async () => {
    const rows = async (viewer: ExportOrder['viewer']) =>
      readMarkdown(await text({ viewer }, small)).tables[0]!.slice(1);
    // Tom’s coding of a transcript that both are to submit blind is his own to see until then.
    expect((await rows(amara)).filter(([, , act]) => act?.startsWith('coding'))).toHaveLength(1);
    const initials = study.coders.find(({ id }) => id === tom)!.initials;
    expect((await rows(amara)).map(([, who]) => who)).not.toContain(initials);
  });
});
