import assert from 'node:assert/strict';
import { visit } from './desk.mjs';

/**
 * Settles open lines of a transcript by keyboard, each as one coder has it. `lines` are in the order of
 * the queue: `{ line, as, codes }`, with the line as people count it, the coder's letter and the codes
 * that then stand, those that both have among them. Open lines between them are left open.
 */
export async function settleLines(page, lines) {
  await visit(page, 'reconciliation');
  const decision = page.getByRole('region', { name: 'Decision' });
  await decision.waitFor();
  for (const { line, as, codes } of lines) {
    await toLine(page, line);
    const choice = decision.getByRole('button', { name: new RegExp(`^[12] ${as}’s`) });
    const words = (await choice.innerText()).replace(/\s+/g, ' ');
    const named = codes.filter((code) => words.includes(code));
    assert.ok(named.length > 0, `line ${line}, ${as}: ${words}`);
    const before = await settledCount(page);
    await page.keyboard.press(words[0]);
    await page.keyboard.press('Enter');
    await page.getByText(`${before + 1} of 126 settled`).waitFor();
  }
}

/** The next open line, until it is the one wanted. */
async function toLine(page, line) {
  const head = page.getByRole('heading', { level: 1 });
  for (let step = 0; step < 8; step += 1) {
    const words = await head.innerText();
    if (words.endsWith(`line ${line}`)) return;
    await page.keyboard.press('n');
    await page.waitForFunction(
      (before) => document.querySelector('main h1').innerText !== before,
      words,
    );
  }
  throw new Error(`Line ${line} is not open.`);
}

async function settledCount(page) {
  const words = await page.getByText(/\d+ of 126 settled/).innerText();
  return Number(/(\d+) of 126 settled/.exec(words)[1]);
}
