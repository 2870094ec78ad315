import { readFileSync } from 'node:fs';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { readEditedSheet } from '#lib/domain/matrix/edited/edited-sheet.ts';
import type { Charting, ChartingId } from '#lib/domain/model/charting.ts';
import type { WriterId } from '#lib/domain/model/operation.ts';
import type { Packet } from '#lib/domain/model/packet.ts';
import { findingSubjects } from '#lib/domain/reporting/finding-subjects.ts';
import { readSheets } from '#lib/formats/sheet-files.ts';
import { Database } from '#lib/storage/database.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { exportTable, previewTable, type ExportOrder } from '#lib/workers/export-table.ts';
import { differencesFrom, matrixOf, studyWithMatrix, wideStudy } from '../fixtures/matrix-file.ts';
import {
  amara,
  environment,
  knowledge,
  openP03,
  person2,
  role,
  tenMinutes,
  tom,
  uuid,
} from '../fixtures/small-study.ts';

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const order: ExportOrder = {
  database: 'concord-finding-export',
  viewer: amara,
  withOpenPass: false,
  transcriptIds: [],
  framework,
  subject: 'matrix',
  format: 'xlsx',
};
const study = studyWithMatrix();
let db: Database;

async function opened(name: string, snapshot = study): Promise<Database> {
  const made = new Database(name);
  await restore(made, snapshot, {
    id: 'here',
    writer: uuid(9, 9) as WriterId,
    coderId: amara,
    passphrases: [],
    file: null,
    openedWith: 0,
  });
  return made;
}

beforeAll(async () => {
  db = await opened(order.database);
});
afterAll(() => db.close());

async function bytesOf(changed: Partial<ExportOrder> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { file } = await exportTable({ ...order, ...changed }, () => {});
  return new Uint8Array(await file.arrayBuffer());
}
const sheetsOf = async (changed: Partial<ExportOrder> = {}) => readSheets(await bytesOf(changed));
const cell = (rows: readonly (readonly string[])[], row: number, heading: string) =>
  rows[row]?.[rows[0]!.findIndex((each) => each.startsWith(heading))];

