import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openBrowser, temporaryFolder } from './support/browser.mjs';
import {
  atDesk,
  codesByLine,
  listenAtDesk,
  openSample,
  openStudyFile,
  openTranscript,
  saved,
  visit,
} from './support/desk.mjs';
import { download } from './support/downloads.mjs';

export const journey = {
  name: 'a study saved to a file opens in another browser with the same content',

  async run({ page, context, url, browser }) {
    const { folder, remove } = temporaryFolder('study-file');
    const other = temporaryFolder('other-profile');
    try {
      await listenAtDesk(context);
      await openSample(page, url);
      await openTranscript(page, 'P08, community pharmacist');
      await page.keyboard.press('u');
      await page.keyboard.press('d');
      await page.keyboard.press('o');
      await saved(page);
      const codes = await codesByLine(page);
      const file = join(folder, 'study.concord');
      await saveStudyTo(page, file);
      await page
        .getByText(/nothing since/)
        .first()
        .waitFor({ state: 'attached' });

      const second = await openBrowser(browser, other.folder);
      try {
        await listenAtDesk(second.context);
        const there = second.context.pages()[0] ?? (await second.context.newPage());
        await openStudyFile(there, url, file, 'Amara Osei');
        await openTranscript(there, 'P08, community pharmacist');
        await atDesk(there);
        assert.deepEqual(await codesByLine(there), codes);
        for (const name of ['transcripts', 'participants', 'codebook', 'memos', 'trail']) {
          assert.equal(await wordsOf(there, name), await wordsOf(page, name), name);
        }
      } finally {
        await second.close();
      }
    } finally {
      remove();
      other.remove();
    }
  },
};

async function saveStudyTo(page, file) {
  await page
    .getByRole('button', { name: /^Save study to a file/ })
    .first()
    .click();
  // The sample's last round is still blind: the program says first whom the file is not for.
  const own = page.getByRole('button', { name: 'Save a copy for myself' });
  const name = await download(page, () => own.click(), file);
  assert.match(name, /\.concord$/);
}

/** The words of a page of the study, once they have stood still. */
async function wordsOf(page, name) {
  await visit(page, name);
  let before = '';
  for (;;) {
    await page.waitForTimeout(300);
    // What can be undone is each browser's own; what was done is the study's.
    const words = (await page.locator('main').innerText()).replace(/^Undo the last.*\n/m, '');
    if (words !== '' && words === before) return words;
    before = words;
  }
}
