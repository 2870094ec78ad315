import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { temporaryFolder } from './support/browser.mjs';
import { atDesk, dropFiles, importDropped, openTranscript, startStudy } from './support/desk.mjs';
import { longInterview, writeBrokenFiles } from './support/files.mjs';

export const journey = {
  name: 'broken files in a drop: each says why in a sentence, and the good one is imported',

  async run({ page, url }) {
    const { folder, remove } = temporaryFolder('broken');
    try {
      const { good, broken } = await writeBrokenFiles(folder);
      await startStudy(page, url);
      const files = await dropFiles(page, [...broken.slice(0, 2), good, ...broken.slice(2)]);
      for (const path of broken) {
        const file = files.find(({ name }) => name === basename(path));
        assert.equal(file.sign, 'cannot be read', file.name);
        assert.match(file.words, /^[A-Z][^.]{15,}\./, `${file.name}: ${file.words}`);
      }
      assert.equal(new Set(files.map(({ words }) => words)).size, files.length, 'each its own');
      await importDropped(page);
      await openTranscript(page, 'whole');
      await atDesk(page);
      const lines = await page.locator('[data-line]').count();
      assert.equal(lines, longInterview.length);
    } finally {
      remove();
    }
  },
};
