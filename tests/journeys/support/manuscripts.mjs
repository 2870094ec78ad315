import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { readFileSync, writeFileSync } from 'node:fs';
import { findingCounts } from './checks.mjs';

/** A paper in Word, written by another program's means: its results, paragraph by paragraph. */
export function manuscriptBytes(paragraphs) {
  const children = [
    new Paragraph({ text: 'Results', heading: HeadingLevel.HEADING_1 }),
    ...paragraphs.map((text) => new Paragraph({ text })),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** The same as a file; gives the path. */
export async function writeManuscript(path, paragraphs) {
  writeFileSync(path, await manuscriptBytes(paragraphs));
  return path;
}

/** The first half of a file. */
export function writeHalf(path, whole) {
  const bytes = readFileSync(whole);
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 2)));
  return path;
}

/** Gives a file to the page by the browser's own chooser, opened by a key. */
export async function chooseManuscript(page, path) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByTestId('manuscript-file').press('Enter'),
  ]);
  await chooser.setFiles(path);
}

/** What the check said, once it is there and has the focus. */
export async function manuscriptChecked(page, name) {
  const head = page.getByRole('heading', { name, level: 2 });
  await head.and(page.locator(':focus')).waitFor();
  const findings = page.getByRole('group', { name: 'Findings', exact: true }).getByRole('article');
  const quotations = page.getByRole('table', { name: /^Quotations/ }).locator('tbody tr');
  return {
    counts: await findingCounts(page),
    findings: await findings.evaluateAll((all) =>
      all.map((one) => ({
        rule: one.querySelector('.rule').lastChild.textContent.trim(),
        what: one.querySelector('h3').textContent,
        marked: one.querySelector('mark').textContent,
      })),
    ),
    verdicts: await quotations.evaluateAll((all) =>
      all.map((row) => row.cells[0].innerText.replace(/\s+/g, ' ').trim()),
    ),
  };
}
