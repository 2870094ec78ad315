import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { domainNameReader } from '#lib/domain/codebook/domain-names.ts';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { incomingGuide } from '#lib/domain/guide/import/draft-guide.ts';
import { labelMeaning } from '#lib/domain/guide/import/label-meaning.ts';
import type { GuideVersion, GuideVersionId, QuestionId } from '#lib/domain/model/guide-version.ts';
import { nothingSaid, type InterviewId } from '#lib/domain/model/interview.ts';
import type { WriterId } from '#lib/domain/model/operation.ts';
import { readGuideFile } from '#lib/formats/guide/guide-reader.ts';
import { Database } from '#lib/storage/database.ts';
import { restore } from '#lib/storage/snapshot.ts';
import { exportTable, previewTable, type ExportOrder } from '#lib/workers/export-table.ts';
import {
  amara,
  openP03,
  settledP01,
  singleP02,
  smallStudy,
  uuid,
} from '../fixtures/small-study.ts';

const framework = parseFramework(JSON.parse(readFileSync('codebooks/tdf-v2.json', 'utf8')));
const names = domainNameReader(framework);
const domain = (key: string) => framework.domains.find(({ id }) => id === key)!.codeId;
const order: ExportOrder = {
  database: 'concord-guide-export',
  viewer: amara,
  withOpenPass: false,
  transcriptIds: [settledP01, singleP02, openP03],
  framework,
  subject: 'guide',
  format: 'docx',
};
const version = (number: number): GuideVersion => ({
  id: uuid(20, number) as GuideVersionId,
  number,
  date: null,
  pilot: 'piloted',
  pilotNote: '',
  changes: '',
  questions: [
    { id: uuid(21, 1) as QuestionId, text: 'Who are you there?', domainIds: [], prompts: [] },
    {
      id: uuid(21, 2) as QuestionId,
      text: `What do you know of it, ${number}?`,
      domainIds: [domain('knowledge'), domain('skills')],
      prompts: ['Where from?', 'Since when?'],
    },
  ],
  without: [{ domainId: domain('emotion'), reason: 'It came unasked.' }],
  createdAt: '2026-03-09T10:00:00.000Z',
});

beforeAll(async () => {
  const db = new Database(order.database);
  const interview = {
    ...nothingSaid,
    id: uuid(22, 1) as InterviewId,
    transcriptId: singleP02,
    minutes: 33,
    guideVersionId: version(1).id,
  };
  const study = {
    ...smallStudy(),
    guideVersions: [version(1), version(2)],
    interviews: [interview],
  };
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

describe('the tables of the guide as files', () => {
  it('show the newest version, or the one that is asked for', async () => {
    const newest = await previewTable({ ...order, subject: 'guide' });
    expect(newest.table.title).toContain('interview guide, version 2');
    expect(newest.table.rows[1]?.slice(0, 5)).toEqual([
      2,
      'What do you know of it, 2?',
      'Where from?\nSince when?',
      'Knowledge; Skills',
      'piloted',
    ]);
    const first = await previewTable({ ...order, guideVersionId: version(1).id });
    expect(first.table.title).toContain('version 1');
    expect(first.rows).toBe(2);
  });

  it('written to Word and read again give the same guide', async () => {
    const { file } = await exportTable({ ...order, subject: 'guide-by-domain' }, () => {});
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { source } = await readGuideFile('guide.docx', bytes);
    const { draft } = incomingGuide(source, names);
    const meant = (labels: readonly string[]) =>
      labels.flatMap((label) => labelMeaning(label, framework, names).domainIds);
    const again = draft.questions.map(({ text, prompts, labels }) => ({
      text,
      prompts,
      domainIds: meant(labels),
    }));
    expect(again).toHaveLength(2);
    expect(again).toEqual(
      expect.arrayContaining(
        version(2).questions.map(({ text, prompts, domainIds }) => ({ text, prompts, domainIds })),
      ),
    );
    expect(draft.without).toContainEqual({ label: 'Emotion', reason: 'It came unasked.' });
  });
});

describe('the interviews as a file', () => {
  it('have a row for every transcript, said or not', async () => {
    const { table, rows } = await previewTable({ ...order, subject: 'interviews' });
    expect(rows).toBe(3);
    const minutes = table.columns.indexOf('Minutes');
    expect(table.rows.map((row) => row[minutes])).toEqual(['not said', 33, 'not said']);
  });
});
