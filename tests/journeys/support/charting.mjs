import assert from 'node:assert/strict';
import { saved, visit } from './desk.mjs';

/** The matrix page once its grid stands. */
export async function visitMatrix(page) {
  await visit(page, 'matrix');
  await page.locator('[role="grid"]').waitFor();
}

/** A new matrix with these columns and no other, by keyboard. */
export async function makeMatrix(page, name, columns) {
  await page.getByRole('button', { name: 'New', exact: true }).press('Enter');
  const named = page.getByRole('dialog');
  await named.getByRole('radio', { name: /^None yet/ }).press('Space');
  await named.getByLabel('Name').fill(name);
  await named.getByLabel('Name').press('Enter');
  await named.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'No column is shown' }).waitFor();

  await page.keyboard.press('o');
  const choices = page.getByRole('dialog', { name: 'Columns' });
  for (const column of columns) {
    const box = choices.getByRole('checkbox', { name: column, exact: false }).first();
    await box.press('Space');
  }
  await choices.getByRole('button', { name: `Keep ${columns.length} columns` }).press('Enter');
  await choices.waitFor({ state: 'detached' });
  await page.locator('[role="grid"]').waitFor();
}

/** Opens a matrix of the study by its name. */
export async function openMatrix(page, name) {
  const chooser = page.getByRole('combobox', { name: 'Matrix', exact: true });
  await chooser.selectOption({ label: name });
  await page.locator(`[role="grid"][aria-label="Framework matrix ${name}"]`).waitFor();
}

/** What stands in every cell, by "case, column": the words, and what the cell says of itself. */
export function cellsShown(page) {
  return page.evaluate(() => {
    const table = document.querySelector('table[role="grid"]');
    const columns = [...table.querySelectorAll('thead th .name')].map((one) => one.textContent);
    const cells = {};
    for (const row of table.querySelectorAll('tbody tr')) {
      const label = row.querySelector('th > span').textContent;
      [...row.querySelectorAll('td')].forEach((cell, at) => {
        cells[`${label}, ${columns[at].trim()}`] = {
          words: cell.querySelector('.words').textContent,
          state: cell.querySelector('.state').textContent.trim(),
        };
      });
    }
    return cells;
  });
}

/** "Case, column" of every cell that says that its codings changed since it was charted. */
export async function changedCells(page) {
  const cells = Object.entries(await cellsShown(page));
  return cells
    .filter(([, { state }]) => /added|taken off/.test(state))
    .map(([name]) => name)
    .sort();
}

/** The case and the column of the open cell. */
export async function openCell(page) {
  const [name, column] = await page
    .getByRole('complementary', { name: 'The open cell' })
    .locator('h2')
    .evaluate((head) => [
      head.querySelector('[dir="auto"]').textContent.trim(),
      head.querySelector('.name').textContent.trim(),
    ]);
  return `${name}, ${column}`;
}

export const summaryField = (page) => page.getByRole('textbox', { name: 'Summary, in your words' });

/**
 * Writes the cells that are not charted, one after another: u leads to the next, Enter opens it, Esc
 * leaves it. `wordsOf` is given the "case, column" and how many were charted before; `more` may do
 * something else in the open field. Gives the words by cell.
 */
export async function chartCells(page, count, wordsOf, more) {
  const written = {};
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press('u');
    const cell = await openCell(page);
    assert.ok(!(cell in written), `${cell} is charted once`);
    await page.keyboard.press('Enter');
    await summaryField(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(wordsOf(cell, at));
    await more?.(cell, at);
    written[cell] = await summaryField(page).inputValue();
    await page.keyboard.press('Escape');
    await page.locator('[role="gridcell"]:focus').waitFor();
  }
  await saved(page);
  return written;
}

/** Puts the first passage of the open cell in as a quotation; gives its words. */
export async function insertQuotation(page) {
  const before = await summaryField(page).inputValue();
  await page.getByRole('button', { name: /^Insert as quotation.*passage 1$/ }).press('Enter');
  // Once it is stored, the field is there again to be written on in.
  await page.waitForFunction((length) => {
    const field = document.querySelector('aside textarea');
    return field === document.activeElement && field.value.length > length;
  }, before.length);
  return (await summaryField(page).inputValue()).slice(before.length);
}

/** Links the last word of the summary to the first passage of the open cell; gives that word. */
export async function linkLastWord(page) {
  await page.keyboard.press('Control+Shift+ArrowLeft');
  const word = await page.evaluate(() => {
    const field = document.activeElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
  await page.getByRole('button', { name: /^Link the chosen words.*passage 1$/ }).press('Enter');
  await page.getByRole('button', { name: /^Unlink.*passage 1$/ }).waitFor();
  return word;
}

/** Goes to a cell that changed, adds words to it and says that it is up to date. Gives its name and its words. */
export async function rechart(page, words) {
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  await page.keyboard.press('t');
  const cell = await openCell(page);
  await page.keyboard.press('Enter');
  const field = page.locator('aside textarea');
  await field.and(page.locator(':focus')).waitFor();
  await page.keyboard.type(words);
  const written = await field.inputValue();
  await page.keyboard.press('Escape');
  await saved(page);
  await page.getByRole('button', { name: 'Up to date now' }).waitFor();
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Up to date now' }).waitFor({ state: 'detached' });
  return [cell, written];
}
