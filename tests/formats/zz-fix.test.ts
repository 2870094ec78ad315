import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { smallStudy } from '../fixtures/small-study.ts';
it('x', async () => { writeFileSync('tests/fixtures/study-files/schema-1.concord', await studyFileWriter.write({ snapshot: smallStudy(), program: '0.1.0', savedAt: '2025-11-14T12:00:00.000Z' })); });
