import { unzipSync } from 'fflate';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { temporaryFolder } from './support/browser.mjs';
import {
  atDesk,
  currentLine,
  importFiles,
  listenAtDesk,
  openTranscript,
  saved,
  startStudy,
  visit,
} from './support/desk.mjs';
import { download } from './support/downloads.mjs';
import { everyExport } from './support/exports.mjs';
import { writeWordInterview, writeWordTable } from './support/files.mjs';
import { anotherPerson, everythingKept, makePacket, openPacket } from './support/people.mjs';
import { takePictures } from './support/pictures.mjs';
import { tableOf } from './support/read-back.mjs';

const long = 'Long interview';
const short = 'Table interview';

/** Zero-based lines and letters of domains; an own code is made by name. Every third line is a question. */
const ada = {
  name: 'Ada Osei',
  codes: [
    [1, 'k'],
    [2, 'l'],
    [4, 'e'],
    [5, 'g'],
    [7, 's'],
    [8, 'k'],
    [10, 'e'],
  ],
  proposal: [13, 'Zebra at the gate'],
  memo: [1, 'Zebra: compare with the pilot.'],
};
const tom = {
  name: 'Tom Beddoes',
  codes: [
    [1, 'k'],
    [2, 'l'],
    [4, 'e'],
    [5, 'o'],
    [7, 's'],
    [7, 'n'],
    [10, 'e'],
  ],
  proposal: [11, 'Quokka on the roof'],
  memo: [2, 'Quokka: she hesitates here.'],
};
const [zebra, quokka] = [/zebra/i, /quokka/i];
const pages = [
  'home',
  'transcripts',
  'participants',
  'codebook',
  'rounds',
  'agreement',
  'reconciliation',
  'passages',
  'memos',
  'search',
  'export',
  'trail',
];

