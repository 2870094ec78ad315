import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startStudy, visit } from '../../journeys/support/desk.mjs';
import { linesShown, runs } from './measures.mjs';
import { project } from './studies.mjs';

const pages = 1000;

/** The reading view of the first transcript: until its first lines stand, and until all do. */
export async function reading({ page, address, study }) {
  const shown = await linesShown({ page, address, study, transcript: 0, on: 'reading' });
  const { first, whole, ...beside } = shown;
  const what = `reading view, ${shown.count} lines`;
  return [
    { what: `${what}: first`, aim: 400, value: first, ...beside },
    { what: `${what}: whole`, aim: 1500, value: whole, ...beside },
  ];
}

/** One word of a coded transcript corrected: from the press to the list of what becomes of its codings. */
export async function correcting({ page, address, study }) {
  const { id } = study.snapshot.transcripts[0];
  const version = study.snapshot.transcriptVersions[0];
  const value = [];
  const baseline = [];
  for (let run = 0; run < runs; run++) {
    await page.goto(address('transcripts', { transcript: id }));
    await page.getByRole('button', { name: 'Correct the turn at line 2', exact: true }).click();
    const words = page.getByLabel(/^Words of this turn/);
    await words.fill(`${await words.inputValue()} indeed${run}`);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    const look = page.getByRole('button', { name: /Look at what this does/ });
    const started = performance.now();
    await look.click();
    await page.getByRole('heading', { name: /^\d+ lost$/ }).waitFor();
    value.push(performance.now() - started);
    baseline.push(await page.evaluate(compared, { text: version.text }));
    await page.getByRole('button', { name: 'Back to correcting' }).click();
    await page
      .getByRole('button', { name: /^Discard/ })
      .first()
      .click();
  }
  const what = `a correction looked at, ${version.lineFrom.length} lines`;
  return [{ what, aim: 1000, value, baseline, plain: 'words compared one by one' }];
}

function compared({ text }) {
  const started = performance.now();
  const [before, after] = [text, `${text} indeed`].map((one) => one.split(/\s+/));
  globalThis.same = before.filter((word, index) => word === after[index]).length;
  return performance.now() - started;
}

/** A PDF of a thousand pages: from the file being chosen to its turns shown. */
export async function readingPdf({ page, url, folder }) {
  const { pdfOf, setPages } = await project('tests/fixtures/pdf-files.ts');
  const words = 'We looked at the list of medicines together, one by one, and stopped the third.';
  const paragraphs = Array.from(
    { length: 12 * pages },
    (_, turn) => `${turn % 2 ? 'P09' : 'INT'}: ${words.repeat(3)} (${turn})`,
  );
  const set = setPages(paragraphs).slice(0, pages);
  const path = join(folder, 'thousand.pdf');
  writeFileSync(path, pdfOf(set.map((texts) => ({ texts }))));
  const value = [];
  for (let run = 0; run < 3; run++) {
    await startStudy(page, url, `Bench PDF ${run}`);
    await visit(page, 'import');
    const started = performance.now();
    await page.getByTestId('transcript-files').first().setInputFiles(path);
    await page.getByRole('heading', { name: 'Check the order of reading' }).waitFor();
    value.push(performance.now() - started);
  }
  return [{ what: `a PDF of ${set.length} pages read`, aim: 15_000, value, baseline: null }];
}
