import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './support/browser.mjs';
import {
  confirmItem,
  itemOf,
  notApplicable,
  openItem,
  seeState,
  sentenceOf,
  writeSentence,
} from './support/checklists.mjs';
import { setFindingAside } from './support/checks.mjs';
import { actsInTrail, openSample, saved, visit } from './support/desk.mjs';
import { download } from './support/downloads.mjs';
import {
  chooseManuscript,
  manuscriptChecked,
  writeHalf,
  writeManuscript,
} from './support/manuscripts.mjs';
import { movePieceDown, piecesShown, savePack, takePiece } from './support/packing.mjs';
import { everythingKept } from './support/people.mjs';
import {
  leaveOut,
  openQuotation,
  putIn,
  quotationsListed,
  replace,
  seePrinted,
} from './support/quoting.mjs';
import { recordsOf, tableOf } from './support/read-back.mjs';
import { assertMarkdownPack, assertWebPack, assertWordPack } from './support/same-in-pack.mjs';

/** One quotation, with each edit that is made of it. */
const edited = {
  theme: 'How it sounds from the other chair',
  number: 4,
  begins: 'I’ve a daughter',
  leftOut: 'at the moment',
  replaced: ['Dad', 'her father'],
  putIn: ['all of this', 'the tablets'],
  withoutLast:
    'I’ve a daughter … who rang up before to say please get [her father] off all of this, and then rang after to ask who authorised it.',
  printed:
    'I’ve a daughter … who rang up before to say please get [her father] off all of this [the tablets], and then rang after to ask who authorised it.',
};
const template = '(Participant {number}, {Role})';
const attribution = '(Participant 2, salaried GP)';

const items = { confirmed: 2, notApplicable: 28, mismatch: 12 };
const whyNot = 'participants were promised one conversation and no more';
const aside = {
  rule: 'L16',
  where: 'Subtheme “Private lists”, memo',
  what: '“all six” is said',
  reason: 'The memo was written before the seventh interview was settled.',
};
const [leftOutPiece, movedPiece] = ['Recruitment flow', 'Characteristics of participants'];

const exact = 'I lived on that till about February';
const invented = 'I threw the whole box into the river and slept like a child';
const [counted, wrongShare] = ['4 of 8', '62%'];

export const journey = {
  name: 'paper: quotations edited, checklists, checks set aside, the results pack in Word, and a manuscript with two faults',
  longest: 180_000,

  async run({ page, url }) {
    const { folder, remove } = temporaryFolder('paper');
    try {
      await openSample(page, url);
      await editQuotation(page);
      await chooseTemplate(page);
      await answerChecklist(page);
      const notes = await setFindingAside(page, aside);
      const listed = await exportQuoteTables(page, folder, notes);
      await savePacks(page, folder, listed);
      await checkManuscript(page, folder);
      await readTrail(page);
    } finally {
      remove();
    }
  },
};

/** Words left out, put in and replaced by keys alone; kept over a reload, and undone in the order of doing. */
async function editQuotation(page) {
  await visit(page, 'quotations');
  await openQuotation(page, edited.begins);
  await leaveOut(page, edited.leftOut);
  await replace(page, ...edited.replaced);
  await putIn(page, ...edited.putIn);
  await seePrinted(page, edited.printed);
  await saved(page);
  await page.reload();
  await seePrinted(page, edited.printed);
  await page.getByRole('button', { name: /^Undo ?: words of a quotation edited$/ }).press('Enter');
  await seePrinted(page, edited.withoutLast);
  await page.getByRole('button', { name: /^Redo ?: words of a quotation edited$/ }).press('Enter');
  await seePrinted(page, edited.printed);
}

/** The attribution of every quotation follows the template. */
async function chooseTemplate(page) {
  await page.getByRole('link', { name: 'How they are printed' }).press('Enter');
  const field = page.getByLabel('Attribution', { exact: true });
  await field.fill('(Participant {nummer})');
  await page.getByText('{nummer} is none of the names below.').waitFor();
  await field.fill(template);
  await field.press('Tab');
  await page.getByRole('row', { name: `P02 ${attribution}` }).waitFor();
  const listed = await quotationsListed(page);
  for (const one of listed) assert.match(one.attribution, /^\(Participant \d, [a-z G()P]+\)$/);
  const [one, ...others] = listed.filter(({ words }) => words === edited.printed);
  assert.deepEqual(one, { number: edited.number, words: edited.printed, attribution });
  assert.deepEqual(others, []);
}

