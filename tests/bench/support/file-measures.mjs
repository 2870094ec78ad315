import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStudyFile } from '../../journeys/support/desk.mjs';
import { rawRead } from './baselines.mjs';
import { runs } from './measures.mjs';
import { writeTextFiles } from './studies.mjs';

const tables = ['transcripts', 'transcriptVersions', 'passes', 'operations', 'memos', 'codes'];

/** A study file, read and stored: from the file being chosen to the home that shows it. */
export async function openingFile({ page, url, study }) {
  const value = [];
  const baseline = [];
  const coder = study.snapshot.coders[0].name;
  for (let run = 0; run < runs; run++) {
    await page.goto(url);
    await page.getByRole('heading').first().waitFor();
    await removeStudies(page);
    const started = performance.now();
    await openStudyFile(page, url, study.path, coder);
    await page.locator('main h1').waitFor();
    value.push(performance.now() - started);
    const database = new URL(page.url()).searchParams.get('study');
    baseline.push(await page.evaluate(rawRead, { database, tables }));
  }
  const what = `study file opened (${(study.bytes / 1e6).toFixed(1)} MB)`;
  return [{ what, aim: 6000, value, baseline, plain: 'raw IndexedDB read' }];
}
