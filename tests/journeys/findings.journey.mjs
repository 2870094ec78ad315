import assert from 'node:assert/strict';
import { pairWith, toDomain, writeStatement } from './support/believing.mjs';
import { temporaryFolder } from './support/browser.mjs';
import {
  cellsShown,
  changedCells,
  chartCells,
  insertQuotation,
  linkLastWord,
  makeMatrix,
  openMatrix,
  rechart,
  visitMatrix,
} from './support/charting.mjs';
import { decideAll } from './support/deciding.mjs';
import { openSample, visit } from './support/desk.mjs';
import {
  assertMatrixFile,
  assertRelevanceAndCounts,
  assertStatements,
  assertThemes,
} from './support/same-everywhere.mjs';
import { settleLines } from './support/settling.mjs';
import { addSubtheme, addTheme } from './support/theming.mjs';

const own = 'People × domains';
const made = 'Before and after';
const columns = ['Knowledge', 'Optimism', 'Beliefs about consequences', 'Reinforcement', 'Emotion'];
const [quotedAt, linkedAt] = [3, 12];
/** The N of every "n of N": all but P08 are settled. */
const of = 7;

/** Lines of P06 that are open in the sample; what A has of them is settled, and codes are added by it. */
const settled = [
  { line: 82, as: 'A', codes: ['Reinforcement'] },
  { line: 87, as: 'A', codes: ['Emotion', 'Reinforcement'] },
  { line: 112, as: 'A', codes: ['Social influences', 'Social/professional role and identity'] },
  { line: 130, as: 'B', codes: ['Skills'] },
];
/** Of the sample's own matrix, before anything is done. */
const changedBefore = [
  'P02, Social/professional role and identity',
  'P04, Beliefs about capabilities',
];

const statements = [
  {
    domain: 'Optimism',
    statement: 'It will work out if we go slowly.',
    polarity: 'enabler',
    from: [0, 1, 2, 3],
    opposite: 'Whatever we try, it ends where it began.',
  },
  {
    domain: 'Optimism',
    statement: 'Whatever we try, it ends where it began.',
    polarity: 'barrier',
    from: [4, 5],
  },
  {
    domain: 'Optimism',
    statement: 'I hope, and I keep the leaflet.',
    polarity: 'mixed',
    from: [6, 7, 8],
  },
  { domain: 'Intentions', statement: 'Next time I shall ask.', polarity: 'enabler', from: [0, 4] },
  {
    domain: 'Intentions',
    statement: 'I mean to, and then the day is over.',
    polarity: 'barrier',
    from: [1, 2, 9],
  },
  {
    domain: 'Intentions',
    statement: 'I have not made up my mind.',
    polarity: 'neutral',
    from: [7],
  },
  {
    domain: 'Goals',
    statement: 'Fewer tablets is what I am here for.',
    polarity: 'enabler',
    from: [0, 3, 6],
  },
  {
    domain: 'Goals',
    statement: 'It depends on what else is burning.',
    polarity: 'depends',
    from: [1, 2],
  },
];

/**
 * Each subtheme has a code of the team's own and a link to a domain: one is confirmed as the codings
 * propose it, the last is proposed and not confirmed.
 */
export const themes = [
  {
    name: 'Hands off',
    subthemes: [
      {
        name: 'Not mine to prune',
        code: 'Trespassing on another’s prescription',
        fromCodings: 'Social influences',
      },
      { name: 'Nobody remembers why', code: 'Who started it', confirmed: 'Knowledge' },
      {
        name: 'Say it where all can hear',
        code: 'Permission given aloud',
        confirmed: 'Intentions',
      },
    ],
  },
  {
    name: 'What is remembered',
    subthemes: [
      { name: 'Alone with the letter', code: 'Left alone after a complaint', confirmed: 'Emotion' },
      { name: 'The bad fortnight', code: 'Two bad weeks', confirmed: 'Optimism' },
      { name: 'Bitten and shy', code: 'Once bitten', confirmed: 'Reinforcement' },
    ],
  },
  {
    name: 'Clock and screen',
    subthemes: [
      { name: 'Ten minutes, of which four', code: 'Ten-minute slot', confirmed: 'Goals' },
      { name: 'Clicked away', code: 'Alerts nobody reads', confirmed: 'Skills' },
      { name: 'A list in a drawer', code: 'Private lists', confirmed: 'Behavioural regulation' },
    ],
  },
  {
    name: 'Who else is in the room',
    subthemes: [
      { name: 'As if I were written off', code: 'Heard as giving up on me', confirmed: 'Emotion' },
      {
        name: 'Sons, daughters, telephones',
        code: 'Families both ways',
        confirmed: 'Social influences',
      },
      { name: 'Quietly pleased', code: 'Proud of a stop', proposed: 'Beliefs about capabilities' },
    ],
  },
];

