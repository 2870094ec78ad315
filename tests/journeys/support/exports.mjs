import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from './desk.mjs';
import { download } from './downloads.mjs';
import { tableOf } from './read-back.mjs';

const formats = ['.csv', '.xlsx', '.docx'];

/** Writes the coded segments in every format; gives the paths of the files. */
export async function exportCodedSegments(page, folder) {
  await visit(page, 'export');
  await page.getByRole('radio', { name: 'Coded segments' }).check();
  await page.getByRole('checkbox', { name: /my own coding as it stands/ }).check();
  const paths = [];
  for (const extension of formats) {
    await page.getByRole('radio', { name: extension }).check();
    const button = page.getByRole('button', { name: /^Export [\d,]+ rows?$/ });
    await button.and(page.locator('[aria-disabled="false"]')).waitFor();
    const path = join(folder, `segments${extension}`);
    const name = await download(page, () => button.click(), path);
    assert.ok(name.endsWith(extension), name);
    paths.push(path);
  }
  return paths;
}

/** Every table that can be exported as the study stands, in one string, by table. */
export async function everyExport(page, folder) {
  await visit(page, 'export');
  await page.getByRole('radio', { name: '.csv' }).check();
  const choices = page.getByRole('radiogroup', { name: 'Table' });
  const closed = choices.locator('details:not([open]) > summary');
  while (await closed.count()) await closed.first().press('Enter');
  const subjects = choices.getByRole('radio');
  const tables = {};
  for (let at = 0; at < (await subjects.count()); at += 1) {
    const subject = subjects.nth(at);
    await subject.check();
    const name = (await subject.evaluate((radio) => radio.labels[0].textContent)).trim();
    const own = page.getByRole('checkbox', { name: /my own coding as it stands/ });
    if (await own.count()) await own.check();
    // Until the table is made, neither its rows nor the reason why there are none stand there.
    await page.getByText('Reading the study…').waitFor({ state: 'detached' });
    const button = page.getByRole('button', { name: /^Export [\d,]+ rows?$/ });
    const nothing = page.locator('#export-why', { hasText: /\.$/ });
    await button.and(page.locator('[aria-disabled="false"]')).or(nothing).first().waitFor();
    if (!(await button.count())) continue;
    const path = join(folder, `every-${at}.csv`);
    await download(page, () => button.click(), path);
    tables[name] = readFileSync(path, 'utf8');
  }
  return tables;
}

/** Each file, read by another program's means, has a row for each passage and no other. */
export async function assertExportsHold(paths, passages, transcript) {
  for (const path of paths) {
    const rows = await tableOf(path);
    const head = rows.findIndex((row) => row.includes('First line'));
    assert.ok(head >= 0, `${path} has its head row`);
    const column = (name) => rows[head].indexOf(name);
    const found = rows
      .slice(head + 1)
      .filter((row) => row[column('Transcript')] === transcript)
      .map((row) => ({
        code: row[column('Code')],
        from: Number(row[column('First line')]) - 1,
        to: Number(row[column('Last line')]),
        text: plain(row[column('Text')]),
      }));
    const wanted = passages.map((passage) => ({ ...passage, text: plain(passage.text) }));
    assert.deepEqual(inOrder(found), inOrder(wanted), path);
  }
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();

const inOrder = (passages) =>
  passages.toSorted((a, b) => a.from - b.from || (a.code < b.code ? -1 : 1));
