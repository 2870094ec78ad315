import assert from 'node:assert/strict';
import { temporaryFolder } from './support/browser.mjs';
import {
  atDesk,
  codesByLine,
  currentLine,
  importFiles,
  listenAtDesk,
  openTranscript,
  saved,
  startStudy,
} from './support/desk.mjs';
import {
  corpusTranscripts,
  fixtureTranscripts,
  longInterview,
  writeWordInterview,
  writeWordTable,
} from './support/files.mjs';
import { assertExportsHold, exportCodedSegments } from './support/exports.mjs';

const linesToCode = 40;
const domains = [
  ['k', 'Knowledge'],
  ['l', 'Skills'],
  ['e', 'Emotion'],
  ['g', 'Goals'],
  ['s', 'Social influences'],
];

export const journey = {
  name: 'the main job: import every format, code 40 lines by keyboard, export, and read it back',
  browsers: ['chromium', 'firefox'],
  longest: 240_000,

  async run({ page, context, url }) {
    const { folder, remove } = temporaryFolder('main-job');
    try {
      await listenAtDesk(context);
      await startStudy(page, url);
      const files = await importFiles(page, [
        await writeWordInterview(folder),
        await writeWordTable(folder),
        ...fixtureTranscripts(),
        ...corpusTranscripts(),
      ]);
      const unread = files.filter(({ sign }) => sign === 'cannot be read');
      assert.deepEqual(unread, [], 'every file is read');

      await openTranscript(page, 'Long interview');
      const expected = await codeByKeyboard(page);
      const paths = await exportCodedSegments(page, folder);
      await assertExportsHold(paths, passagesOf(expected), 'Long interview');
    } finally {
      remove();
    }
  },
};

/** Forty lines, with undo and redo on the way, and the page loaded anew in the middle. */
async function codeByKeyboard(page) {
  const expected = {};
  await page.keyboard.press('Home');
  for (let count = 0; count < linesToCode; count++) {
    await page.keyboard.press('u');
    const line = await currentLine(page);
    const [key, name] = domains[count % domains.length];
    await page.keyboard.press('d');
    await page.keyboard.press(key);
    expected[line] = [name];
    if (count % 10 === 4) await assertUndoAndRedo(page, expected, line);
    if (count === 7) await codeByPicker(page, expected, line);
    if (count === 11) await makeOwnCode(page, expected, line);
    if (count === 13) await takeOneOfTwoOff(page, expected, line);
    if (count === 15) await writeMemo(page);
    if (count === linesToCode / 2) await assertSameAfterReload(page, expected, line);
  }
  await saved(page);
  assert.deepEqual(await codesByLine(page), sorted(expected), 'the desk shows what was coded');
  assert.equal(Object.keys(expected).length, linesToCode);
  return expected;
}

async function assertUndoAndRedo(page, expected, line) {
  await saved(page);
  const before = Object.fromEntries(
    Object.entries(expected).filter(([each]) => Number(each) !== line),
  );
  await page.keyboard.press('z');
  await shows(page, sorted(before));
  await page.keyboard.press('Shift+z');
  await shows(page, sorted(expected));
}

async function codeByPicker(page, expected, line) {
  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: /^Code / }).waitFor();
  await page.keyboard.type('optimism');
  await page.keyboard.press('Enter');
  expected[line].push('Optimism');
  await shows(page, sorted(expected));
}

/** A second domain on the line, which is asked about and taken off again. */
async function takeOneOfTwoOff(page, expected, line) {
  const [, second] = domains.find(([, name]) => !expected[line].includes(name));
  await page.keyboard.press('d');
  await page.keyboard.press(domains.find(([, name]) => name === second)[0]);
  await page.waitForFunction(
    ([at, name]) => globalThis.codesByLine()[at]?.includes(name),
    [line, second],
  );
  await page.keyboard.press('x');
  const asked = page.getByRole('dialog');
  await asked.getByRole('button', { name: second }).click();
  await asked.waitFor({ state: 'detached' });
  await page.waitForFunction(
    ([at, name]) => !globalThis.codesByLine()[at]?.includes(name),
    [line, second],
  );
}

async function makeOwnCode(page, expected, line) {
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Ten-minute slot');
  await page.keyboard.press('Enter');
  expected[line].push('Ten-minute slot');
  await shows(page, sorted(expected));
}

async function writeMemo(page) {
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: /memo/i }).waitFor();
  await page.keyboard.type('Compare with the pharmacists.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Compare with the pharmacists.').locator('visible=true').first().waitFor();
}

async function assertSameAfterReload(page, expected, line) {
  await saved(page);
  // Codes are on disk at once; where the coder is, within a second.
  await page.waitForTimeout(1000);
  await page.reload();
  await atDesk(page);
  assert.deepEqual(await codesByLine(page), sorted(expected), 'after a reload');
  assert.equal(await currentLine(page), line, 'back on the line');
}

async function shows(page, codes) {
  await page.waitForFunction(
    (wanted) => JSON.stringify(globalThis.codesByLine()) === wanted,
    JSON.stringify(codes),
  );
}

function sorted(codes) {
  return Object.fromEntries(Object.entries(codes).map(([line, names]) => [line, names.toSorted()]));
}

/** Maximal runs of lines that carry a code: what a row of the export stands for. */
function passagesOf(codes) {
  const names = [...new Set(Object.values(codes).flat())];
  return names.flatMap((name) => {
    const lines = Object.keys(codes)
      .map(Number)
      .filter((line) => codes[line].includes(name))
      .sort((a, b) => a - b);
    const runs = [];
    for (const line of lines) {
      const last = runs.at(-1);
      if (last?.to === line) last.to = line + 1;
      else runs.push({ code: name, from: line, to: line + 1 });
    }
    return runs.map((run) => ({
      ...run,
      text: longInterview
        .slice(run.from, run.to)
        .map(({ text }) => text)
        .join('\n'),
    }));
  });
}
