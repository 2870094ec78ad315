import assert from 'node:assert/strict';
import { passagesListed, statementsShown, toDomain } from './believing.mjs';
import { cellsShown, openMatrix, visitMatrix } from './charting.mjs';
import { relevanceShown } from './deciding.mjs';
import { visit } from './desk.mjs';
import { countsShown, exportFinding, exportMap } from './finding-files.mjs';
import { recordsOf, tableOf, titlesOfSvg, wordsOfSvg, xlsxSheets } from './read-back.mjs';
import { nodesCalled, subthemesInMatrix, subthemesInTable, subthemesOnMap } from './theming.mjs';

const inOrder = (words) => [...words].sort();

/** The matrix on the screen and as a file: every cell's words, its links, and what is not charted. */
export async function assertMatrixFile(page, folder, { matrix, columns, written, links }) {
  await visitMatrix(page);
  await openMatrix(page, matrix);
  const shown = await cellsShown(page);
  const path = await exportFinding(page, folder, {
    table: 'Framework matrix',
    extension: '.xlsx',
    matrix,
  });
  const sheets = await xlsxSheets(path);
  const [cases, passages] = [
    recordsOf(sheets[0].rows, 'Case'),
    recordsOf(sheets.find(({ name }) => name === 'Passages').rows, 'Anchor'),
  ];
  const headings = Object.keys(cases[0]).filter((name) => / \[c-/.test(name));
  assert.deepEqual(
    headings.map((name) => name.replace(/ \[.+\]$/, '')),
    columns,
    'its columns in their order',
  );
  let read = 0;
  for (const record of cases) {
    for (const heading of headings) {
      const cell = `${record.Case}, ${heading.replace(/ \[.+\]$/, '')}`;
      const words = record[heading];
      assert.notEqual(words, '', `${cell} is never left blank`);
      assert.equal(unnumbered(words) === written[cell], cell in written, `${cell}: ${words}`);
      if (cell in written) {
        assert.equal(shown[cell].words, written[cell], `${cell} on the screen`);
        read += 1;
      } else if (words.startsWith('[not charted')) {
        assert.equal(words.slice(1, -1).replace(':', ','), shown[cell].state, cell);
      }
    }
  }
  assert.equal(read, Object.keys(written).length);
  assertLinks(passages, cases, headings, links);
}

const unnumbered = (words) => words.replace(/ \[\d+\]/g, '');

/** What is linked stands under its number among the passages, and nothing else does. */
function assertLinks(passages, cases, headings, links) {
  const linked = passages.filter(({ Link }) => /^\[\d+\]$/.test(Link));
  assert.deepEqual(
    Object.fromEntries(
      linked.map((one) => [`${one.Case}, ${one.Column}`, one['Linked words'].trim()]),
    ),
    Object.fromEntries(Object.entries(links).map(([cell, words]) => [cell, words.trim()])),
  );
  for (const { Link, Case, Column, Text, 'Linked words': words } of linked) {
    const heading = headings.find((name) => name.startsWith(`${Column} [`));
    const record = cases.find((one) => one.Case === Case);
    assert.ok(record[heading].includes(`${words.trim()} ${Link}`), record[heading]);
    if (words.includes('“')) assert.equal(words.trim().slice(1, -1), Text.trim());
  }
}

/** Statements on the screen, in the list of passages and in the file: who voices each, of how many. */
export async function assertStatements(page, folder, { statements, of }) {
  const path = await exportFinding(page, folder, { table: 'Belief statements', extension: '.csv' });
  const records = recordsOf(await tableOf(path), 'Belief statement');
  await visit(page, 'beliefs');
  const shown = {};
  for (const domain of new Set(statements.map((one) => one.domain))) {
    await toDomain(page, domain);
    Object.assign(shown, await statementsShown(page));
  }
  for (const domain of new Set(statements.map((one) => one.domain))) {
    const listed = await passagesListed(page, domain);
    for (const { where } of statements
      .filter((one) => one.domain === domain)
      .flatMap(({ passages }) => passages)) {
      assert.ok(listed.includes(where), `${where} is a passage of ${domain}`);
    }
  }
  for (const { domain, statement, polarity, passages, opposite } of statements) {
    // Who speaks in a transcript of the sample is whom it is named after.
    const people = inOrder(new Set(passages.map(({ where }) => where.split(',')[0])));
    const record = records.find((one) => one['Belief statement'] === statement);
    assert.deepEqual(
      [record.Domain, record.Polarity, record.People, record.Of, record.Passages, record.Opposite],
      [domain, polarity, `${people.length}`, `${of}`, `${passages.length}`, opposite ?? 'none'],
      statement,
    );
    assert.deepEqual(inOrder(record.Who.split('; ')), people, statement);
    const { said } = shown[statement];
    const counted = [`${people.length} of ${of} people`, polarity];
    for (const words of counted) assert.ok(said.includes(words), `${statement}: ${said}`);
  }
  return records;
}

/** The decisions taken, and people n of N of every domain: on two pages and in two files. */
export async function assertRelevanceAndCounts(page, folder, { decided, initials, day, records }) {
  const shown = await relevanceShown(page);
  const counts = await countsShown(page);
  const [relevanceFile, countsFile] = [
    await exportFinding(page, folder, { table: 'Domain relevance', extension: '.docx' }),
    await exportFinding(page, folder, { table: 'Counts by case', extension: '.xlsx' }),
  ];
  const relevance = recordsOf(await tableOf(relevanceFile), 'Domain');
  const counted = recordsOf(await tableOf(countsFile), 'Code');
  assert.equal(relevance.length, 14);
  assert.deepEqual(
    relevance.map((one) => firstLine(one.Domain)),
    Object.keys(decided),
    'all domains in their order',
  );
  for (const record of relevance) {
    const domain = firstLine(record.Domain);
    const row = counted.find(({ Code }) => Code === domain);
    const people = row['People (N = 7)'];
    const here = shown[domain];
    assert.equal(`${record.People} of ${record.Of}`, `${people} of 7`, domain);
    assert.equal(here.people, `${people} of 7`, domain);
    assert.equal(counts[domain].people, `${people} of 7`, domain);
    assert.equal(record.Passages, row['All, passages'], domain);
    assert.deepEqual([...counts[domain].cells].at(-1), record.Passages, domain);
    assert.equal(here.passages, Number(record.Passages), domain);
    const statements = records.filter((one) => one.Domain === domain).length;
    assert.deepEqual(
      [here.statements, Number(record.Statements)],
      [statements, statements],
      domain,
    );

    const { before, decision, reason } = decided[domain];
    assert.notEqual(decision, before, domain);
    assert.equal(here.decision, decision, domain);
    assert.ok(here.deciders.startsWith(initials.join(', ')), `${domain}: ${here.deciders}`);
    assert.equal(firstLine(record.Decision), decision, domain);
    assert.ok(record.Decision.includes(initials.join('; ')), record.Decision);
    assert.ok(record.Decision.includes(day), record.Decision);
    assert.equal(record.Reason, reason, domain);
  }
}

const firstLine = (words) => words.split('\n')[0];

/** Subthemes with their theme, people, passages and confirmed domains: in three views and three files. */
export async function assertThemes(page, folder, { themes, of }) {
  await visit(page, 'themes');
  const table = await subthemesInTable(page);
  const onMap = await subthemesOnMap(page);
  const inMatrix = await subthemesInMatrix(page);
  const [document, sheet, drawing] = [
    await exportFinding(page, folder, { table: 'Themes', extension: '.docx' }),
    await exportFinding(page, folder, { table: 'Subthemes by domain', extension: '.xlsx' }),
    await exportMap(page, folder),
  ];
  const rows = recordsOf(await tableOf(document), 'TDF domains');
  const byDomain = recordsOf(await tableOf(sheet), 'Subtheme');
  const titles = await titlesOfSvg(drawing);
  const drawn = nodesCalled(titles);
  const words = await wordsOfSvg(drawing);

  for (const { name, subthemes } of themes) {
    assert.ok(words.includes(name), `${name} is drawn`);
    assert.equal(titles.filter((one) => one.startsWith(`Theme ${name}, `)).length, 1);
    for (const one of subthemes) {
      const { theme, domains } = table[one.name];
      assert.equal(theme, name, one.name);
      assert.deepEqual(domains, [one.confirmed ?? one.fromCodings ?? []].flat(), one.name);
      assert.ok(words.includes(one.name), `${one.name} is drawn`);
    }
  }
  const names = inOrder(Object.keys(table));
  for (const other of [onMap, inMatrix, drawn])
    assert.deepEqual(inOrder(Object.keys(other)), names);
  assert.deepEqual(inOrder(rows.map((row) => firstLine(row.Subtheme))), names);
  assert.deepEqual(inOrder(byDomain.map((row) => row.Subtheme)), names);
  for (const name of names) {
    const { theme, people, passages, domains } = table[name];
    assert.match(people, new RegExp(`^\\d of ${of}$`));
    const whole = { theme, people, passages, domains: inOrder(domains) };
    for (const node of [onMap[name], drawn[name]]) {
      assert.deepEqual({ ...node, domains: inOrder(node.domains) }, whole, `${name} on the map`);
    }
    const { passages: _, ...inView } = whole;
    const seen = inMatrix[name];
    assert.deepEqual({ ...seen, domains: inOrder(seen.domains) }, inView, `${name} in the matrix`);
    assert.deepEqual(inDocument(rows.find((row) => firstLine(row.Subtheme) === name)), whole);
    assert.deepEqual(
      inSheet(
        byDomain.find((row) => row.Subtheme === name),
        of,
      ),
      inView,
      `${name} by domain`,
    );
  }
}

function inDocument(row) {
  const [people, of, passages] = row.People.split('\n').map((line) => line.replace(/^.+: /, ''));
  const linked = row['TDF domains'] === 'none confirmed yet' ? [] : row['TDF domains'].split('; ');
  return {
    theme: row.Theme,
    people: `${people} of ${of}`,
    passages: Number(passages),
    domains: inOrder(linked.map((one) => one.replace(' (no coding now)', ''))),
  };
}

function inSheet({ Theme, Subtheme: _, People, ...cells }, of) {
  const confirmed = Object.keys(cells).filter((domain) => cells[domain].includes('(confirmed'));
  return { theme: Theme, people: `${People} of ${of}`, domains: inOrder(confirmed) };
}
