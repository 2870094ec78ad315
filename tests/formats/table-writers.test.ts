import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Table } from '#lib/domain/reporting/table.ts';
import { joinedBytes } from '#lib/formats/table-writer.ts';
import { tableWriters } from '#lib/formats/table-writers.ts';
import { readSheet } from './read-sheet.ts';

const nasty = [
  'plain',
  'a "quoted" word, and a comma',
  'two\nlines',
  '  spaces at both ends  ',
  'tab\there',
  '<b>&amp;</b>',
  '👩‍⚕️ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  'مرحبا بالعالم',
  '‎e\u0301 and é',
  '_x0041_ is no escape',
  ']]>',
];
const formulas = ['=1+1', '+44 20', '@SUM(A1)', '-5 years', "=cmd|' /C calc'!A0", '＝1+1'];

const table: Table = {
  title: 'Nasty: cells',
  subject: 'cells',
  columns: ['Text', 'Formula', 'Number', 'Nothing'],
  rows: nasty.map((text, index) => [
    text,
    formulas[index] ?? '-3',
    index === 0 ? -3 : index / 8,
    null,
  ]),
  notes: ['One note.', 'A second & last one.'],
  widths: [5, 2, 1, 1],
};

describe.each(tableWriters)('the $label writer', (writer) => {
  it('writes the same bytes for the same table', async () => {
    expect(await writer.write(table)).toEqual(await writer.write(table));
  });

  it('writes the same bytes whether rows come at once or one by one', async () => {
    const pieces: Uint8Array[] = [];
    const { rows, ...head } = table;
    const sink = await writer.begin(head, (piece) => pieces.push(piece));
    for (const row of rows) sink.add([row]);
    sink.end();
    expect(Buffer.compare(joinedBytes(pieces), await writer.write(table))).toBe(0);
  });

  it('describes itself with an ending of its own', () => {
    expect(writer.extensions[0]).toBe(`.${writer.id}`);
    expect(tableWriters.filter(({ id }) => id === writer.id)).toHaveLength(1);
  });

  it('writes XML that any reader accepts', async () => {
    if (writer.id !== 'docx' && writer.id !== 'xlsx') return;
    const rows = [...table.rows, ['\u0001\ud800\ufffe', null, NaN, 'x'.repeat(40_000)]];
    const parts = unzipSync(await writer.write({ ...table, title: '<A> & "B"\u0002', rows }));
    for (const [name, bytes] of Object.entries(parts)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      expect(() => parser.write(strFromU8(bytes)).close()).not.toThrow();
    }
  });

  it('writes a table without rows', async () => {
    expect((await writer.write({ ...table, rows: [] })).length).toBeGreaterThan(20);
  });
});

const [docx, xlsx, csv] = tableWriters;

describe('CSV', () => {
  it('is read back cell by cell, as RFC 4180 has it', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.write(table));
    expect(text.startsWith('\uFEFFText,Formula,Number,Nothing\r\n')).toBe(true);
    const { data, errors } = papa.parse<string[]>(text.slice(1), { newline: '\r\n' });
    expect(errors).toEqual([]);
    const rows = data.slice(1, -1);
    expect(rows.map(([first]) => first)).toEqual(nasty);
    expect(rows.map(([, , number]) => number)).toEqual(table.rows.map((row) => String(row[2])));
    expect(rows.every((row) => row[3] === '')).toBe(true);
  });

  it('disarms what a spreadsheet would run, and leaves negative numbers alone', async () => {
    const text = new TextDecoder().decode(await csv.write(table));
    const { data } = papa.parse<string[]>(text, { newline: '\r\n' });
    expect(data.slice(1, -1).map(([, second]) => second)).toEqual([
      ...formulas.map((formula) => `'${formula}`),
      ...nasty.slice(formulas.length).map(() => '-3'),
    ]);
  });
});

