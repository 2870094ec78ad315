import { join } from 'node:path';
import { visit } from './desk.mjs';
import { download } from './downloads.mjs';
import { seeAs } from './theming.mjs';

/** Writes a table of findings in a format; gives the path. `matrix` is the one meant, by name. */
export async function exportFinding(page, folder, { table, extension, matrix }) {
  await visit(page, 'export');
  // A group of tables is opened by its heading, as a person would open it.
  await page.locator('summary', { hasText: 'Findings' }).press('Enter');
  await page
    .getByRole('group', { name: 'Findings' })
    .getByRole('radio', { name: table, exact: true })
    .press('Space');
  if (matrix) {
    await page
      .getByRole('combobox', { name: 'Matrix', exact: true })
      .selectOption({ label: matrix });
  }
  await page.getByRole('radio', { name: extension }).press('Space');
  await page.getByText('Reading the study…').waitFor({ state: 'detached' });
  const button = page.getByRole('button', { name: /^Export [\d,]+ rows?$/ });
  await button.and(page.locator('[aria-disabled="false"]')).waitFor();
  if (matrix) await page.getByRole('heading', { name: new RegExp(matrix) }).waitFor();
  const path = join(folder, `${table.replaceAll(' ', '-')}${extension}`);
  await download(page, () => button.press('Enter'), path);
  return path;
}

/** The theme map as a drawing; gives the path. */
export async function exportMap(page, folder) {
  await visit(page, 'themes');
  await seeAs(page, 'Map');
  await page.locator('g.node').first().waitFor();
  await page.getByRole('button', { name: 'Save figure' }).press('Enter');
  const save = page.getByRole('dialog').getByRole('button', { name: 'Save drawing' });
  await save.and(page.locator('[aria-disabled="false"]')).waitFor();
  const path = join(folder, 'theme-map.svg');
  await download(page, () => save.press('Enter'), path);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Close', exact: true })
    .first()
    .click();
  return path;
}

/** "6 of 7" people and the passages of every row, as the page of counts shows them. */
export async function countsShown(page) {
  await visit(page, 'counts');
  await page.getByRole('grid').waitFor();
  return page.evaluate(() => {
    const table = document.querySelector('main table[role="grid"]');
    const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    return Object.fromEntries(
      [...table.querySelectorAll('tbody tr')].map((row) => {
        const cells = [...row.querySelectorAll('td')].map(words);
        const head = row.querySelector('th');
        const name = words(head.querySelector('.words > [aria-hidden="true"]:last-child') ?? head);
        return [name, { people: cells.at(-1), cells: cells.slice(0, -1) }];
      }),
    );
  });
}
