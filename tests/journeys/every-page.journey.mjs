import assert from 'node:assert/strict';
import { accessibilityFaults, deskFaults, sidewaysFaults } from './support/accessible.mjs';
import { atDesk as atDeskSize } from './support/browser.mjs';
import { atDesk, dropFiles, openSample, visit } from './support/desk.mjs';
import { itemOf, openItem, seeState, writeSentence } from './support/checklists.mjs';
import { fixtureTranscripts } from './support/files.mjs';
import { manuscriptBytes, manuscriptChecked } from './support/manuscripts.mjs';
import { takePictures } from './support/pictures.mjs';
import { leaveOut, openQuotation } from './support/quoting.mjs';

/**
 * Every page of a study, and what brings it to its fullest. A name of several words is another view
 * of the page before it.
 */
const pages = {
  home: null,
  study: fillTeam,
  guide: null,
  recruitment: null,
  transcripts: null,
  interviews: null,
  reading: null,
  versions: null,
  import: (page) => dropFiles(page, fixtureTranscripts()),
  participants: null,
  codebook: null,
  rounds: planRound,
  coding: atDesk,
  agreement: showFigures,
  reconciliation: differences,
  'both passes': bothPasses,
  passages: null,
  matrix: openFirstCell,
  counts: null,
  beliefs: openFirstStatement,
  relevance: null,
  themes: chooseSubtheme,
  'themes as map': seenAs('Map'),
  'themes as table': seenAs('Table'),
  'themes as matrix': seenAs('Matrix'),
  adequacy: null,
  'joint-display': addJointRow,
  'joint results': addResult,
  quotations: null,
  'quotations of a person': openPerson,
  'quotation that is open': openEditor,
  'results-pack': null,
  coreq: clashAtItem,
  'coreq methods text': openMethods,
  'coreq as srqr': openSrqr,
  checks: askForReason,
  manuscript: checkPaper,
  memos: null,
  search: searchForTime,
  export: null,
  trail: null,
  settings: null,
};
/** A window of 1280 by 800 at 200 %. */
const zoomed = { width: 640, height: 400 };

export const journey = {
  name: 'every page of the sample study: WCAG 2.2 AA light and dark, no sideways scroll at 200 %, no desk that scrolls its window',
  longest: 480_000,

  async run({ page, url }) {
    await page.goto(url);
    await settled(page);
    const faults = await faultsOf(page, 'first');
    await openSample(page, url);
    for (const [name, fill] of Object.entries(pages)) {
      if (!name.includes(' ')) await visit(page, name);
      await fill?.(page);
      await settled(page);
      faults.push(...(await faultsOf(page, name)));
    }
    assert.ok(faults.length === 0, faults.join('\n'));
  },
};

/** With one person's particulars open. */
async function fillTeam(page) {
  await page.locator('details summary').first().click();
  await page.getByLabel('Credentials').first().waitFor();
}

async function planRound(page) {
  await page.getByRole('button', { name: 'Plan a round' }).click();
  await page.getByLabel('A share, drawn by chance').check();
}

async function showFigures(page) {
  await page.getByRole('button', { name: 'Show the figures' }).click();
  await page.locator('main table tbody tr').nth(13).waitFor();
}

/** From the line that is being settled. */
async function bothPasses(page) {
  await page.keyboard.press('o');
  await page.waitForURL(/view=lines/);
  await page.locator('[role="grid"] [data-line]').first().waitFor();
}

async function differences(page) {
  await page.getByText('120 of 126 settled, 0 flagged').waitFor();
}

/** With the summary in its field, and its passages under it. */
async function openFirstCell(page) {
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Summary, in your words' }).waitFor();
}

async function openFirstStatement(page) {
  await page.locator('[data-statement]').first().click();
  await page.getByLabel('Statement, in the first person').waitFor();
}

async function chooseSubtheme(page) {
  await page.locator('[role="treeitem"][aria-level="2"]').first().click();
  await page.locator('#subtheme-name').waitFor();
}

/** The same themes, and the same one chosen. */
function seenAs(name) {
  return async (page) => {
    await page.getByRole('group', { name: 'Seen as' }).getByRole('link', { name }).click();
    await page.locator('[aria-current="true"]', { hasText: name }).waitFor();
  };
}

async function addJointRow(page) {
  await page.getByRole('button', { name: 'Add row' }).click();
  await page.locator('main [aria-label="The row that is open"] fieldset').first().waitFor();
}

