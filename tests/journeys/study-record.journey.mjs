import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './support/browser.mjs';
import { dropFiles, importDropped, openSample, openTranscript, visit } from './support/desk.mjs';
import { writeWordGuide } from './support/files.mjs';

const corrected = 'P01, GP partner';

export const journey = {
  name: 'the study record: a guide from Word, ten people pasted, a wrong sum, a PDF, a typo in what two have coded',
  longest: 180_000,

  async run({ page, context, url }) {
    const { folder, remove } = temporaryFolder('study-record');
    try {
      await openSample(page, url);
      await importGuide(page, await writeWordGuide(folder));
      await pasteParticipants(page);
      await refuseWrongSum(page);
      await importPdf(page, await writePdf(context, folder));
      await correctTypo(page);
    } finally {
      remove();
    }
  },
};

/** The guide of a Word table becomes the third version, with its domains recognised. */
async function importGuide(page, path) {
  await visit(page, 'guide');
  await page.getByLabel('File of the interview guide').setInputFiles(path);
  const preview = page.getByRole('dialog');
  await preview.getByRole('button', { name: 'Import 4 questions' }).click();
  await preview.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Version 3' }).waitFor();
  await page.getByRole('button', { name: 'By domain' }).click();
  const row = page.getByRole('row', { name: /Social influences/ });
  await row.getByText('Who else has a say in it?').waitFor();
}

/** Ten people from a sheet, as the clipboard brings it. */
async function pasteParticipants(page) {
  await visit(page, 'participants');
  const rows = Array.from({ length: 10 }, (_, index) =>
    [`N${index + 1}`, index % 2 ? 'GP' : 'nurse', index === 4 ? '' : 5 + index].join('\t'),
  );
  const sheet = ['Participant\tRole\tYears in role', ...rows].join('\n');
  await page.getByRole('button', { name: 'Paste a table…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(sheet);
  await page.getByRole('button', { name: 'Show what would change' }).click();
  const preview = page.getByRole('dialog');
  await preview.getByRole('button', { name: 'Import 10 participants' }).click();
  await preview.waitFor({ state: 'detached' });
  for (const label of ['N1', 'N10']) {
    await page.getByRole('rowheader', { name: label, exact: true }).waitFor();
  }
  const cells = await page.getByRole('row', { name: /^N5\b/ }).innerText();
  assert.match(cells, /not known/, 'what was left empty is not known');
}

/** A sum that cannot be is refused with its place, and what was stored stays. */
async function refuseWrongSum(page) {
  await visit(page, 'recruitment');
  const field = page.getByLabel(/^Consented, Letters/);
  const before = await field.inputValue();
  await field.fill('9');
  await page.getByRole('button', { name: 'Save the log' }).click();
  await page
    .getByRole('button', { name: /Consented, Letters to general practices.*7.*2.*5.*9/ })
    .waitFor();
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  await field.fill(before);
  await field.blur();
  await page.getByText(/9 is written/).waitFor({ state: 'detached' });
}

/** An interview printed to PDF, with a running head and page numbers. */
async function writePdf(context, folder) {
  const turns = Array.from({ length: 60 }, (_, turn) =>
    turn % 2 === 0
      ? `<p>INT: What happened at the review number ${turn / 2 + 1}?</p>`
      : `<p>P09: At that review we looked at the list of medicines together, one by one, and at ` +
        `number ${(turn + 1) / 2} we stopped, because nobody could say what it was for.</p>`,
  );
  const printed = await context.newPage();
  await printed.setContent(`<body style="font: 12pt serif">${turns.join('')}</body>`);
  const head = '<div style="font-size:8px;width:100%;text-align:center">Interview P09</div>';
  const foot =
    '<div style="font-size:8px;width:100%;text-align:center">Page <span class="pageNumber"></span></div>';
  const path = join(folder, 'P09.pdf');
  const bytes = await printed.pdf({
    format: 'A4',
    displayHeaderFooter: true,
    headerTemplate: head,
    footerTemplate: foot,
    margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' },
  });
  writeFileSync(path, bytes);
  await printed.close();
  return path;
}

async function importPdf(page, path) {
  const [file] = await dropFiles(page, [path]);
  assert.notEqual(file.sign, 'cannot be read', file.words);
  await page.getByLabel('I have checked the order of reading').check();
  await importDropped(page);
  await openTranscript(page, 'P09');
  const lines = await page.locator('[data-line]').allTextContents();
  assert.equal(lines.filter((line) => line.includes('What happened at the review')).length, 30);
  assert.ok(!lines.some((line) => /Page \d|Interview P09/.test(line)), 'no heads, no numbers');
}

/** One word of a line that both have coded; figures and decisions are what they were. */
async function correctTypo(page) {
  const before = await figures(page);
  await visit(page, 'transcripts');
  await page
    .getByRole('link', { name: new RegExp(`Correct.*${corrected}|${corrected}.*Correct`) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Correct the turn at line 3', exact: true }).click();
  const words = page.getByLabel(/Words of this turn/);
  const text = await words.inputValue();
  assert.match(text, /nineteen/);
  await words.fill(text.replace('nineteen', 'ninteen'));
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('button', { name: /Look at what this does/ }).click();
  await page.getByRole('heading', { name: '0 lost' }).waitFor();
  await page.getByLabel('Why the transcript is corrected').fill('heard again');
  await page.getByRole('button', { name: 'Accept, make version 2' }).click();
  await page
    .getByText(/version 2/)
    .first()
    .waitFor();
  assert.deepEqual(await figures(page), before, 'agreement is unchanged');
  await visit(page, 'reconciliation');
  await page.getByText('120 of 126 settled, 0 flagged').waitFor();
}

/** Every cell of the table of agreement; once shown, the figures stay shown. */
async function figures(page) {
  await visit(page, 'agreement');
  const show = page.getByRole('button', { name: 'Show the figures' });
  const table = page.locator('main table tbody tr').nth(13);
  await show.or(table).first().waitFor();
  if (await show.isVisible()) await show.click();
  await page.locator('main table tbody tr').nth(13).waitFor();
  return page.locator('main table').first().locator('tr').allInnerTexts();
}
