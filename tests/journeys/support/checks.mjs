import assert from 'node:assert/strict';
import { visit } from './desk.mjs';

/**
 * Sets a finding aside with a reason and no other way, by keys, and kept over a reload.
 * Gives what the notes of an export must say of the checks from then on.
 */
export async function setFindingAside(page, aside) {
  const before = await visitChecks(page);
  const finding = page.getByRole('article').filter({ hasText: aside.where });
  for (let left = before.mismatches + before.questions; ; left -= 1) {
    assert.ok(left > 0, 'keys lead to the finding');
    await page.keyboard.press('j');
    if (await finding.evaluate((one) => one === document.activeElement)) break;
  }
  await page.keyboard.press('s');
  await finding.getByLabel('Set aside, because').and(page.locator(':focus')).waitFor();
  await finding.getByRole('button', { name: 'Set aside', exact: true }).press('Enter');
  await finding.getByText('without a reason it stays open').waitFor();
  await page.keyboard.type(aside.reason);
  await finding.getByRole('button', { name: 'Set aside', exact: true }).press('Enter');
  const after = { ...before, questions: before.questions - 1, setAside: before.setAside + 1 };
  const under = page.getByRole('region', { name: 'Set aside' }).getByRole('article');
  await under.filter({ hasText: aside.reason }).waitFor();
  assert.deepEqual(await findingCounts(page), after);
  await page.reload();
  await under.filter({ hasText: aside.where }).filter({ hasText: aside.reason }).waitFor();
  assert.deepEqual(await findingCounts(page), after);
  return [
    `Checks: ${after.questions} questions are open and ${after.setAside} set aside with a reason.`,
    `Set aside (${aside.rule}, ${aside.where}): ${aside.what}`,
    `Because: ${aside.reason} AO,`,
  ];
}

/** Opens the checks; gives how many findings are open and set aside. */
export async function visitChecks(page) {
  await visit(page, 'checks');
  await page.getByRole('navigation', { name: 'Findings by kind' }).waitFor();
  return findingCounts(page);
}

/** How many findings of each kind the page lists: those that do not match, questions, those set aside. */
export async function findingCounts(page) {
  const heads = await page
    .getByRole('group', { name: 'Findings', exact: true })
    .getByRole('heading', { level: 2 })
    .allInnerTexts();
  const count = (kind) =>
    Number(heads.find((head) => head.includes(kind))?.match(/\d+$/)?.[0] ?? 0);
  return {
    mismatches: count('Do not match'),
    questions: count('Questions'),
    setAside: count('Set aside'),
  };
}