/** One item confirmed, one not applicable, one that says a wrong number until it is put right. */
async function answerChecklist(page) {
  await visit(page, 'coreq');
  await seeState(page, items.confirmed, 'draft to read');
  await openItem(page, items.confirmed);
  await confirmItem(page, items.confirmed);

  await openItem(page, items.notApplicable);
  await notApplicable(page, items.notApplicable, whyNot);
  assert.equal(await sentenceOf(page, items.notApplicable), `Not applicable, because ${whyNot}`);

  const { mismatch } = items;
  const right = await sentenceOf(page, mismatch);
  assert.equal(right, 'Eight participants were interviewed.');
  await openItem(page, mismatch);
  await writeSentence(page, mismatch, 'Nine participants were interviewed.');
  await seeState(page, mismatch, 'does not match');
  const item = itemOf(page, mismatch);
  await item
    .locator('.clash', {
      hasText: /^\s*The sentence says (?:9|nine); the record says (?:8|eight)\b/i,
    })
    .waitFor();
  const confirm = item.getByRole('button', { name: 'Confirm', exact: true });
  assert.equal(await confirm.getAttribute('aria-disabled'), 'true');
  await confirm.press('Enter');
  await item.getByRole('button', { name: 'Confirm with a reason…' }).press('Enter');
  await confirm.press('Enter');
  await item.getByText('Without a reason nothing is stored.').waitFor();
  await page.keyboard.press('Escape');
  await seeState(page, mismatch, 'does not match');
  await writeSentence(page, mismatch, 'We interviewed eight participants.');
  await item.locator('.clash').waitFor({ state: 'detached' });
  await confirmItem(page, mismatch);

  await page.reload();
  await seeState(page, items.confirmed, 'confirmed');
  await seeState(page, items.notApplicable, 'not applicable');
  await seeState(page, mismatch, 'confirmed');
  assert.equal(await sentenceOf(page, mismatch), 'We interviewed eight participants.');
}

/** In the file: words, numbers and attribution of every quotation as the list shows them. */
async function exportQuoteTables(page, folder, notes) {
  await visit(page, 'quotations');
  const listed = await quotationsListed(page);
  await page.getByRole('link', { name: 'Export the quote tables' }).press('Enter');
  const save = async (extension) => {
    await page.getByRole('radio', { name: extension }).press('Space');
    const button = page.getByRole('button', { name: `Export ${listed.length} rows`, exact: true });
    await button.and(page.locator('[aria-disabled="false"]')).waitFor();
    const path = join(folder, `quote-tables${extension}`);
    await download(page, () => button.press('Enter'), path);
    return path;
  };
  const rows = recordsOf(await tableOf(await save('.csv')), 'Quotation');
  const inFile = rows.map((row) => ({
    number: Number(row.Quote),
    words: row.Quotation,
    attribution: row.Attribution,
  }));
  assert.deepEqual(inFile, listed);
  const row = rows.find(({ Quotation }) => Quotation === edited.printed);
  assert.equal(row.Theme, edited.theme);
  assert.ok(!Object.values(row).some((cell) => cell.includes(`get ${edited.replaced[0]} off`)));

  const shown = await page.getByRole('list', { name: 'Notes under the table' }).innerText();
  const text = readFileSync(await save('.md'), 'utf8').replaceAll('\\', '');
  for (const note of notes) {
    assert.ok(shown.includes(note), `on screen: ${note}`);
    assert.ok(text.includes(note), `in the file: ${note}`);
  }
  return listed;
}

