import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import type { WriterId } from '#lib/domain/model/operation.ts';
import { exportSubjects } from '#lib/domain/reporting/tables/subjects.ts';
import { tableWriters } from '#lib/formats/table-writers.ts';
import { Database } from '#lib/storage/database.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { exportTable } from '#lib/workers/export-table.ts';
import { sampleSnapshot } from '../fixtures/sample-snapshot.ts';
import { uuid } from '../fixtures/small-study.ts';
import { studyFile, terminal } from '../cli/terminal.ts';

// A whole study in every format takes its time where other work goes on.
vi.setConfig({ testTimeout: 60_000 });

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const lead = sampleSnapshot.coders.find(({ role }) => role === 'lead')!;
const database = 'concord-terminal-bytes';
let db: Database;

beforeAll(async () => {
  db = new Database(database);
  // As records come in, in whatever order: the database and the file each have an order of their own.
  const shuffled = Object.fromEntries(
    Object.entries(sampleSnapshot).map(([table, records]) => [table, records.toReversed()]),
  ) as unknown as typeof sampleSnapshot;
  await restore(db, shuffled, {
    id: 'here',
    writer: uuid(9, 9) as WriterId,
    coderId: lead.id,
    passphrases: [],
    file: null,
    openedWith: 0,
  });
});
afterAll(() => db.close());

it.each(tableWriters.map(({ id }) => id))(
  'the terminal writes every table as the page Export does, to the byte: %s',
  async (format) => {
    const study = await studyFile(sampleSnapshot);
    const { written } = await terminal(['tables', 'a', '--out', 'm', '--format', format], {
      a: study,
    });
    const transcriptIds = await db.transcripts.toCollection().primaryKeys();
    let compared = 0;
    for (const { id: subject } of exportSubjects) {
      const exported = await exportTable(
        {
          database,
          viewer: lead.id,
          withOpenPass: true,
          transcriptIds,
          framework,
          subject,
          format,
        },
        () => {},
      );
      if (exported.rows === 0) continue;
      const bytes = written.get(`m/${exported.fileName}`);
      expect(bytes, exported.fileName).toBeDefined();
      const screen = new Uint8Array(await exported.file.arrayBuffer());
      expect(Buffer.compare(bytes!, screen), exported.fileName).toBe(0);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(25);
  },
);