describe('the matrix as a workbook', () => {
  it('has every cell with its words or its state, links as numbers, and the passages on a sheet of their own', async () => {
    const [matrix, passages, notes] = (await sheetsOf()).map(({ rows }) => rows);
    expect(matrix!.map(([first]) => first)).toEqual(['Case', 'P01', 'P02']);
    expect(cell(matrix!, 1, 'Knowledge')).toBe('Knows it [1]; reads it.');
    expect(cell(matrix!, 1, 'Environmental')).toBe(
      '[nothing said, whether asked is not known, in what is settled so far]',
    );
    expect(cell(matrix!, 2, 'Ten-minute')).toBe('[not charted: 1 passage]');
    expect(cell(matrix!, 1, 'Role')).toBe('GP partner');

    expect(passages![0]!.slice(0, 7)).toEqual([
      'Anchor',
      'Link',
      'Case',
      'Column',
      'Transcript',
      'First line',
      'Last line',
    ]);
    expect(passages!.slice(1).map((row) => row.slice(0, 7))).toEqual([
      ['P01 v1 L2 Kno', '[1]', 'P01', 'Knowledge', 'P01', '2', '2'],
      ['P01 v1 L2–3 Kno', 'not linked', 'P01', 'Knowledge', 'P01', '2', '3'],
      [
        'P02 v1 L2 Environmental context and resources',
        'not charted',
        'P02',
        'Environmental context and resources',
        'P02',
        '2',
        '2',
      ],
      ['P02 v1 L2–4 Ten-minute slot', 'not charted', 'P02', 'Ten-minute slot', 'P02', '2', '4'],
    ]);
    expect(cell(passages!, 1, 'Linked words')).toBe('Knows it');
    expect(cell(passages!, 1, 'Text')).toContain('I know it');
    const words = notes!.flat().join('\n');
    expect(words).toContain('Settled coding of 2 of 3 transcripts');
    expect(words).toContain('Written by AO, on 2025-11-15.');
    expect(words).toContain('is open, or not revealed yet: P03');
  });

  it('comes back from .xlsx and .csv without a difference, by the same bytes each time', async () => {
    for (const format of ['xlsx', 'csv'] as const) {
      const bytes = await bytesOf({ format });
      expect(Buffer.compare(bytes, await bytesOf({ format }))).toBe(0);
      const sheets = await readSheets(bytes);
      const sheet = readEditedSheet(sheets.map(({ rows }) => rows));
      expect(differencesFrom(study, sheet)).toMatchObject({ cells: [], same: 6 });
    }
  });

  it('is written in Word on its side, without what only programs read', async () => {
    const bytes = await bytesOf({ format: 'docx' });
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(value).toContain('Knows it [1]; reads it.');
    expect(value).toContain('Role: GP partner');
    expect(value).not.toMatch(/concord-matrix|\[c-/);
  });

  it('shows the groups of an attribute with their people', async () => {
    const grouped = {
      ...study,
      matrices: [matrixOf([knowledge], { rows: { by: 'attribute', attributeId: role } })],
    };
    const other = await opened('concord-finding-groups', grouped);
    const [matrix] = await sheetsOf({ database: other.name });
    other.close();
    expect(matrix!.rows[0]!.slice(0, 2)).toEqual(['Role', 'People']);
    expect(matrix!.rows[2]!.slice(0, 2)).toEqual(['GP partner', 'P01']);
    expect(cell(matrix!.rows, 2, 'Knowledge')).toBe('[not charted: 1 passage]');
  });

  it('leaves hidden columns out and says so', async () => {
    const columns = matrixOf([knowledge, tenMinutes]).columns.map((one, index) => ({
      ...one,
      hidden: index === 1,
    }));
    const other = await opened('concord-finding-hidden', {
      ...study,
      matrices: [matrixOf([], { columns })],
    });
    const [matrix, , notes] = await sheetsOf({ database: other.name });
    other.close();
    expect(matrix!.rows[0]!.join()).not.toContain('Ten-minute');
    expect(notes!.rows.flat().join()).toContain('1 column is hidden in the matrix and left out.');
  });

  it('shows nothing of a case whose transcript the reader is still coding blind', async () => {
    const transcripts = study.transcripts.map((one) =>
      one.id === openP03
        ? {
            ...one,
            speakers: one.speakers.map((each) => ({
              ...each,
              participantId: each.role === 'participant' ? person2 : null,
            })),
          }
        : one,
    );
    const charting: Charting = {
      ...study.chartings[0]!,
      id: uuid(32, 2) as ChartingId,
      case: { on: 'participant', participantId: person2 },
      column: { on: 'code', codeId: environment },
      summary: 'A secret of the lead.',
      links: [],
      basis: [],
    };
    const other = await opened('concord-finding-blind', {
      ...study,
      transcripts,
      chartings: [...study.chartings, charting],
    });
    for (const viewer of [amara, tom]) {
      const [matrix, passages] = await sheetsOf({ database: other.name, viewer });
      expect(cell(matrix!.rows, 2, 'Environmental')).toBe(
        '[hidden while a transcript of theirs is in hand]',
      );
      expect(JSON.stringify([matrix, passages])).not.toContain('secret');
      expect(passages!.rows.some((row) => row[2] === 'P02')).toBe(false);
    }
    other.close();
  });

  it('is refused in a copy that was made for one person', async () => {
    const packet = { id: uuid(40, 1), kind: 'assignment', direction: 'in', toId: tom } as Packet;
    await db.packets.put(packet);
    await expect(previewTable(order)).rejects.toMatchObject({ code: 'copy-for-one' });
    await db.packets.delete(packet.id);
  });
});

describe('matrices of every size', () => {
  const arabic = (row: number, column: number) => `قال ${row} عن ${column}: “لا أعرف” [ص ٣].`;
  const single = wideStudy(1, 1, () => 'One thing.');
  const none = {
    ...wideStudy(0, 0, () => ''),
    transcripts: [],
    transcriptVersions: [],
    passes: [],
    consensuses: [],
    memos: [],
    places: [],
  };

  it.each([
    ['without a case', none, 0],
    ['of one case', single, 1],
    ['of 60 × 30 from right to left', wideStudy(60, 30, arabic), 60],
  ])(
    '%s are written in every format and read back with the same words',
    async (name, snapshot, rows) => {
      const other = await opened(`concord-size-${name}`, snapshot);
      const from = { database: other.name };
      for (const format of ['xlsx', 'csv'] as const) {
        const [matrix] = await sheetsOf({ ...from, format });
        expect(matrix!.rows).toHaveLength(rows + 1);
        if (rows === 0) continue;
        const last = snapshot.chartings.at(-1)!;
        expect(matrix!.rows.at(-1)).toContain(last.summary);
        expect(differencesFrom(snapshot, readEditedSheet([matrix!.rows])).cells).toEqual([]);
      }
      const bytes = await bytesOf({ ...from, format: 'docx' });
      const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
      const missing = snapshot.chartings.filter(({ summary }) => !value.includes(summary));
      expect(missing).toEqual([]);
      other.close();
    },
    20_000,
  );
});

describe('tables of findings', () => {
  const names = new Set<string>();

  it.each(findingSubjects.map(({ id }) => id))(
    'of %s preview as many rows as they write, under a name of their own',
    async (subject) => {
      const preview = await previewTable({ ...order, subject });
      const written = await exportTable({ ...order, subject, format: 'csv' }, () => {});
      expect(preview.rows).toBe(written.rows);
      expect(preview.table.rows.length).toBe(Math.min(12, written.rows));
      expect(names).not.toContain(written.fileName);
      names.add(written.fileName);
    },
  );
});
