import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyPiece } from '#lib/domain/paper/every-piece.ts';
import { forPaper } from '#lib/domain/paper/for-paper.ts';
import { packContents } from '#lib/domain/paper/pack-contents.ts';
import type { PaperFrame } from '#lib/domain/paper/paper-frame.ts';
import { piecesInPack, piecesOf } from '#lib/domain/paper/pieces.ts';
import { resultsPack, type PackContents } from '#lib/domain/paper/results-pack.ts';
import { linkedWords } from '#lib/domain/reporting/linked-words.ts';
import type { Label, Report, Span } from '#lib/domain/reporting/report.ts';
import { reportWriters } from '#lib/formats/report-writers.ts';
import { paperOf, sourcesOf } from '../../fixtures/paper-of.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';

let frame: PaperFrame;
let contents: PackContents;
let report: Report;
const steps: number[] = [];

beforeAll(async () => {
  const plain = paperOf(sampleSnapshot);
  const pieces = everyPiece(plain).map(({ id }) => id);
  frame = { ...plain, paper: { ...plain.paper, pieces } };
  contents = await packContents(frame, piecesOf(frame), sourcesOf(sampleSnapshot), (done) =>
    steps.push(done),
  );
  report = resultsPack(frame, piecesOf(frame), contents);
}, 60_000);