async function addResult(page) {
  const parts = page.getByRole('group', { name: 'Parts' });
  await parts.getByRole('link', { name: 'Results' }).click();
  const measure = page.getByLabel('Measure', { exact: true });
  await measure.fill('Reviews with an offer');
  await measure.press('Enter');
  await page.locator('main table tbody tr').first().waitFor();
}

/** The passages of somebody who is quoted, under one subtheme. */
async function openPerson(page) {
  const who = page.getByRole('region', { name: 'Who is quoted' });
  await who.getByRole('table').first().getByRole('link').first().press('Enter');
  await page.locator('#open-person').waitFor();
  await page
    .getByRole('region', { name: 'What is open' })
    .getByRole('table')
    .getByRole('link')
    .first()
    .press('Enter');
  await page.waitForURL(/subtheme=/);
}

/** A quotation with an edit, and the field for words that are put in. */
async function openEditor(page) {
  await openQuotation(page, 'I’ve a daughter');
  await leaveOut(page, 'at the moment');
  await page.getByRole('button', { name: 'Put in…' }).press('Enter');
  await page.getByLabel(/^After “/).waitFor();
}

/** An item whose sentence says a wrong number, and the question why it should stand, not answered. */
async function clashAtItem(page) {
  await openItem(page, 12);
  await writeSentence(page, 12, 'Nine participants were interviewed.');
  await seeState(page, 12, 'does not match');
  const item = itemOf(page, 12);
  await item.getByRole('button', { name: 'Confirm with a reason…' }).press('Enter');
  await item.getByRole('button', { name: 'Confirm', exact: true }).press('Enter');
  await item.getByText('Without a reason nothing is stored.').waitFor();
}

async function openMethods(page) {
  await page.getByRole('button', { name: 'Methods text…' }).press('Enter');
  await page.getByRole('dialog').waitFor();
}

async function openSrqr(page) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const lists = page.getByRole('navigation', { name: 'Checklists' });
  await lists.getByRole('link', { name: 'SRQR' }).press('Enter');
  await page.getByRole('heading', { name: 'SRQR checklist' }).waitFor();
  await openItem(page, 1);
}

/** One finding set aside, and the form of another, with what it says where no reason is given. */
async function askForReason(page) {
  const ask = page.getByRole('button', { name: /^Set aside, because…/ });
  await ask.first().press('Enter');
  await page.getByLabel('Set aside, because').fill('It was decided in the first meeting.');
  const setAside = page.getByRole('button', { name: 'Set aside', exact: true });
  await setAside.press('Enter');
  await page.getByText('It was decided in the first meeting.').waitFor();
  await ask.first().press('Enter');
  await setAside.press('Enter');
  await page.getByText('without a reason it stays open').waitFor();
}

/** A paper with a quotation that differs, one that nobody said, and a sum that is wrong. */
async function checkPaper(page) {
  const name = 'Our paper.docx';
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const buffer = await manuscriptBytes([
    'One said: “I lived on that nearly till about the February” (P06, carer (daughter)).',
    'Another: “I threw the whole box into the river and slept like a child” (P03).',
    'Of those whom we asked, 4 of 8 (62%) said so a second time.',
  ]);
  await page.getByTestId('manuscript-file').setInputFiles({ name, mimeType, buffer });
  const { findings } = await manuscriptChecked(page, name);
  assert.ok(findings.length >= 3, 'there is something to see');
  await page.getByRole('button', { name: 'Keep this manuscript with the study' }).press('Enter');
  await page.getByRole('heading', { name: 'Kept with the study: 1' }).waitFor();
}

async function searchForTime(page) {
  await page.getByLabel('Look for').fill('time');
  await page.keyboard.press('Enter');
  await page.locator('main table tbody tr').first().waitFor();
}

async function faultsOf(page, name) {
  await takePictures(page, name);
  const faults = [];
  const found = (list, how) => faults.push(...list.map((fault) => `${name}, ${how}: ${fault}`));
  found(await deskFaults(page), 'at 100 %');
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === 'light' ? 'all' : 'of colours';
    found(await accessibilityFaults(page, rules), colorScheme);
  }
  await page.setViewportSize(zoomed);
  found(await sidewaysFaults(page), 'at 200 %');
  await page.setViewportSize(atDeskSize);
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

/** The page has its heading or its work, and nothing has changed for a quarter of a second. */
async function settled(page) {
  await page.locator('main :is(h1, h2, [role="grid"], form, table)').first().waitFor();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const done = () => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(done, 250);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 250);
        });
        observer.observe(document.body, { subtree: true, childList: true });
      }),
  );
}
