import { saved, visit } from './desk.mjs';

/** The page of belief statements, at a domain; by the keys that lead from domain to domain. */
export async function toDomain(page, domain) {
  const title = page.locator('#beliefs-title');
  await title.waitFor();
  for (let at = 0; at < 14 && (await title.innerText()) !== domain; at += 1) {
    const before = await title.innerText();
    await page.keyboard.press(']');
    await page.waitForFunction(
      (words) => document.querySelector('#beliefs-title')?.textContent !== words,
      before,
    );
  }
  await page.getByRole('heading', { level: 1, name: domain, exact: true }).waitFor();
}

/**
 * A statement from the passages at these places of the list, with its polarity, by keyboard. Gives the
 * passages it was written from, as "transcript, lines", and the people the list says speak there.
 */
export async function writeStatement(page, { statement, polarity, from }) {
  const passages = [];
  for (const place of from) {
    await toPassage(page, place);
    await page.keyboard.press('Space');
    passages.push(
      await page.evaluate(() => ({
        where: document.activeElement.getAttribute('aria-label'),
        people: document.activeElement
          .closest('header')
          .querySelector('span.dim')
          .textContent.split(', '),
      })),
    );
  }
  await page
    .getByText(new RegExp(`^${from.length} passages? chosen`))
    .first()
    .waitFor();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(statement);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const open = page.locator('[data-statement][aria-expanded="true"]', { hasText: statement });
  await open.waitFor();
  await page.getByRole('radio', { name: polarity, exact: true }).press('Space');
  await open.getByText(polarity, { exact: true }).waitFor();
  await saved(page);
  return passages;
}

/** F6 leads to the passages, and arrow keys to one of them. */
async function toPassage(page, place) {
  for (let step = 0; step < 60; step += 1) {
    const at = await page.evaluate(() =>
      [...document.querySelectorAll('[data-passage]')].indexOf(document.activeElement),
    );
    if (at === place) return;
    await page.keyboard.press(at < 0 ? 'F6' : at < place ? 'ArrowDown' : 'ArrowUp');
  }
  throw new Error(`There is no passage ${place + 1}.`);
}

/** Says of the open statement that another one is its opposite. */
export async function pairWith(page, opposite) {
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(opposite);
  await dialog.getByRole('radio', { name: opposite }).press('Space');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('A pair of opposites').first().waitFor();
  await saved(page);
}

/** What the list of a domain says of each of its statements: "4 of 7 people", and its polarity. */
export function statementsShown(page) {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[data-statement]')].map((one) => {
        const said = [...one.querySelectorAll('.said > *')].map(({ textContent }) =>
          textContent.trim(),
        );
        const words = one.querySelector('.words').textContent.trim();
        return [words, { people: said[0], passages: said[1], said }];
      }),
    ),
  );
}

/** "Transcript, lines" of every passage of a code in the settled coding, as the page of passages lists them. */
export async function passagesListed(page, code) {
  await visit(page, 'passages');
  await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'the settled coding' });
  await page.waitForURL(/from=settled/);
  const chooser = page.getByRole('combobox', { name: 'Code', exact: true });
  const value = await chooser.locator('option', { hasText: code }).first().getAttribute('value');
  await chooser.selectOption(value);
  await page.waitForURL(/code=/);
  await page.locator('main article header a').first().waitFor();
  return page
    .locator('main article header a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')));
}
