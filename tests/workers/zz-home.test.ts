import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import file from '../../codebooks/tdf-v2.json';
import { parseFramework } from '#lib/domain/codebook/framework.ts';
import { codesOfFramework } from '#lib/domain/codebook/starter-codes.ts';
import { studyFileWriter } from '#lib/formats/study-file/writer.ts';
import { benchStudy, sizes } from '../bench/generator.ts';
it('w', async () => {
  const framework = parseFramework(file);
  const at = '2025-11-14T10:00:00.000Z';
  const snapshot = benchStudy(sizes.L, { id: 'tdf', version: 'v2', codes: codesOfFramework(framework, at) });
  const bytes = await studyFileWriter.write({ snapshot, program: '0.1.0', savedAt: at });
  writeFileSync('/tmp/look/L.concord', bytes);
  expect(bytes.length).toBeGreaterThan(1000);
}, 120000);
