import assert from 'node:assert/strict';
import { atDesk, listenAtDesk, openSample, visit } from './support/desk.mjs';

const words = 'She laughed before she answered, and not at the question.';

export const journey = {
  name: 'a memo half written comes back after Esc and is kept when another page is opened',

  async run({ page, context, url }) {
    await listenAtDesk(context);
    await openSample(page, url);
    await visit(page, 'coding');
    await atDesk(page);

    const field = page.getByRole('textbox', { name: /^Memo on line/ });
    await page.keyboard.press('m');
    await field.fill(words);
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await page.keyboard.press('m');
    await field.waitFor();
    assert.equal(await field.inputValue(), words);

    await page.getByRole('navigation', { name: 'Study' }).getByText('Memos').click();
    await page.getByText(words).first().waitFor();
    assert.equal(await page.getByText(words).count(), 1, 'kept once');
  },
};
