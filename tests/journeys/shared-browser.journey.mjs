import assert from 'node:assert/strict';
import { openSample, openTranscript, saved, visit } from './support/desk.mjs';

const mine = 'P08, community pharmacist';
const passphrase = 'seven quiet otters';
const pages = [
  'home',
  'transcripts',
  'codebook',
  'rounds',
  'agreement',
  'reconciliation',
  'passages',
  'memos',
  'export',
  'trail',
];

export const journey = {
  name: 'two coders share one browser: neither sees, finds or undoes what the other does',

  async run({ page, context, url }) {
    await openSample(page, url);
    await openTranscript(page, mine);
    await page.keyboard.press('m');
    await page.getByRole('textbox', { name: /memo/i }).waitFor();
    await page.keyboard.type('Zebra: she means the tills.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Zebra: she means').locator('visible=true').first().waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Zebra crossing');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await saved(page);

    await setPassphrase(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await second.getByLabel('Passphrase of Amara Osei').waitFor();
    assert.doesNotMatch(await second.content(), /zebra/i, 'a page opened anew is covered');

    await switchTo(page, 'Tom Beddoes');
    await second.getByRole('button', { name: /Tom Beddoes/ }).waitFor();
    for (const name of pages) {
      await visit(page, name);
      await page.locator('main :is(h1, h2, p)').first().waitFor();
      await page.waitForTimeout(300);
      assert.doesNotMatch(await page.content(), /zebra/i, name);
    }
    await visit(page, 'search');
    await page.getByLabel('Look for').fill('zebra');
    await page.keyboard.press('Enter');
    await page.getByText('“zebra” is in none of 8 transcripts.').waitFor();
    await openTranscript(page, mine);
    assert.doesNotMatch(await page.content(), /zebra crossing|she means the tills/i, 'coding');
    assert.equal(await page.locator('[data-line] .vh', { hasText: 'codes: ' }).count(), 0);
    await page.keyboard.press('z');
    await page
      .getByText(/another coder sat down|nothing to undo/i)
      .first()
      .waitFor();

    await page.keyboard.press('u');
    await page.keyboard.press('d');
    await page.keyboard.press('k');
    await saved(page);
    await page
      .getByRole('button', { name: /At the keyboard|Tom Beddoes/ })
      .first()
      .click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: /Sit down as Amara Osei/ }).click();
    await panel.getByLabel('Passphrase of Amara Osei').fill('seven loud otters');
    await panel.getByRole('button', { name: 'Sit down as AO' }).click();
    await panel.getByText(/This is not the passphrase/).waitFor();
    await panel.getByLabel('Passphrase of Amara Osei').fill(passphrase);
    await panel.getByRole('button', { name: 'Sit down as AO' }).click();
    await page
      .getByRole('button', { name: /Amara Osei/ })
      .first()
      .waitFor();
  },
};

async function setPassphrase(page) {
  await page
    .getByRole('button', { name: /Amara Osei/ })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Set a passphrase…' }).click();
  await panel.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await panel.getByLabel('The same again').fill(passphrase);
  await panel.getByRole('button', { name: /^Set/ }).click();
  await panel.getByRole('button', { name: 'Lock the screens now' }).waitFor();
  await panel.getByRole('button', { name: 'Close' }).click();
}

async function switchTo(page, name) {
  await page
    .getByRole('button', { name: /Amara Osei/ })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: `Sit down as ${name}` }).click();
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .waitFor();
}