describe('a results pack of everything', () => {
  it('has a section for every piece that has something to show, in order', () => {
    const wanted = piecesInPack(piecesOf(frame)).map(({ id, name }) =>
      id === 'methods' ? 'Methods' : name,
    );
    expect(report.sections.map(({ heading }) => heading)).toEqual([
      ...wanted,
      'What the checks found',
    ]);
    expect(steps).toEqual([...steps].toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(wanted.length);
  });

  it('refers only to labels that stand in it, by the words of these', () => {
    const labels = new Map(labelsIn(report).map((label) => [label.id, label]));
    const spans = spansIn(report).filter(({ to }) => to !== undefined);
    expect(spans.length).toBeGreaterThan(30);
    for (const { to, text } of spans) {
      const label = labels.get(to!);
      expect(label, text).toBeDefined();
      expect(text.startsWith(label!.series)).toBe(true);
    }
  });

  it('lists what the checks found and says at the front that it does', () => {
    expect(contents.checkNotes[0]).toMatch(/^Checks: /);
    expect(report.notes.some((note) => note.startsWith(contents.checkNotes[0]!))).toBe(true);
    const last = report.sections.at(-1)!;
    expect(last.blocks).toHaveLength(contents.checkNotes.length);
  });

  it('says of findings that they stand at the end only where there are any', () => {
    const notes = (...checkNotes: readonly string[]) =>
      resultsPack(frame, piecesOf(frame), { ...contents, checkNotes }).notes.join(' ');
    const nothing = 'Checks: nothing found.';
    expect(notes(nothing)).not.toContain('stands at the end');
    expect(notes(nothing, 'Not checked (L5): no citation.')).toContain(
      `${nothing} What could not be looked at stands at the end`,
    );
    expect(notes('Checks: 1 question is open.', 'Question (L7): …')).toContain(
      'Checks: 1 question is open. Each stands at the end',
    );
  });

  it('says which chosen pieces have nothing to show yet, and why', () => {
    expect(report.notes.join(' ')).toContain(
      'Joint display (no row sets a result beside a finding yet)',
    );
  });

  it('says in its figure of agreement and in its table the same', () => {
    const [id] = [...contents.tables.keys()].filter((one) => one.startsWith('agreement:'));
    const table = contents.tables.get(id!)!;
    expect(table.columns).toContain('Alpha (interval)');
    const cell = table.rows[0]![table.columns.indexOf('Alpha (interval)')];
    expect(cell).toMatch(/^\.\d\d \(−?\.\d\d to (\.\d\d|1\.00\*?)\)$/);
    for (const [name, form] of [
      ['Agreement %', /^\d+\.\d$/],
      ['Kappa', /^(−?\.|1\.)\d\d$/],
    ] as const) {
      const cells = table.rows.map((row) => row[table.columns.indexOf(name)] ?? null);
      const said = cells.filter((one) => one !== null);
      expect(said.length).toBeGreaterThan(3);
      for (const one of said) expect(one, name).toMatch(form);
    }
    const notes = table.notes.join(' ');
    expect(notes).not.toMatch(/\bpi\b|AC1|Fleiss|not cut/);
    expect(notes).toContain('* Reckoned beyond what is possible');
    expect(contents.figures.has(id!.replace('agreement:', 'agreement-figure:'))).toBe(true);
    const words = contents.methods.find((one) => one.id === id)?.words.map(({ text }) => text);
    expect(words?.join('')).toContain('Krippendorff');
  });

  it('prints every column that the paper is to have', () => {
    const of = (id: string) => contents.tables.get(id)!.columns;
    expect(of('themes')).toEqual([
      'Theme',
      'Subtheme',
      'TDF domains',
      'People',
      'Passages',
      'Codes',
      'Data',
    ]);
    expect(of('beliefs')).toContain('Example quotations');
    expect(of('relevance')).toContain('Reason');
    expect(of('com-b')).toContain('Options by domain (2018)');
    const people = contents.tables.get('themes')!;
    expect(people.rows[0]![3]).toMatch(/^\d+ of 7$/);
  });

  it('speaks of fields and of F9 in Word alone', async () => {
    const words = async (writer: (typeof reportWriters)[number]) => {
      const bytes = await writer.write({ ...report, sections: [] });
      return writer.id === 'docx'
        ? strFromU8(unzipSync(bytes)['word/document.xml']!)
        : strFromU8(bytes);
    };
    for (const writer of reportWriters) {
      expect((await words(writer)).includes('F9'), writer.id).toBe(writer.id === 'docx');
    }
  });

  it('is the same each time', async () => {
    const again = await packContents(frame, piecesOf(frame), sourcesOf(sampleSnapshot));
    expect(JSON.stringify(resultsPack(frame, piecesOf(frame), again))).toBe(JSON.stringify(report));
  });
});

describe('a table for a paper', () => {
  it('is as it is where nothing is said of it', () => {
    const table = { title: '', subject: 'x', columns: ['A'], rows: [['a']], notes: [] };
    expect(forPaper('x', table)).toBe(table);
  });

  it('leaves out the column that the whole table lacks', () => {
    const table = { title: '', subject: 't', columns: ['Subtheme'], rows: [['a']], notes: [] };
    expect(forPaper('themes', table)).toMatchObject({ columns: ['Subtheme'], rows: [['a']] });
  });
});

describe('words that lead to the web', () => {
  it('are addresses and DOIs, without what ends the sentence', () => {
    const links = (words: string) => {
      const spans = linkedWords(words);
      return typeof spans === 'string' ? [] : spans.flatMap(({ href }) => href ?? []);
    };
    expect(links('In 2012;7:37. doi:10.1186/1748-5908-7-37.')).toEqual([
      'https://doi.org/10.1186/1748-5908-7-37',
    ]);
    expect(links('See (https://example.org/a?b=c), and more')).toEqual([
      'https://example.org/a?b=c',
    ]);
    expect(linkedWords('Nothing here.')).toBe('Nothing here.');
    const spans = linkedWords('a doi:10.1000/182 b') as readonly Span[];
    expect(spans.map(({ text }) => text).join('')).toBe('a doi:10.1000/182 b');
  });
});

function labelsIn({ sections }: Report): readonly Label[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      (block.is === 'table' || block.is === 'figure') && block.label ? [block.label] : [],
    ),
  );
}

function spansIn({ sections }: Report): readonly Span[] {
  return sections.flatMap(({ blocks, sections: within = [] }) =>
    [...blocks, ...within.flatMap((one) => one.blocks)].flatMap((block) =>
      block.is === 'paragraph' && typeof block.words !== 'string' ? block.words : [],
    ),
  );
}
