import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '#lib/domain/reporting/report.ts';
import type { Table } from '#lib/domain/reporting/table.ts';
import { docxReport } from '#lib/formats/docx/report-writer.ts';
import { htmlReport } from '#lib/formats/html/report-writer.ts';
import { htmlTable } from '#lib/formats/html/table-writer.ts';
import { markdownReport } from '#lib/formats/markdown/report-writer.ts';
import { markdownTable } from '#lib/formats/markdown/table-writer.ts';
import { docxTable } from '#lib/formats/docx/table-writer.ts';
import { reportWriters } from '#lib/formats/report-writers.ts';
import mammoth from 'mammoth';
import { readMarkdown } from './read-markdown.ts';
import { readPage } from './read-page.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const hostile = [
  'a | b',
  'a \\| b',
  'ends in a backslash\\',
  '\\',
  '\\\\|',
  '# no heading',
  '- no list',
  '1. no list',
  '(a) no list',
  '> no quotation',
  '    no code',
  '`code` ``and`` ```more',
  '*strong* __too__ ~~gone~~',
  '[link](javascript:alert(1)) ![picture](x)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<br>',
  '</td></tr></table>',
  '--> <!-- ]]>',
  '&lt; &amp;lt; &#60; &copy',
  'two\nlines\n\nand a gap',
  '\nbegins and ends with a break\n',
  '  spaces at both ends  ',
  'tab\tand no\u00a0break\u00a0',
  '=SUM(A1)',
  '$x^2$ and $5',
  'https://example.org/a_b_c www.example.org me@example.org',
  'well... -- so --- be it',
  'مرحبا بالعالم',
  '👩‍⚕️ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  '---',
  ': a caption',
  '% title',
  '| --- |',
];

/** Any words, and those that mean something to a reader of Markdown or of HTML, in any order. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(...hostile),
      fc.constantFrom(...'\\|`*_[]()<>&#+-.!~$^@:="\'\n\r\t '),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

/** What any of these formats keeps: line ends are of one kind, what no text file holds is replaced. */
function kept(cell: string | number | null): string {
  return String(cell ?? '')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '\ufffd');
}

/** A paragraph of Markdown: breaks at its ends are its own. */
const block = (note: string) => kept(note).replace(/^\n+|\n+$/g, '');

const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  title: 'Hostile cells',
  subject: 'cells',
  columns,
  rows,
  notes: hostile,
});

describe('a table in Markdown', () => {
  it('is read back cell by cell, heading by heading, note by note', async () => {
    const rows = hostile.map((cell) => [cell, 'after']);
    const read = readMarkdown(text(await markdownTable.write(tableOf(['# a | b', 'c'], rows))));
    expect(read.tables).toEqual([[['# a | b', 'c'], ...rows]]);
    expect(read.headings).toEqual([{ level: 1, words: 'Hostile cells' }]);
    expect(read.paragraphs).toEqual(hostile.map(block));
  });

  it('gives any cell and any note back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, async (heading, cell, note) => {
        const table = { ...tableOf([heading, 'n'], [[cell, 'x']]), notes: [`n${note}`] };
        const read = readMarkdown(text(await markdownTable.write(table)));
        expect(read.tables).toEqual([
          [
            [kept(heading), 'n'],
            [kept(cell), 'x'],
          ],
        ]);
        expect(read.paragraphs).toEqual([block(`n${note}`)]);
      }),
      { numRuns: 300 },
    );
  });

  it('is plain where nothing has to be escaped, with numbers as they are', async () => {
    const table = {
      ...tableOf(['Role', 'n (%)', 'Of'], []),
      rows: [['GP, “partner”', '2 (67 %)', 3] as const, ['years 4–19', '', null] as const],
      widths: [4, 2, 1],
      notes: ['N = 3.'],
    };
    expect(text(await markdownTable.write(table))).toBe(
      '# Hostile cells\n\n| Role | n (%) | Of |\n| ------------ | ------ | --- |\n' +
        '| GP, “partner” | 2 (67 %) | 3 |\n| years 4–19 |  |  |\n\nN = 3.\n',
    );
  });
});