/** A piece left out and one moved: what is on screen is in Word, twice the same, in Markdown and as a page. */
async function savePacks(page, folder, listed) {
  await visit(page, 'results-pack');
  const before = await piecesShown(page);
  await takePiece(page, leftOutPiece, false);
  await movePieceDown(page, movedPiece);
  const pieces = await piecesShown(page);
  const names = (all) => all.map(({ name }) => name);
  const at = names(before).indexOf(movedPiece);
  const moved = names(before)
    .toSpliced(at, 1)
    .toSpliced(at + 1, 0, movedPiece);
  assert.deepEqual(names(pieces), moved);
  const captionOf = (name) => pieces.find((one) => one.name === name).caption;
  assert.equal(captionOf(leftOutPiece), '');
  assert.match(captionOf(movedPiece), /^Table 2\. /);
  assert.match(captionOf('Theme map'), /^Figure 1\. /);
  const captions = pieces.flatMap(({ caption }) => caption || []);
  const table = /^Table \d+/.exec(captionOf(`Quotations: ${edited.theme}`))[0];

  const path = (name) => join(folder, name);
  await savePack(page, '.docx', path('once.docx'));
  await savePack(page, '.docx', path('twice.docx'));
  assert.ok(readFileSync(path('once.docx')).equals(readFileSync(path('twice.docx'))), 'same bytes');
  const isEdited = ({ words }) => /[[…]/.test(words);
  const edits = listed.filter(isEdited).length;
  const shown = {
    captions,
    headings: [
      'Methods',
      'Interview guide',
      movedPiece,
      'Themes',
      'COREQ',
      'What the checks found',
    ],
    leftOut: leftOutPiece,
    quotation: [String(edited.number), edited.printed, attribution],
    phrases: [
      new RegExp(
        `stand in the quote tables.* ${edits} of them (?:was|were) shortened or clarified`,
      ),
      new RegExp(`^not applicable, because ${whyNot}`),
      new RegExp(`^Set aside \\(${aside.rule}, .*Because: ${aside.reason}`),
    ],
  };
  await assertWordPack(path('once.docx'), shown);
  await savePack(page, '.md', path('pack.md'));
  assertMarkdownPack(path('pack.md'), shown);
  await savePack(page, '.html', path('pack.html'));
  await assertWebPack(path('pack.html'), shown);

  await visit(page, 'quotations');
  await openQuotation(page, edited.begins);
  const cited = `${table}, Quote ${edited.number}`;
  await page.getByRole('heading', { name: `As it is printed ${cited}` }).waitFor();
}

/** Two quotations that hold and two faults: these and no other are found, and nothing is stored unasked. */
async function checkManuscript(page, folder) {
  const file = 'Our paper.docx';
  const whole = await writeManuscript(join(folder, file), [
    `A daughter who cares for her father said: “${exact}” (Participant 6, carer (daughter)).`,
    `A doctor told of a family: “${edited.printed}” ${attribution}.`,
    `A nurse was quicker: “${invented}” (Participant 3, practice nurse).`,
    `Of those whom we asked, ${counted} (${wrongShare}) said so a second time.`,
  ]);
  const half = writeHalf(join(folder, 'Half of it.docx'), whole);
  await visit(page, 'manuscript');
  await page.getByTestId('manuscript-file').waitFor();
  const before = await everythingKept(page);

  await chooseManuscript(page, half);
  const refused = page
    .getByRole('alert')
    .filter({ hasText: 'Half of it.docx could not be checked' });
  await refused.waitFor();
  assert.match(await refused.locator('p').last().innerText(), /^\p{Lu}.{20,200}\.$/u);
  assert.equal(await page.getByRole('article').count(), 0);

  await chooseManuscript(page, whole);
  const checked = await manuscriptChecked(page, file);
  assert.deepEqual(checked.counts, { mismatches: 2, questions: 0, setAside: 0 });
  assert.deepEqual(
    checked.findings.map(({ rule, marked }) => [rule, marked]),
    [
      ['L9', invented],
      ['L12', wrongShare],
    ],
  );
  assert.deepEqual(checked.verdicts, [
    'as it was said',
    'edited, and marked as recorded',
    'not found',
  ]);
  await page.getByText('Nothing of it is stored.').waitFor();
  assert.equal(await everythingKept(page), before, 'nothing of it is stored');

  await page.getByRole('button', { name: 'Keep this manuscript with the study' }).press('Enter');
  await page.getByText('Kept with the study, and in its study file.').waitFor();
  await saved(page);
  await page.reload();
  await page.getByRole('button', { name: new RegExp(`^Check it ?: ${file}$`) }).press('Enter');
  assert.deepEqual(await manuscriptChecked(page, file), checked);
}

/** What was done stands in the trail, the newest first, and what was only looked at does not. */
async function readTrail(page) {
  const shown = await actsInTrail(page);
  const ofQuotation = 'words of a quotation edited';
  const ofPaper = 'choices for the paper changed';
  const confirmed = 'item of a checklist confirmed';
  assert.deepEqual(shown, [
    'manuscript kept with the study',
    ofPaper,
    ofPaper,
    `finding of a check set aside: ${aside.reason} (${aside.rule})`,
    confirmed,
    'item of a checklist answered',
    'item of a checklist answered',
    // That it does not apply is said by a person, and so confirmed.
    confirmed,
    confirmed,
    ofPaper,
    `done again: ${ofQuotation}`,
    `undone: ${ofQuotation}`,
    ofQuotation,
    ofQuotation,
    ofQuotation,
  ]);
}
