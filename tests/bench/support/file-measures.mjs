import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStudyFile, startStudy, visit } from '../../journeys/support/desk.mjs';
import { download } from '../../journeys/support/downloads.mjs';
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
    await forgetEverything(page, url);
    await page.goto(url);
    await page.getByRole('heading').first().waitFor();
    const started = performance.now();
    await openStudyFile(page, url, study.path, coder);
    await page.locator('main h1').waitFor();
    value.push(performance.now() - started);
    const database = new URL(page.url()).searchParams.get('study');
    baseline.push(await page.evaluate(rawRead, { database, tables }));
  }
  const what = `study file opened (${(study.bytes / 1e6).toFixed(1)} MB)`;
  await forgetEverything(page, url);
  return [{ what, aim: 6000, value, baseline, plain: 'raw IndexedDB read' }];
}

/** The whole study written to a file, from the press to the file. */
export async function savingFile({ page, address, folder, study }) {
  const value = [];
  const baseline = [];
  for (let run = 0; run < runs; run++) {
    await page.goto(address('home'));
    const button = page.getByRole('button', { name: /^Save study to a file/ }).first();
    await button.waitFor();
    const started = performance.now();
    await download(page, () => button.click(), join(folder, 'saved.concord'));
    value.push(performance.now() - started);
    baseline.push(stringified(study.snapshot));
  }
  return [{ what: 'study file saved', aim: 6000, value, baseline, plain: 'JSON.stringify' }];
}

/** Every passage of the settled coding, from the press to the file. */
export async function exporting({ page, address, folder, study }) {
  const rows = [];
  for (const [extension, aim] of [
    ['.csv', 3000],
    ['.xlsx', 15_000],
  ]) {
    const value = [];
    const baseline = [];
    for (let run = 0; run < runs; run++) {
      await page.goto(address('export'));
      await page.getByRole('radio', { name: extension }).check();
      const button = page.getByRole('button', { name: /^Export [\d,]+ rows?$/ });
      await button.and(page.locator('[aria-disabled="false"]')).waitFor();
      const started = performance.now();
      await download(page, () => button.click(), join(folder, `passages${extension}`));
      value.push(performance.now() - started);
      baseline.push(stringified(plainRows(study.snapshot)));
    }
    rows.push({ what: `passages to ${extension}`, aim, value, baseline, plain: 'JSON.stringify' });
  }
  return rows;
}

/** Two hundred text files: from the files being chosen to all of them stored. */
export async function importing({ page, url, folder, study }) {
  const texts = join(folder, 'texts');
  mkdirSync(texts);
  const paths = writeTextFiles(study, texts);
  const value = [];
  const baseline = [];
  for (let run = 0; run < runs; run++) {
    await forgetEverything(page, url);
    await startStudy(page, url, 'Bench import');
    await visit(page, 'import');
    const chooser = page.getByTestId('transcript-files').first();
    const started = performance.now();
    await chooser.setInputFiles(paths);
    const button = page.getByRole('button', { name: `Import ${paths.length} files` });
    await button.and(page.locator('[aria-disabled="false"]')).click();
    await page.getByText(`${paths.length} transcripts imported`).waitFor();
    value.push(performance.now() - started);
    baseline.push(await plainlyRead(page, url, paths));
  }
  const what = `${paths.length} text files imported`;
  return [{ what, aim: 8000, value, baseline, plain: 'File.text() of each' }];
}

/** The same files given to a page that only reads them. */
async function plainlyRead(page, url, paths) {
  await page.goto(`${url}icon.svg`);
  await page.goto('about:blank');
  await page.setContent('<input type="file" multiple />');
  await page.evaluate(() => {
    globalThis.times = new Promise((resolve) => {
      document.querySelector('input').addEventListener('change', async (event) => {
        const started = performance.now();
        for (const file of event.target.files) await file.text();
        resolve(performance.now() - started);
      });
    });
  });
  await page.locator('input').setInputFiles(paths);
  return page.evaluate(() => times);
}

/** All studies out of the browser, by a page of the same origin that holds no database open. */
async function forgetEverything(page, url) {
  await page.goto(`${url}icon.svg`);
  await page.evaluate(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name).onsuccess = resolve;
      });
    }
  });
}

function stringified(value) {
  const started = performance.now();
  JSON.stringify(value, (_, each) => (ArrayBuffer.isView(each) ? Array.from(each) : each));
  return performance.now() - started;
}

/** What a row of the export holds at the least: where, what and which words. */
function plainRows({ transcripts, transcriptVersions, passes }) {
  const versions = new Map(transcriptVersions.map((version) => [version.id, version]));
  const names = new Map(transcripts.map(({ id, name }) => [id, name]));
  return passes
    .filter(({ submitted }, index) => submitted && index % 2 === 0)
    .flatMap((pass) => {
      const { text, lineFrom } = versions.get(pass.versionId);
      return Array.from(pass.from, (from, row) => [
        names.get(pass.transcriptId),
        from + 1,
        pass.to[row],
        text.slice(lineFrom[from], lineFrom[pass.to[row]] ?? text.length),
        pass.codes[pass.code[row]],
      ]);
    });
}