describe('Excel', () => {
  it('is read back cell by cell; text is text and numbers are numbers', async () => {
    const rows = readSheet(await xlsx.write(table));
    expect(rows[0]).toEqual(['Text', 'Formula', 'Number', 'Nothing']);
    expect(rows.slice(1)).toEqual(table.rows.map((row) => row.slice(0, 3)));
  });

  it('keeps control characters as spreadsheets do', async () => {
    const control = 'bell\u0007, carriage\rreturn, lone \ud800 surrogate';
    const rows = readSheet(await xlsx.write({ ...table, rows: [[control, null, null, null]] }));
    expect(rows[1]).toEqual([control.replace('\ud800', '\ufffd')]);
  });

  it('cuts a cell at Excel’s limit, says so in it and on the sheet of notes', async () => {
    const bytes = await xlsx.write({ ...table, rows: [['x'.repeat(40_000), 'after', 1, null]] });
    const [cell, after] = readSheet(bytes)[1] as [string, string];
    expect(cell).toHaveLength(32_767);
    expect(cell.endsWith('[cut here: longer than a cell of Excel can be]')).toBe(true);
    expect(after).toBe('after');
    const notes = readSheet(bytes, 2).flat();
    expect(notes.slice(0, 3)).toEqual(['Nasty: cells', ...table.notes]);
    expect(notes[3]).toContain('row 2, Text');
  });

  it('does not tear a pair of surrogates apart at the limit', async () => {
    const bytes = await xlsx.write({ ...table, rows: [['😀'.repeat(20_000), null, null, null]] });
    const cell = String(readSheet(bytes)[1]?.[0]);
    expect(cell).not.toContain('\ufffd');
    expect(cell.length).toBeLessThanOrEqual(32_767);
  });

  it('freezes and filters the header, and names its sheets', async () => {
    const parts = unzipSync(await xlsx.write(table));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(sheet).toContain(`<autoFilter ref="A1:D${table.rows.length + 1}"/>`);
    expect(strFromU8(parts['xl/workbook.xml']!)).toMatch(/name="Cells".*name="Notes"/);
  });

  it('goes on on a further sheet where a sheet is full', async () => {
    const pieces: Uint8Array[] = [];
    const sink = await xlsx.begin(
      { title: 'Long', subject: 'long', columns: ['N'], notes: [] },
      (piece) => {
        pieces.push(piece);
      },
    );
    const batch = Array.from({ length: 100_000 }, () => [1]);
    for (let count = 0; count < 11; count += 1) sink.add(batch);
    sink.end();
    const bytes = joinedBytes(pieces);
    expect(readSheet(bytes, 2)).toHaveLength(1_100_000 - 1_048_575 + 1);
    expect(strFromU8(unzipSync(bytes)['xl/workbook.xml']!)).toMatch(/"Long".*"Long 2".*"Notes"/);
  }, 30_000);
});

describe('Word', () => {
  it('is read back cell by cell', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await docx.write(table)) });
    const rows = htmlRows(value);
    expect(rows[0]).toEqual(['Text', 'Formula', 'Number', 'Nothing']);
    expect(rows.slice(1)).toEqual(
      table.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    );
  });

  it('has its title as a heading and its notes as paragraphs', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await docx.write(table)) });
    expect(value.startsWith('<h1>Nasty: cells</h1>')).toBe(true);
    expect(value.endsWith('<p>One note.</p><p>A second &amp; last one.</p>')).toBe(true);
  });

  it('repeats its header row, keeps short rows whole and splits long ones', async () => {
    const rows = [
      ['short', '', 1, null],
      ['x'.repeat(40_000), '', 1, null],
    ] as const;
    const document = documentOf(await docx.write({ ...table, rows }));
    const trs = document.match(/<w:tr>.*?<\/w:tr>/gs)!;
    expect(trs.map((tr) => tr.includes('<w:tblHeader/>'))).toEqual([true, false, false]);
    expect(trs.map((tr) => tr.includes('<w:cantSplit/>'))).toEqual([true, true, false]);
    expect(trs[2]).toContain('x'.repeat(40_000));
  });

  it('turns the paper on its side for wide tables', async () => {
    const columns = ['a', 'b', 'c', 'd', 'e', 'f'];
    const wide = documentOf(
      await docx.write({ title: 'W', subject: 'w', columns, rows: [], notes: [] }),
    );
    expect(wide).toContain('w:orient="landscape"');
    expect(documentOf(await docx.write(table))).not.toContain('landscape');
  });

  it('marks control characters, which a document cannot hold', async () => {
    const document = documentOf(
      await docx.write({ ...table, rows: [['a\u0007b\ud800', '', 1, null]] }),
    );
    expect(document).toContain('a\ufffdb\ufffd');
  });

  it('gives the columns widths that fill the page exactly', async () => {
    const document = documentOf(await docx.write(table));
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11_906 - 2 * 1_021);
    expect(widths[0]).toBeGreaterThan(widths[3]!);
  });
});

function documentOf(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)['word/document.xml']!);
}

function htmlRows(html: string): string[][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd]>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
      cell!
        .replace(/<br \/>/g, '\n')
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&'),
    ),
  );
}
