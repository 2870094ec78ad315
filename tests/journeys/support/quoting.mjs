import assert from 'node:assert/strict';

/** Every quotation in the list of the page: number, words as they are printed, attribution; `null`: no number. */
export async function quotationsListed(page) {
  const links = page.getByRole('navigation', { name: 'Quotations' }).getByRole('link');
  await links.first().waitFor();
  return links.evaluateAll((all) =>
    all.map((link) => ({
      number: Number(/\d+/.exec(link.querySelector('.number')?.textContent ?? '')) || null,
      words: link.querySelector('.words').textContent.trim(),
      attribution: link.querySelector('.words + span').textContent.trim(),
    })),
  );
}

/** Opens the quotation that holds these words, from the list; the words as they were said have the focus. */
export async function openQuotation(page, words) {
  const list = page.getByRole('navigation', { name: 'Quotations' });
  await list.getByRole('link').filter({ hasText: words }).press('Enter');
  await asSaid(page).focus();
}

/** Waits until the open quotation is printed so; `attribution` where it is to be looked at too. */
export async function seePrinted(page, words, attribution = '') {
  const printed = page.getByRole('region', { name: 'What is open' }).locator('blockquote').first();
  await printed.filter({ hasText: `“${words}” ${attribution}`.trim() }).waitFor();
}

/** Leaves words out of the open quotation. */
export async function leaveOut(page, words) {
  await mark(page, words);
  const count = words.split(' ').length;
  const named = count === 1 ? 'Leave out 1 word' : `Leave out ${count} words`;
  await page.getByRole('button', { name: named, exact: true }).press('Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: `“${words}” left out` })
    .waitFor();
  await asSaid(page).focus();
}

/** Puts words in after others. */
export async function putIn(page, after, words) {
  await mark(page, after);
  await page.getByRole('button', { name: 'Put in…' }).press('Enter');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: `“${words}” put in` })
    .waitFor();
}

/** Puts other words in the place of some. */
export async function replace(page, words, by) {
  await mark(page, words);
  await page.getByRole('button', { name: 'Replace…' }).press('Enter');
  await page.keyboard.type(by);
  await page.keyboard.press('Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: `“${by}” for “${words}”` })
    .waitFor();
}

function asSaid(page) {
  return page.getByRole('group', { name: /^The words as they were said/ });
}

/**
 * Marks words by keys alone, further on than what is marked: the arrow moves the end, with Shift the
 * beginning. The words as they were said have the focus already, or get it back from what was done last.
 */
async function mark(page, words) {
  await page.waitForFunction(() => document.activeElement?.matches('[data-first]'));
  const text = await asSaid(page).textContent();
  const from = text.indexOf(words);
  assert.ok(from >= 0, `“${words}” stands in “${text}”`);
  const to = from + words.length;
  for (const [key, reached] of [
    ['ArrowRight', (span) => span.to >= to],
    ['Shift+ArrowRight', (span) => span.from >= from],
  ]) {
    for (let left = text.length; !reached(await marked(page)); left -= 1) {
      assert.ok(left > 0, `${key} leads to “${words}”`);
      await page.keyboard.press(key);
    }
  }
  assert.deepEqual(await marked(page), { from, to }, `“${words}” is marked`);
}

/** Offsets of what is marked. */
function marked(page) {
  return asSaid(page).evaluate((group) => {
    const marks = [...group.querySelectorAll('mark')];
    const before = document.createRange();
    before.selectNodeContents(group);
    before.setEndBefore(marks[0]);
    const from = before.toString().length;
    return { from, to: from + marks.map(({ textContent }) => textContent).join('').length };
  });
}