describe('a table as a web page', () => {
  it('is read back cell by cell, with its title as caption and headings of columns', async () => {
    const rows = hostile.map((cell) => [cell, 'after']);
    const page = readPage(text(await htmlTable.write(tableOf(['# a | b', '<i>c</i>'], rows))));
    expect(page.tables).toEqual([
      { caption: 'Hostile cells', head: ['# a | b', '<i>c</i>'], rows },
    ]);
    expect(page.wordsOf('p')).toEqual(hostile);
    for (const cell of page.elements.filter(({ tagName }) => tagName === 'th')) {
      expect(cell.attrs).toContainEqual({ name: 'scope', value: 'col' });
    }
    const cells = page.elements.filter(({ tagName }) => tagName === 'td');
    expect(cells.every(({ attrs }) => attrs.some(({ value }) => value === 'auto'))).toBe(true);
    expect(page.elements[0]?.attrs).toContainEqual({ name: 'lang', value: 'en-GB' });
  });

  it('gives any cell, title and note back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, async (heading, cell, note) => {
        const table = { ...tableOf([heading, 'n'], [[cell, 'x']]), title: note, notes: [note] };
        const page = readPage(text(await htmlTable.write(table)));
        expect(page.tables).toEqual(
          [{ caption: kept(note), head: [kept(heading), 'n'], rows: [[kept(cell), 'x']] }].map(
            (one) => (note === '' ? { ...one, caption: '' } : one),
          ),
        );
        expect(page.wordsOf('p')).toEqual([kept(note)]);
      }),
      { numRuns: 300 },
    );
  });

  it('needs nothing beside it, and runs nothing', async () => {
    const page = readPage(text(await htmlTable.write(tableOf(['a', 'b'], [['x', 'y']]))));
    const names = page.elements.map(({ tagName }) => tagName);
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'base', 'a', 'form']) {
      expect(names).not.toContain(name);
    }
    const attributes = page.elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name === 'src' || name === 'href')).toEqual([]);
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
    expect(page.wordsOf('style').join()).not.toMatch(/@import|url\(/);
  });
});

describe('a further table that is for paper', () => {
  const after: Table = {
    title: 'What changed',
    subject: 'changes',
    columns: ['Code', 'Change'],
    rows: [['Time', 'new code']],
    notes: ['From version to version.'],
    isOnPaper: true,
  };
  const table: Table = {
    ...tableOf(['Code'], [['Time']]),
    notes: ['The codebook.'],
    further: [after, { ...after, title: 'For spreadsheets', isOnPaper: false }],
  };

  it('follows the first, with its own title and notes, in every format that is read', async () => {
    const markdown = readMarkdown(text(await markdownTable.write(table)));
    expect(markdown.headings.map(({ words: heading }) => heading)).toEqual([
      'Hostile cells',
      'What changed',
    ]);
    expect(markdown.tables).toHaveLength(2);
    expect(markdown.paragraphs).toEqual(['The codebook.', 'From version to version.']);

    const page = readPage(text(await htmlTable.write(table)));
    expect(page.wordsOf('caption')).toEqual(['Hostile cells', 'What changed']);
    expect(page.wordsOf('p')).toEqual(['The codebook.', 'From version to version.']);

    const word = await mammoth.convertToHtml({ buffer: Buffer.from(await docxTable.write(table)) });
    expect(word.value.match(/<h1>.*?<\/h1>/g)).toEqual([
      '<h1>Hostile cells</h1>',
      '<h1>What changed</h1>',
    ]);
    expect(word.value.match(/<table>/g)).toHaveLength(2);
    expect(word.value).toContain('<p>From version to version.</p>');
  });
});