export const journey = {
  name: 'two coders on two machines: packets, blind passes, agreement, reconciliation, an adjudicator',
  longest: 420_000,

  async run({ page, context, url, browser }) {
    const { folder, remove } = temporaryFolder('two-coders');
    const at = (name) => join(folder, name);
    const people = [];
    const comes = async (name) => {
      const person = await anotherPerson(browser, name);
      people.push(person);
      return person.page;
    };
    try {
      await listenAtDesk(context);
      await planTogether(page, url, folder);
      const assignment = await makePacket(page, /Make the assignment for Tom/, at('out.age'));
      assert.ok(!assignment.mail.includes(assignment.passphrase), 'the mail keeps the passphrase');

      const second = await comes('second-coder');
      await takeAssignment(second, url, assignment);
      await codeAs(page, ada);
      await submit(page, long);
      await submit(page, short);
      const code = await submissionCode(page);
      await codeAs(second, tom);
      await submit(second, long);
      await submit(second, short);

      await assertHoldsNothing(second, zebra, at('tom.concord'));
      await assertExportsOnly(second, quokka, zebra, folder);
      await assertHoldsNothing(page, quokka, null);
      assert.doesNotMatch(await packetWords(assignment), zebra, 'the assignment');
      assert.match(await everythingKept(second), quokka, 'the search finds what is kept');

      const returned = await makePacket(second, /Make the return for Ada/, at('back.age'), {
        leadCode: code,
      });
      assert.match(await packetWords(returned), quokka, 'the return');
      assert.doesNotMatch(await packetWords(returned), zebra, 'the return');
      await takeIn(page, returned, /The order is shown/);
      await assertShowsNothing(page, quokka, 'before the reveal');
      await assertExportsOnly(page, zebra, quokka, folder);

      await reveal(page);
      await assertAgreement(page);
      await settleDifferences(page);

      const review = await makePacket(page, /Send flagged lines to Ines/, at('flagged.age'));
      const third = await comes('adjudicator');
      await third.goto(url);
      const dialog = await openPacket(third, review);
      await dialog.getByRole('button', { name: 'Make the copy' }).click();
      await third.waitForURL(/\/(rounds|reconciliation)\//);
      await adjudicate(third);
      const decided = await makePacket(third, /Send the decisions to Ada/, at('decided.age'));
      await takeIn(page, decided, /Decisions/);
      await assertConsensus(page, at('segments.csv'));
    } finally {
      for (const { leave } of people) await leave();
      remove();
    }
  },
};

async function planTogether(page, url, folder) {
  await startStudy(page, url);
  await importFiles(page, [await writeWordInterview(folder), await writeWordTable(folder)]);
  await visit(page, 'study');
  for (const [name, role] of [
    ['Tom Beddoes', /^coder/],
    ['Ines Lund', /^adjudicator/],
  ]) {
    await page.getByRole('button', { name: /^Add somebody/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('radio', { name: role }).check();
    await dialog.getByRole('button', { name: 'Add to the team' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await visit(page, 'rounds');
  await page.getByRole('button', { name: 'Plan a round' }).click();
  await page.getByRole('radio', { name: /^Reliability/ }).check();
  await page.getByText('2 of 2 transcripts').waitFor();
  await page.getByRole('button', { name: 'Plan the round' }).click();
  await page
    .getByRole('heading', { name: /Round 2/ })
    .first()
    .waitFor();
}

async function takeAssignment(page, url, packet) {
  await page.goto(url);
  const dialog = await openPacket(page, packet);
  await dialog.getByRole('button', { name: 'Make the copy' }).click();
  await page.waitForURL(/\/rounds\//);
  await page
    .getByRole('button', { name: /Tom Beddoes/ })
    .first()
    .waitFor();
}

/** One coder's work on the long interview, by the keyboard alone. */
async function codeAs(page, { codes, proposal, memo }) {
  await openTranscript(page, long);
  for (const [line, letter] of codes) {
    await goTo(page, line);
    await page.keyboard.press('d');
    await page.keyboard.press(letter);
    await saved(page);
  }
  await goTo(page, memo[0]);
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: /memo/i }).waitFor();
  await page.keyboard.type(memo[1]);
  await page.keyboard.press('Control+Enter');
  await page.getByText(memo[1]).locator('visible=true').first().waitFor();
  await goTo(page, proposal[0]);
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(proposal[1]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await saved(page);
}

async function goTo(page, line) {
  await page.keyboard.press('g');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(String(line + 1));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-line][tabindex="0"]')?.dataset.line === wanted,
    String(line),
  );
  assert.equal(await currentLine(page), line);
}

async function submit(page, transcript) {
  await openTranscript(page, transcript);
  await page
    .getByRole('button', { name: /^Submit/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Submit pass' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByText(/It can be read here, not changed/)
    .first()
    .waitFor();
}

async function submissionCode(page) {
  await visit(page, 'rounds');
  const code = page.locator('code').first();
  await code.waitFor();
  return code.innerText();
}

/** The coder's machine knows nothing of the other: not on a page, not in storage, not in a file. */
async function assertHoldsNothing(page, words, studyFile) {
  assert.doesNotMatch(await everythingKept(page), words, 'what the browser keeps');
  await assertShowsNothing(page, words, 'before the packets');
  if (!studyFile) return;
  await visit(page, 'home');
  const button = page.getByRole('button', { name: /^Save study to a file/ }).first();
  await download(page, () => button.click(), studyFile);
  assert.doesNotMatch(wordsOfArchive(readFileSync(studyFile)), words, 'the study file');
}

async function assertShowsNothing(page, words, when) {
  for (const name of pages) {
    await visit(page, name);
    await page.locator('main :is(h1, h2, p)').first().waitFor();
    await page.waitForTimeout(300);
    assert.doesNotMatch(await page.content(), words, `${name}, ${when}`);
  }
  for (const name of [long, short]) {
    await openTranscript(page, name);
    assert.doesNotMatch(await page.content(), words, `coding of ${name}, ${when}`);
  }
}

/** One's own words come out, so that the search is known to find what is there; the other's do not. */
async function assertExportsOnly(page, own, others, folder) {
  const tables = Object.entries(await everyExport(page, folder));
  assert.ok(tables.length > 1, 'there is something to export');
  assert.ok(tables.some(([, text]) => own.test(text)));
  for (const [name, text] of tables) assert.doesNotMatch(text, others, name);
}

function wordsOfArchive(bytes) {
  const decoder = new TextDecoder();
  return Object.values(unzipSync(new Uint8Array(bytes)))
    .map((part) => decoder.decode(part))
    .join('\n');
}

async function packetWords({ path, passphrase }) {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return wordsOfArchive(await decrypter.decrypt(new Uint8Array(readFileSync(path))));
}

async function takeIn(page, packet, words) {
  await visit(page, 'rounds');
  const dialog = await openPacket(page, packet);
  await dialog.getByText(words).first().waitFor();
  await dialog.getByRole('button', { name: 'Take it in' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function reveal(page) {
  await visit(page, 'rounds');
  await page
    .getByRole('button', { name: /^Reveal/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Reveal 2 transcripts/ })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** What is on the screen against a recount from the codes above: 40 lines of one, 6 of the other. */
async function assertAgreement(page) {
  await visit(page, 'agreement');
  await page.locator('main table tbody tr', { hasText: 'Knowledge' }).first().waitFor();
  await takePictures(page, 'two-coders-agreement');
  const shown = await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('main table tbody tr')].map((row) => [
        row.querySelector('th')?.textContent.trim().replace(/\s+/g, ' '),
        [...row.querySelectorAll('td')].slice(0, 4).map((cell) => Number(cell.textContent)),
      ]),
    ),
  );
  const letters = { k: 'Knowledge', l: 'Skills', e: 'Emotion', g: 'Goals', o: 'Optimism' };
  for (const [letter, name] of Object.entries(letters)) {
    const lines = ({ codes }) =>
      new Set(codes.filter(([, used]) => used === letter).map(([line]) => line));
    const [a, b] = [lines(ada), lines(tom)];
    const both = [...a].filter((line) => b.has(line)).length;
    const counts = [both, a.size - both, b.size - both, 46 - a.size - b.size + both];
    const row = Object.keys(shown).find((head) => head?.includes(name));
    assert.deepEqual(shown[row], counts, name);
  }
}

/** Five differences by the keyboard: A's, B's, flagged, both, neither; then the exact agreements. */
async function settleDifferences(page) {
  await visit(page, 'reconciliation');
  await page.getByText('0 of 5 settled, 0 flagged').waitFor();
  await takePictures(page, 'two-coders-reconciliation');
  const settledAre = (settled, flagged) =>
    page.getByText(`${settled} of 5 settled, ${flagged} flagged`).waitFor();

  await onLine(page, 5);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await settledAre(1, 0);
  await onLine(page, 7);
  await page.keyboard.press('2');
  await page.keyboard.press('r');
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await settledAre(2, 0);
  await onLine(page, 8);
  await page.keyboard.press('f');
  await page.keyboard.press('w');
  await page.keyboard.type('Does she know it, or is it habit?');
  await page.keyboard.press('Control+Enter');
  await settledAre(2, 1);
  await onLine(page, 11);
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await settledAre(3, 1);
  await onLine(page, 13);
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await settledAre(3, 1);
  await page.keyboard.press('r');
  await page.keyboard.press('o');
  await page.keyboard.press('Enter');
  await settledAre(4, 1);

  await page.keyboard.press('Shift+A');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Accept 41 lines' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('41 exact agreements accepted').first().waitFor();
}

function onLine(page, line) {
  return page.getByRole('heading', { name: new RegExp(`line ${line + 1}$`) }).waitFor();
}

async function adjudicate(page) {
  await visit(page, 'reconciliation');
  await page.getByText('Does she know it, or is it habit?').first().waitFor();
  await page.getByText('0 of 1 settled, 1 flagged').waitFor();
  await onLine(page, 8);
  const shown = await everythingKept(page);
  assert.doesNotMatch(shown, quokka, 'the adjudicator sees only what is flagged');
  await page.keyboard.press('1');
  await page.keyboard.press('r');
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await page.getByText('1 of 1 settled, 0 flagged').waitFor();
}

/** The settled coding, as a spreadsheet would read it. */
async function assertConsensus(page, path) {
  await visit(page, 'reconciliation');
  await page.getByText('5 of 5 settled, 0 flagged').waitFor();
  await visit(page, 'export');
  await page.getByRole('radio', { name: 'Coded segments' }).check();
  await page.getByRole('radio', { name: '.csv' }).check();
  const button = page.getByRole('button', { name: /^Export [\d,]+ rows?$/ });
  await button.and(page.locator('[aria-disabled="false"]')).waitFor();
  await download(page, () => button.click(), path);
  const rows = await tableOf(path);
  const head = rows.findIndex((row) => row.includes('First line'));
  const column = (name) => rows[head].indexOf(name);
  const found = rows
    .slice(head + 1)
    .filter((row) => row[column('Transcript')] === long)
    .map((row) => `${row[column('First line')]} ${row[column('Code')]}`)
    .sort();
  assert.deepEqual(
    found,
    [
      '2 Knowledge',
      '3 Skills',
      '5 Emotion',
      '6 Goals',
      '8 Beliefs about consequences',
      '8 Social influences',
      '9 Knowledge',
      '11 Emotion',
      '12 Quokka on the roof',
    ].sort(),
  );
  await atDeskOf(page);
}

async function atDeskOf(page) {
  await openTranscript(page, long);
  await atDesk(page);
}
