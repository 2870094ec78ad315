import papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { agreementReport } from '#lib/domain/agreement/agreement-report.ts';
import { defaultOptions } from '#lib/domain/agreement/options.ts';
import { roundData } from '#lib/domain/agreement/round-data.ts';
import type { WriterId } from '#lib/domain/model/operation.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { Database } from '#lib/storage/database.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { exportTable, previewTable, type ExportOrder } from '#lib/workers/export-table.ts';
import { sampleFramework, sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { uuid } from '../fixtures/small-study.ts';

const [amara, tom] = sampleSnapshot.coders;
const order: ExportOrder = {
  database: 'concord-agreement',
  viewer: amara!.id,
  withOpenPass: true,
  transcriptIds: sampleSnapshot.transcripts.map(({ id }) => id),
  framework: sampleFramework,
  subject: 'agreement',
  format: 'csv',
};

async function stored(database: string, snapshot: StudySnapshot) {
  const db = new Database(database);
  await restore(db, snapshot, {
    id: 'here',
    writer: uuid(9, 9) as WriterId,
    coderId: amara!.id,
    passphrases: [],
    file: null,
    openedWith: 0,
  });
  db.close();
}

beforeAll(async () => {
  await stored(order.database, sampleSnapshot);
  await stored('concord-unrevealed', {
    ...sampleSnapshot,
    rounds: sampleSnapshot.rounds.map((round) => ({ ...round, revealed: [] })),
  });
});

async function csvRows(changed: Partial<ExportOrder>): Promise<Record<string, string>[]> {
  const { file } = await exportTable({ ...order, ...changed }, () => {});
  return papa.parse<Record<string, string>>((await file.text()).replace('\uFEFF', ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

const report = agreementReport(
  roundData(
    {
      study: sampleSnapshot.studies[0]!,
      round: sampleSnapshot.rounds[0]!,
      passes: sampleSnapshot.passes,
      transcripts: sampleSnapshot.transcripts,
      versions: sampleSnapshot.transcriptVersions,
      codes: sampleSnapshot.codes,
    },
    defaultOptions,
  ),
  defaultOptions,
);

describe('the export of agreement', () => {
  it('gives the counts that the figures rest on, for every domain', async () => {
    const rows = await csvRows({});
    const counts = rows.map((row) =>
      ['Both', 'Only A', 'Only B', 'Neither'].map((name) => row[name]),
    );
    expect(counts).toHaveLength(report.codes.length + 1);
    expect(counts.slice(0, -1)).toEqual(
      report.codes.map(({ counts }) => Object.values(counts!).map(String)),
    );
    const knowledge = rows.find(({ Code }) => Code === 'Knowledge');
    expect(knowledge).toMatchObject({
      Round: '1',
      Counted: 'as domain',
      Units: String(report.units),
    });
    expect(Number(knowledge!['Alpha from'])).toBeLessThan(Number(knowledge!['Alpha']));
  });

  it('gives one row for every unit, and says why one is left out', async () => {
    const rows = await csvRows({ subject: 'agreement-units' });
    const six = sampleSnapshot.transcripts.slice(0, 6);
    expect(rows).toHaveLength(six.reduce((sum, { lineCount }) => sum + lineCount, 0));
    const used = rows.filter((row) => row['In the figures'] === 'used');
    expect(used).toHaveLength(report.units);
    expect(new Set(rows.map((row) => row['In the figures']))).toEqual(
      new Set(['used', 'left out: not codable']),
    );
    expect(new Set(rows.map(({ Transcript }) => Transcript)).size).toBe(6);
    const [a, b] = [`${amara!.initials} had`, `${tom!.initials} had`];
    const differing = used.filter((row) => row[a] !== row[b]);
    expect(used.filter(({ Coders }) => Coders === 'differ')).toEqual(differing);
  });

  it('takes only the transcripts that are chosen', async () => {
    const [first] = order.transcriptIds;
    const rows = await csvRows({ subject: 'agreement-units', transcriptIds: [first!] });
    expect(new Set(rows.map(({ Transcript }) => Transcript)).size).toBe(1);
  });

  it('says what stayed, went and came for each coder', async () => {
    const rows = await csvRows({ subject: 'from-consensus' });
    const all = rows.filter(({ Code }) => Code === 'Any code');
    expect(all.map(({ Coder }) => Coder)).toEqual([amara!.initials, tom!.initials]);
    for (const row of all) {
      const [same, differ] = [row['Had and stands'], row['Lines that differ']].map(Number);
      expect(same! + differ!).toBe(Number(row['Lines settled']));
      expect(differ).toBeGreaterThan(0);
    }
  });

  it.each(['agreement', 'agreement-units', 'from-consensus'] as const)(
    'has nothing of %s before the reveal, whoever asks',
    async (subject) => {
      for (const viewer of [amara!.id, tom!.id]) {
        const { rows, table } = await previewTable({
          ...order,
          database: 'concord-unrevealed',
          viewer,
          subject,
        });
        expect([rows, table.rows]).toEqual([0, []]);
      }
    },
  );
});
