import assert from 'node:assert/strict';
import { atDesk, codesByLine, listenAtDesk, openSample, saved, visit } from './support/desk.mjs';

export const journey = {
  name: 'two tabs code one transcript, and nothing is lost',

  async run({ page, context, url }) {
    await listenAtDesk(context);
    await openSample(page, url);
    await visit(page, 'coding');
    await atDesk(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await atDesk(other);
    const before = countOf(await codesByLine(page));

    const free = await uncodedLines(page, 20);
    const mine = free.filter((_, index) => index % 2 === 0);
    const theirs = free.filter((_, index) => index % 2 === 1);
    // Both at once, so that their writes meet.
    await Promise.all([codeLines(page, mine, 'k'), codeLines(other, theirs, 'e')]);
    await Promise.all([saved(page), saved(other)]);

    for (const tab of [page, other]) {
      await tab.reload();
      await atDesk(tab);
      const codes = await codesByLine(tab);
      for (const line of mine) assert.deepEqual(codes[line], ['Knowledge'], `line ${line + 1}`);
      for (const line of theirs) assert.deepEqual(codes[line], ['Emotion'], `line ${line + 1}`);
      assert.equal(countOf(codes), before + free.length);
    }
  },
};

async function uncodedLines(page, count) {
  const lines = await page.evaluate(() =>
    [...document.querySelectorAll('[data-line]')]
      .filter((row) => row.textContent.includes('not coded yet'))
      .map((row) => Number(row.dataset.line)),
  );
  assert.ok(lines.length >= count, `${lines.length} lines are free to code`);
  return lines.slice(0, count);
}

async function codeLines(page, lines, key) {
  for (const line of lines) {
    await page.locator(`[data-line="${line}"] .no`).click();
    await page.keyboard.press('d');
    await page.keyboard.press(key);
  }
}

const countOf = (codes) => Object.values(codes).flat().length;
