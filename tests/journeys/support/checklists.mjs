/** An item of the checklist, with what is under it while it is open. */
export function itemOf(page, number) {
  return page.locator(`[data-item="${number}"]`);
}

/** Opens an item by its topic. */
export async function openItem(page, number) {
  const topic = itemOf(page, number).locator('[data-topic]');
  await topic.press('Enter');
  await topic.and(page.locator('[aria-expanded="true"]')).waitFor();
}

/** Waits until an item says where it stands. */
export async function seeState(page, number, state) {
  await itemOf(page, number).locator('.state', { hasText: state }).waitFor();
}

/** What the item says for the paper, as it stands in the list. */
export async function sentenceOf(page, number) {
  const words = await itemOf(page, number).locator('.words').first().innerText();
  return words.trim();
}

/** Confirms the open item as it stands; it closes, and its topic has the focus. */
export async function confirmItem(page, number) {
  await itemOf(page, number)
    .getByRole('button', { name: 'Confirm', exact: true })
    .and(page.locator('[aria-disabled="false"]'))
    .press('Enter');
  await seeState(page, number, 'confirmed');
  await page.waitForFunction(
    (own) => document.activeElement?.closest('[data-item]')?.dataset.item === own,
    String(number),
  );
}

/** Says that the open item does not apply. Without a reason nothing is stored. */
export async function notApplicable(page, number, reason) {
  const item = itemOf(page, number);
  await item.getByRole('button', { name: 'Not applicable, because…' }).press('Enter');
  await page.keyboard.press('Tab');
  await item.getByRole('button', { name: 'Say so' }).press('Enter');
  await item.getByText('Without a reason nothing is stored.').waitFor();
  await page.keyboard.type(reason);
  await item.getByRole('button', { name: 'Say so' }).press('Enter');
  await seeState(page, number, 'not applicable');
}

/** Writes another sentence for the open item and leaves the field. */
export async function writeSentence(page, number, words) {
  const field = itemOf(page, number).getByLabel('Sentence for the paper');
  await field.fill(words);
  await field.press('Tab');
}
