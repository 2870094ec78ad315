import { saved, visit } from './desk.mjs';

const others = {
  relevant: 'undecided',
  'not relevant': 'relevant',
  undecided: 'not relevant',
};

/**
 * Takes another decision on every domain, with a reason and one more person beside who sits there; by
 * keyboard. It is of this day without being told.
 * Gives the decisions by domain.
 */
export async function decideAll(page, { reasonOf, decider }) {
  await visit(page, 'relevance');
  const links = page.locator('[data-domain]');
  await links.first().waitFor();
  const decided = {};
  await page.locator('[data-domain][tabindex="0"]').focus();
  const count = await links.count();
  for (let at = 0; at < count; at += 1) {
    if (at > 0) await page.keyboard.press('ArrowDown');
    const domain = (await page.locator('[data-domain]:focus span').last().innerText()).trim();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: domain, exact: true });
    await panel.waitFor();
    const before = (await panel.locator('fieldset label:has(:checked)').first().innerText()).trim();
    const decision = others[before] ?? 'relevant';
    await panel.getByRole('radio', { name: decision, exact: true }).press('Space');
    await panel.getByText(`Earlier: ${before}, `).waitFor();
    const reason = panel.getByRole('textbox', { name: /^Why/ });
    await reason.fill(reasonOf(domain));
    await reason.press('Tab');
    await panel.getByRole('checkbox', { name: decider }).press('Space');
    await panel.getByRole('checkbox', { name: decider, checked: true }).waitFor();
    decided[domain] = { before, decision, reason: reasonOf(domain) };
    await page.locator(`[data-domain]:has-text("${domain}")`).first().focus();
  }
  await saved(page);
  return decided;
}

/** What the table of domains says, by domain. */
export async function relevanceShown(page) {
  await visit(page, 'relevance');
  await page.locator('[data-domain]').first().waitFor();
  return page.evaluate(() => {
    const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    return Object.fromEntries(
      [...document.querySelectorAll('main table tbody tr')].map((row) => {
        const cells = [...row.querySelectorAll('td')];
        const decision = row.querySelector('.decision');
        return [
          words(row.querySelector('th a > span:last-child')),
          {
            people: words(cells[0]),
            passages: Number(words(cells[2])),
            statements: Number(words(cells[3])),
            decision: words(decision.querySelector('b') ?? decision),
            deciders: words(decision.querySelector('small') ?? decision),
          },
        ];
      }),
    );
  });
}
