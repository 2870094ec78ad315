import { beforeAll, describe, expect, it } from 'vitest';
import { checklistOf, type ChecklistEntry } from '#lib/domain/checklists/checklist.ts';
import type { Figure } from '#lib/domain/figures/figure.ts';
import { codingFacts } from '#lib/domain/paper/coding-facts.ts';
import { everyPiece } from '#lib/domain/paper/every-piece.ts';
import { packContents } from '#lib/domain/paper/pack-contents.ts';
import { piecesOf } from '#lib/domain/paper/pieces.ts';
import type { PackContents } from '#lib/domain/paper/results-pack.ts';
import { quotesTable } from '#lib/domain/reporting/quotes-table.ts';
import { disagreementsTable } from '#lib/domain/reporting/disagreements-table.ts';
import type { Cell, Table } from '#lib/domain/reporting/table.ts';
import { paperOf, sourcesOf } from '../../fixtures/paper-of.ts';
import { sampleFramework, sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

const plain = paperOf(sampleSnapshot);
const everything = everyPiece(plain).map(({ id }) => id);
const frame = { ...plain, paper: { ...plain.paper, pieces: everything } };
const pieces = piecesOf(frame);
const domains = sampleFramework.domains.map(({ name }) => name);
let contents: PackContents;
let methods: string;
let coreq: readonly ChecklistEntry[];

beforeAll(async () => {
  contents = await packContents(frame, pieces, sourcesOf(sampleSnapshot));
  methods = contents.methods
    .map(({ words }) =>
      typeof words === 'string' ? words : words.map(({ text }) => text).join(''),
    )
    .join(' ');
  coreq = checklistOf(frame, 'coreq');
}, 60_000);

function table(id: string): Table {
  const found = [...contents.tables].find(([piece]) => piece === id || piece.startsWith(`${id}:`));
  if (!found) throw new Error(`no table ${id}`);
  return found[1];
}

function figure(id: string): Figure {
  const found = [...contents.figures].find(([piece]) => piece === id || piece.startsWith(`${id}:`));
  if (!found) throw new Error(`no figure ${id}`);
  return found[1];
}

type Grid = Pick<Table, 'columns' | 'rows'>;

/** What stands in one column beside what stands in others, row by row; a column by its name, or its begin. */
function column({ columns, rows }: Grid, name: string): readonly Cell[] {
  const at = columns.findIndex((one) => one === name || one.startsWith(`${name} (`));
  if (at < 0) throw new Error(`no column ${name} in ${columns.join(' | ')}`);
  return rows.map((row) => row[at]!);
}

function pairs(grid: Grid, key: string, value: string): ReadonlyMap<Cell, Cell> {
  const values = column(grid, value);
  return new Map(column(grid, key).map((one, at) => [one, values[at]!]));
}

/** The people of "5 of 7", or the number as it is. */
const peopleIn = (cell: Cell | undefined) => Number(String(cell).split(' of ')[0]);

const draftOf = (number: number) => coreq.find((one) => one.number === number)!.draft;
const inWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const said = (number: number) => new RegExp(`\\b(${number}|${inWords[number] ?? number})\\b`, 'i');

const quoteTables = () =>
  [...contents.tables].filter(([id]) => id.startsWith('quotes:')).map(([, one]) => one);

describe('the sample study, in everything that is made of it', () => {
  it('has every piece that has something to show', () => {
    const made = new Set([...contents.tables.keys(), ...contents.figures.keys()]);
    const shown = pieces.filter(({ is, nothing }) => is !== 'text' && nothing === null);
    expect(shown.map(({ id }) => id).filter((id) => !made.has(id))).toEqual([]);
    expect(shown.length).toBeGreaterThan(20);
  });

  it('gives N as the same number wherever it stands', () => {
    const captions = pieces.flatMap(({ id, caption, nothing }) =>
      nothing === null && /\(N = \d+\)/.test(caption) ? [[id, caption] as const] : [],
    );
    expect(captions.length).toBeGreaterThan(5);
    for (const [id, caption] of captions) {
      const n = id === 'characteristics' ? 8 : 7;
      expect(caption, id).toContain(`(N = ${n})`);
    }
    const shares = [...contents.tables].flatMap(([id, { columns, rows }]) => {
      const at = columns.indexOf('People');
      return at < 0 ? [] : rows.map((row) => [id, row[at]] as const);
    });
    expect(shares.length).toBeGreaterThan(40);
    for (const [id, cell] of shares) expect(String(cell), id).toMatch(/^\d+ of 7$/);
  });

  it('counts the people of a domain alike in relevance, COM-B and counts', () => {
    const relevance = pairs(table('relevance'), 'Domain', 'People');
    const counts = pairs(table('counts'), 'Code', 'People');
    const comB = pairs(table('com-b'), 'Domain', 'People');
    for (const domain of domains) {
      const people = peopleIn(relevance.get(domain));
      expect(people, domain).toBeGreaterThan(0);
      expect(counts.get(domain), domain).toBe(people);
      expect(peopleIn(comB.get(domain)), domain).toBe(people);
    }
  });

  it('counts the passages of a domain alike in relevance, counts and heat map, and person by person', () => {
    const relevance = pairs(table('relevance'), 'Domain', 'Passages');
    const all = pairs(table('counts'), 'Code', 'All, passages');
    const drawn = figure('heat-map').table;
    const people = drawn.columns.slice(1);
    expect(people).toEqual(['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07']);
    for (const domain of domains) expect(all.get(domain), domain).toBe(relevance.get(domain));
    for (const person of people) {
      const counted = pairs(table('counts'), 'Code', person);
      const shown = pairs(drawn, 'Domain', person);
      for (const domain of domains) {
        expect(shown.get(domain), `${person}, ${domain}`).toBe(counted.get(domain));
      }
    }
  });

  it('calls domains by the names of the framework alone', () => {
    const linked = [
      ...column(table('themes'), 'TDF domains'),
      ...quoteTables().flatMap((one) => column(one, 'TDF domain')),
      ...column(table('beliefs'), 'Domain'),
      ...column(table('relevance'), 'Domain'),
      ...column(table('com-b'), 'Domain'),
      ...column(figure('theme-map').table, 'TDF domain'),
      ...column(figure('heat-map').table, 'Domain'),
    ].flatMap((cell) => String(cell).split('; '));
    const names = new Set<string>([...domains, 'none confirmed yet', 'no domain']);
    expect(linked.filter((name) => !names.has(name))).toEqual([]);
    const heads = table('matrix').columns.flatMap((one) => /^(.*) \[c-\w+\]$/.exec(one)?.[1] ?? []);
    expect(heads).toHaveLength(6);
    expect(heads.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has the same themes and subthemes, people and passages in table, map and quote tables', () => {
    const rows = (grid: Grid) =>
      column(grid, 'Theme').map((theme, at) => `${theme} / ${column(grid, 'Subtheme')[at]}`);
    const map = figure('theme-map').table;
    expect(new Set(rows(map))).toEqual(new Set(rows(table('themes'))));
    expect(pairs(map, 'Subtheme', 'Its passages')).toEqual(
      pairs(table('themes'), 'Subtheme', 'Passages'),
    );
    const people = pairs(table('themes'), 'Subtheme', 'People');
    for (const [subtheme, number] of pairs(map, 'Subtheme', 'Its people')) {
      expect(number, String(subtheme)).toBe(peopleIn(people.get(subtheme)));
    }
    const links = pairs(table('themes'), 'Subtheme', 'TDF domains');
    for (const one of quoteTables()) {
      for (const [subtheme, domain] of pairs(one, 'Subtheme', 'TDF domain')) {
        expect(domain, String(subtheme)).toBe(links.get(subtheme));
      }
    }
    const named = new Set(column(table('themes'), 'Theme'));
    const captions = pieces.filter(({ id }) => id.startsWith('quotes:')).map((one) => one.caption);
    expect(captions).toHaveLength(named.size);
    for (const theme of named) {
      expect(
        captions.filter((one) => one.startsWith(`${theme}:`)),
        String(theme),
      ).toHaveLength(1);
      expect(draftOf(31)).toContain(`“${theme}”`);
    }
    expect(draftOf(31)).toMatch(said(named.size));
    expect(draftOf(32)).toMatch(/^Twelve subthemes/);
    expect(links.size).toBe(12);
    expect(methods).toContain('12 subthemes under 4 themes');
  });

  it('counts belief statements alike in their table, relevance and methods', () => {
    const statements = column(table('beliefs'), 'Domain');
    const counted = pairs(table('relevance'), 'Domain', 'Statements');
    for (const domain of domains) {
      const here = statements.filter((one) => one === domain).length;
      expect(counted.get(domain), domain).toBe(here);
    }
    expect(methods).toContain(`${statements.length} belief statements`);
    expect(draftOf(30)).toContain(`${statements.length} belief statements`);
  });

  it('gives every decision of the team alike in relevance, COM-B and methods', () => {
    const decided = pairs(table('relevance'), 'Domain', 'Decision');
    const first = (cell: Cell | undefined) => String(cell).split('\n')[0];
    for (const [domain, decision] of pairs(table('com-b'), 'Domain', 'Decision')) {
      expect(first(decision), String(domain)).toBe(first(decided.get(domain)));
    }
    for (const word of ['relevant', 'not relevant', 'undecided']) {
      const number = [...decided.values()].filter((one) => first(one) === word).length;
      expect(methods).toContain(`${number} ${word}`);
    }
  });

  it('numbers quotations without a gap, each in the words of its lines, and counts them alike', () => {
    const tables = quoteTables();
    const speakers = new Set<string>();
    const edited: string[] = [];
    const sources = quotesTable(frame);
    const said = pairs(sources, 'Quotation', 'As it was said');
    const edits = pairs(sources, 'Quotation', 'Edits');
    for (const one of tables) {
      const numbers = column(one, 'Quote');
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
      const transcripts = column(one, 'Transcript');
      for (const [at, printed] of column(one, 'Quotation').entries()) {
        if (edits.get(printed) === 'none') expect(said.get(printed)).toBe(printed);
        else edited.push(String(printed));
        const transcript = sampleSnapshot.transcripts.find(({ name }) => name === transcripts[at])!;
        const version = sampleSnapshot.transcriptVersions.find(
          ({ id }) => id === transcript.versionId,
        )!;
        expect(version.text).toContain(said.get(printed));
        speakers.add(String(column(one, 'Attribution')[at]).slice(1, 4));
      }
    }
    const brackets = edited.filter((words) => words.includes('['));
    expect([edited.length, brackets.length]).toEqual([4, 3]);
    const all = tables.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(all).toBe(39);
    expect(methods).toContain(`${all} quotations`);
    expect(draftOf(29)).toContain('Thirty-nine quotations');
    expect(draftOf(29)).toContain(`from ${speakers.size} of the 7 participants`);
    const fewest = Math.min(...tables.map(({ rows }) => rows.length));
    expect(draftOf(29)).toMatch(new RegExp(`at least ${fewest}\\b`));
  });

  it('has the flow of recruitment end in the people whose characteristics are given', () => {
    const flow = figure('recruitment-flow').table;
    const stages = pairs(flow, 'Stage', 'All routes');
    expect(draftOf(13)).toContain(`Of ${stages.get('Approached')} at the stage`);
    expect(draftOf(13)).toContain(`${stages.get('Interviewed')} “Interviewed”`);
    const last = Number(stages.get('Interviewed'));
    expect(table('characteristics').notes[0]).toContain(`N = ${last}.`);
    expect(draftOf(12)).toMatch(said(last));
    const of = column(table('characteristics'), 'Of').map(Number);
    expect(Math.max(...of)).toBe(last);
    const lost = [...stages].filter(([stage]) => String(stage).startsWith('lost before'));
    const gone = lost.reduce((sum, [, number]) => sum + Number(number), 0);
    expect(Number(stages.get('Approached')) - gone).toBe(last);
  });

  it('draws the agreement that the table gives', () => {
    const drawn = figure('agreement-figure').table;
    const given = pairs(table('agreement'), 'Code', 'Alpha');
    const alphas = column(drawn, 'Krippendorff’s alpha');
    const labels = figure('agreement-figure').marks.flatMap((mark) =>
      mark.kind === 'group' ? [mark.label] : [],
    );
    expect(column(drawn, 'Domain')).toEqual([...domains, 'Outside the TDF', 'All, pooled']);
    for (const [at, domain] of column(drawn, 'Domain').entries()) {
      const alpha = alphas[at];
      const cell = given.get(domain === 'All, pooled' ? 'All' : domain);
      if (typeof alpha === 'number') expect(labels[at], String(domain)).toBe(`${domain}: ${cell}`);
      else expect(cell ?? '', String(domain)).toBe('');
    }
    expect(methods).toContain(`over ${column(table('agreement'), 'Units')[0]} codable lines`);
  });

  it('settles as many lines in the table of disagreements as methods and COREQ say', () => {
    const { rows } = table('disagreements');
    const lines = (by: string, group?: string) =>
      rows
        .filter(([, kind, name]) => kind === by && (group === undefined || name === group))
        .reduce((sum, row) => sum + Number(row[3]), 0);
    const settled = lines('all');
    expect(lines('outcome')).toBe(settled);
    expect(lines('transcript')).toBe(settled);
    expect(methods).toContain(`${settled} lines in 6 transcripts`);
    const [together, third] = [lines('decided by', 'AO + TB'), lines('decided by', 'IL')];
    expect(together + third).toBe(settled);
    expect(draftOf(24)).toContain(`${together} were settled by the coders together`);
    expect(draftOf(24)).toContain(`${third} by a third person (IL)`);
    expect([settled, together, third]).toEqual([120, 114, 6]);
  });

  it('counts no line as a difference that was decided although the coders agreed', async () => {
    const decisions = sampleSnapshot.decisions.map((one, at) =>
      at > 0 ? one : { ...one, readings: one.readings.map((each) => ({ ...each, codeIds: [] })) },
    );
    const changed = { ...sampleSnapshot, decisions };
    const of = paperOf(changed);
    const { settling } = codingFacts(of);
    expect(settling.settled).toBe(119);
    expect(Object.values(settling.byOutcome).reduce((sum, lines) => sum + lines, 0)).toBe(119);
    const made = disagreementsTable({ ...of.seen, ...of }, new Map());
    expect(made.rows[0]?.[3]).toBe(119);
    expect(checklistOf(of, 'coreq')[23]?.draft).toContain(
      '113 were settled by the coders together',
    );
  });

  it('has as many codes in the codebook as its sentences say, and as first appear', () => {
    const origin = column(table('codebook'), 'Origin').map(String);
    const own = origin.filter((one) => one.startsWith('own code')).length;
    const named = column(table('first-appearances'), 'Own code').map(String);
    const appear = named.filter((one) => !['Day of the interview', 'New', 'So far'].includes(one));
    expect(appear).toHaveLength(12);
    expect(draftOf(25)).toContain('12 codes drawn from the data');
    expect(methods).toContain('12 codes that came from the data');
    expect(own).toBe(12);
    expect(origin.filter((one) => one === 'framework: domain')).toHaveLength(14);
    const constructs = column(table('codebook'), 'Rules').flatMap(
      (rules) => /^Constructs: (.*)$/m.exec(String(rules))?.[1]?.split('; ') ?? [],
    );
    expect(constructs).toHaveLength(84);
    for (const text of [draftOf(9), draftOf(25), methods]) {
      expect(text).toContain('14 domains and 84 constructs');
    }
  });

  it('adds up new codes by interview alike in table and curve', () => {
    const curve = pairs(figure('accumulation').table, 'Interview', 'New own codes');
    const { columns, rows } = table('first-appearances');
    const added = rows.find(([name]) => name === 'New')!;
    expect(curve.size).toBe(7);
    for (const [interview, number] of curve) {
      expect(added[columns.indexOf(String(interview))], String(interview)).toBe(number);
    }
  });
});