export const journey = {
  name: 'findings: a matrix charted and charted anew, statements, relevance, themes, and the same in every file',
  longest: 300_000,

  async run({ page, url }) {
    const { folder, remove } = temporaryFolder('findings');
    try {
      await openSample(page, url);
      const charted = await chart(page);
      await changeCodings(page, charted);
      const voiced = await write(page);
      const decided = await decide(page);
      await build(page);
      await assertMatrixFile(page, folder, charted);
      const records = await assertStatements(page, folder, { statements: voiced, of });
      await assertRelevanceAndCounts(page, folder, { ...decided, records });
      await assertThemes(page, folder, { themes, of });
    } finally {
      remove();
    }
  },
};

/** Six cases × five columns that nobody had charted; one cell quotes, one is linked. */
export async function chart(page) {
  await visitMatrix(page);
  assert.deepEqual(await changedCells(page), changedBefore);
  await makeMatrix(page, made, columns);
  const before = Object.values(await cellsShown(page)).filter(({ words }) => words !== '');
  assert.deepEqual(before, [], 'none of these columns is charted');

  const cases = ['P01', 'P02', 'P03', 'P04', 'P05', 'P06'];
  const links = {};
  const written = await chartCells(
    page,
    cases.length * columns.length,
    (cell, at) => `${cell}: thought ${at + 1}`,
    async (cell, at) => {
      if (at === quotedAt) links[cell] = await insertQuotation(page);
      if (at === linkedAt) links[cell] = await linkLastWord(page);
    },
  );
  const wanted = cases.flatMap((one) => columns.map((column) => `${one}, ${column}`));
  assert.deepEqual(Object.keys(written), wanted, 'in reading order');
  assert.match(Object.values(written)[quotedAt], /thought 4 “.{10,}”$/);

  await page.reload();
  await page.locator('[role="grid"]').waitFor();
  const shown = await cellsShown(page);
  for (const [cell, words] of Object.entries(written)) assert.equal(shown[cell].words, words, cell);
  assert.match(shown['P07, Emotion'].state, /^not charted, \d+ passages$/);
  return { matrix: made, columns, written, links };
}

/** What is settled changes some cells and no other, and they are charted anew. */
export async function changeCodings(page, charted) {
  await settleLines(page, settled);
  const added = [...new Set(settled.flatMap(({ codes }) => codes))];
  const cellsOf = async (name) => {
    await openMatrix(page, name);
    return cellsShown(page);
  };
  await visitMatrix(page);
  const mustChange = {};
  for (const name of [own, made]) {
    const shown = await cellsOf(name);
    const expected = added
      .map((code) => `P06, ${code}`)
      .filter((cell) => shown[cell] && shown[cell].words !== '');
    mustChange[name] = expected;
    const all = name === own ? [...changedBefore, ...expected] : expected;
    assert.deepEqual(await changedCells(page), all.toSorted(), `${name}: these and no other`);
  }
  const counts = [mustChange[own].length, mustChange[made].length];
  assert.deepEqual(counts, [2, 2], 'cells of both matrices change');

  for (const name of [own, made]) {
    await openMatrix(page, name);
    for (let left = (await changedCells(page)).length; left > 0; left -= 1) {
      const [cell, words] = await rechart(page, ' Looked at again.');
      if (name === made) charted.written[cell] = words;
    }
    assert.deepEqual(await changedCells(page), [], `${name}: none is stale`);
  }
}

/** Eight statements from passages, two of them a pair of opposites. */
export async function write(page) {
  await visit(page, 'beliefs');
  const voiced = [];
  for (const one of statements) {
    await toDomain(page, one.domain);
    voiced.push({ ...one, passages: await writeStatement(page, one) });
  }
  const pair = statements.find(({ opposite }) => opposite);
  await visit(page, 'beliefs');
  await toDomain(page, pair.domain);
  await page.locator('[data-statement]', { hasText: pair.statement }).press('Enter');
  await page.getByLabel('Statement, in the first person').waitFor();
  await pairWith(page, pair.opposite);
  return voiced.map((one) =>
    one.statement === pair.opposite ? { ...one, opposite: pair.statement } : one,
  );
}

/** Another decision on each of the fourteen domains: by who is at the keyboard and one more, on this day. */
export async function decide(page) {
  const decided = await decideAll(page, {
    reasonOf: (domain) => `Weighed anew: ${domain}.`,
    decider: /Lindqvist/,
  });
  assert.equal(Object.keys(decided).length, 14);
  const day = await page.evaluate(() => new Date().toLocaleDateString('sv'));
  return { decided, initials: ['AO', 'IL'], day };
}

/** Four themes with three subthemes each. */
export async function build(page) {
  await visit(page, 'themes');
  await page.getByRole('tree').first().waitFor();
  for (const { name, subthemes } of themes) {
    await addTheme(page, name);
    for (const subtheme of subthemes) await addSubtheme(page, subtheme);
  }
}