describe('a report', () => {
  const report: Report = {
    title: 'A <study> & "more": report',
    subject: 'report',
    notes: ['What is in it.'],
    invented: true,
    sections: [
      {
        heading: '# November | 2025',
        blocks: [
          { is: 'paragraph', words: 'Two\nlines' },
          {
            is: 'paragraph',
            words: [
              { text: 'plain ', look: 'plain' },
              { text: 'strong: ', look: 'strong' },
              { text: '*not*', look: 'plain' },
              { text: 'glued', look: 'italic' },
            ],
          },
          { is: 'quote', words: '“No time.”', source: 'P03, line 12' },
          { is: 'table', caption: 'Counts', columns: ['Domain', 'n'], rows: [['Skills', null]] },
        ],
        sections: [
          {
            heading: 'A day',
            blocks: [{ is: 'details', words: 'By AO.' }],
            sections: [{ heading: 'Deepest', blocks: [] }],
          },
        ],
      },
    ],
  };

  it.each(reportWriters)('has the same bytes each time as $label', async (writer) => {
    expect(await writer.write(report)).toEqual(await writer.write(report));
    expect(writer.extensions[0]).toBe(`.${writer.id}`);
  });

  it('is Markdown with headings of its levels, quotations and marks that are read as marks', async () => {
    expect(text(await markdownReport.write(report))).toBe(
      [
        '# A &lt;study&gt; &amp; "more": report',
        'Invented data, for demonstration only',
        'What is in it.',
        '## \\# November \\| 2025',
        'Two\\\nlines',
        'plain **strong:** \\*not\\*glued',
        '> “No time.”\n>\n> P03, line 12',
        'Counts',
        '| Domain | n |\n| --- | --- |\n| Skills |  |',
        '### A day',
        'By AO.',
        '#### Deepest\n',
      ].join('\n\n'),
    );
  });

  it('is a web page with the same in the same order', async () => {
    const page = readPage(text(await htmlReport.write(report)));
    expect(page.wordsOf('h1')).toEqual([report.title]);
    expect(page.wordsOf('h2')).toEqual(['# November | 2025']);
    expect([...page.wordsOf('h3'), ...page.wordsOf('h4')]).toEqual(['A day', 'Deepest']);
    expect(page.wordsOf('strong')).toEqual(['strong: ']);
    expect(page.wordsOf('blockquote').join()).toContain('“No time.”');
    expect(page.tables).toEqual([
      { caption: 'Counts', head: ['Domain', 'n'], rows: [['Skills', '']] },
    ]);
    expect(page.wordsOf('p').filter((one) => one.startsWith('Invented data'))).toHaveLength(2);
  });

  it('leads from what is cited to it, within the page, and shows its number in words', async () => {
    const label = { id: 'quotes:a b', series: 'Table', number: 5 } as const;
    const citing: Report = {
      ...report,
      sections: [
        {
          heading: 'Findings',
          landscape: true,
          blocks: [
            {
              is: 'paragraph',
              words: [
                { text: 'See ', look: 'plain' },
                { text: 'Table 99', look: 'plain', to: label.id },
                { text: ' and ', look: 'plain' },
                { text: 'the source', look: 'plain', href: 'https://example.org/a_b' },
                { text: ', not ', look: 'plain' },
                { text: 'this', look: 'plain', href: 'javascript:alert(1)' },
              ],
            },
            {
              is: 'table',
              label,
              caption: 'Time',
              columns: ['n'],
              rows: [[1]],
              notes: ['N = 8.'],
            },
          ],
        },
      ],
    };
    const page = readPage(text(await htmlReport.write(citing)));
    const links = page.elements.filter(({ tagName }) => tagName === 'a');
    const addresses = links.map(({ attrs }) => attrs.find(({ name }) => name === 'href')!.value);
    expect(page.wordsOf('a')).toEqual(['Table 5', 'the source']);
    expect(addresses[1]).toBe('https://example.org/a_b');
    const ids = page.elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'id'));
    expect(addresses[0]).toBe(`#${ids[0]!.value}`);
    expect(page.tables[0]?.caption).toBe('Table 5. Time');
    expect(page.wordsOf('p')).toContain('N = 8.');

    expect(text(await markdownReport.write(citing))).toContain(
      'See Table 5 and [the source](<https://example.org/a_b>), not this\n\nTable 5. Time\n\n| n |\n| --- |\n| 1 |\n\nN = 8.',
    );
  });

  it('shows a figure as a picture that is in the page, and in Markdown as its table', async () => {
    const withFigure: Report = {
      ...report,
      sections: [
        {
          heading: 'Figures',
          blocks: [
            {
              is: 'figure',
              label: { id: 'f', series: 'Figure', number: 1 },
              caption: 'Recruitment <of> "people"',
              picture: null,
              figure: {
                width: 100,
                height: 50,
                title: 'Recruitment',
                subject: 'recruitment',
                description: '27 approached, 11 interviewed.',
                table: { columns: ['Stage', 'n'], rows: [['Approached', 27]] },
                marks: [{ kind: 'rect', x: 0, y: 0, width: 10, height: 10, fill: 'ink' }],
              },
            },
          ],
        },
      ],
    };
    const page = readPage(text(await htmlReport.write(withFigure)));
    const picture = page.elements.find(({ tagName }) => tagName === 'img')!;
    const attribute = (name: string) => picture.attrs.find((one) => one.name === name)!.value;
    expect(attribute('alt')).toBe('Recruitment. 27 approached, 11 interviewed.');
    expect(decodeURIComponent(attribute('src'))).toMatch(
      /^data:image\/svg\+xml,<\?xml .*<svg .*<\/svg>\s*$/s,
    );
    expect(page.wordsOf('figcaption')).toEqual(['Figure 1. Recruitment <of> "people"']);

    const markdown = readMarkdown(text(await markdownReport.write(withFigure)));
    expect(markdown.tables).toEqual([
      [
        ['Stage', 'n'],
        ['Approached', '27'],
      ],
    ]);
    expect(markdown.paragraphs).toContain('27 approached, 11 interviewed.');
  });

  it('has no more levels than there are, in any format', async () => {
    const deep = (level: number): Report['sections'][number] => ({
      heading: 'x',
      blocks: [],
      sections: level === 0 ? [] : [deep(level - 1)],
    });
    for (const writer of [docxReport, markdownReport, htmlReport]) {
      await expect(writer.write({ ...report, sections: [deep(3)] })).rejects.toThrow(RangeError);
    }
  });
});
