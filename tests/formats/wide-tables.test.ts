import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Table } from '#lib/domain/reporting/table.ts';
import { partsOnPaper } from '#lib/domain/reporting/on-paper.ts';
import { docxTable } from '#lib/formats/docx/table-writer.ts';
import { xlsxTable } from '#lib/formats/xlsx/table-writer.ts';
import { readSheets } from '#lib/formats/sheet-files.ts';

const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
const table: Table = {
  title: 'Wide',
  subject: 'wide',
  columns: ['Case', ...numbers.map((number) => `Column ${number} [c-${number}]`), 'Keys'],
  paperColumns: ['Case', ...numbers.map((number) => `Column ${number}`), ''],
  rows: ['P01', 'P02'].map((name) => [
    name,
    ...numbers.map((n) => `${name} said ${n}.`),
    `key ${name}`,
  ]),
  notes: ['A note.'],
  widths: [2, ...numbers.map(() => 5), 1],
  frozenColumns: 1,
  unprinted: [21],
  landscape: true,
  further: [
    { title: 'More', subject: 'wide', columns: ['A'], rows: [['a'.repeat(40_000)]], notes: [] },
    { title: 'Notes', subject: 'notes', columns: ['B'], rows: [], notes: [] },
  ],
};
const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!);

describe('a table that is wider than paper', () => {
  it('goes on in parts, each with the columns that stay in sight, and loses none', () => {
    const parts = partsOnPaper(table);
    expect(parts.map(({ columns }) => columns.length)).toEqual([8, 8, 7]);
    expect(parts.every(({ columns }) => columns[0] === 'Case')).toBe(true);
    expect(parts.flatMap(({ columns }) => columns.slice(1))).toEqual(
      table.paperColumns!.slice(1, -1),
    );
    expect(parts[2]!.row(table.rows[1]!)).toEqual([
      'P02',
      ...numbers.slice(14).map((n) => `P02 said ${n}.`),
    ]);
    expect(parts[0]!.widths).toEqual([2, 5, 5, 5, 5, 5, 5, 5]);
  });

  it('is written in Word on its side with all of its words, and a header row that repeats in every part', async () => {
    const bytes = await docxTable.write(table);
    const xml = part(bytes, 'word/document.xml');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect(xml).toContain('w:orient="landscape"');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    for (const row of table.rows) {
      for (const cell of row.slice(1, -1)) expect(value).toContain(cell);
    }
    expect(value).not.toContain('key P01');
    expect(value).toContain('Part 3 of 3');
  });

  it('is one part where it is narrow enough, or where nothing is to stay in sight', () => {
    const { frozenColumns: _, ...free } = table;
    expect(partsOnPaper(free)).toHaveLength(1);
    const narrow = {
      ...table,
      columns: ['Case', 'One'],
      paperColumns: ['Case', 'One'],
      unprinted: [],
    };
    expect(partsOnPaper(narrow)).toHaveLength(1);
  });

  it('keeps header and first column in sight in Excel, and what only programs read out of it', async () => {
    const xml = part(await xlsxTable.write(table), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('xSplit="1" ySplit="1" topLeftCell="B2"');
    expect(xml.match(/<col [^>]*hidden="1"[^>]*>/g)).toEqual([
      expect.stringContaining('min="22" max="22"'),
    ]);
  });

  it('has its further tables on sheets of their own names, and says where one of them was cut', async () => {
    const sheets = await readSheets(await xlsxTable.write(table));
    expect(sheets.map(({ name }) => name)).toEqual(['Wide', 'Wide 2', 'Notes 1', 'Notes']);
    expect(sheets.at(-1)!.rows.flat().join()).toContain('Wide 2, row 2, A');
  });
});

describe('words written from right to left', () => {
  it('stand in paragraphs of that direction in Word, and others do not', async () => {
    const rows = [
      ['يعرف الدليل', 'knows [ص ٣] it'],
      ['“עברית”', '12'],
    ];
    const xml = part(
      await docxTable.write({ title: 'T', subject: 't', columns: ['A', 'B'], rows, notes: [] }),
      'word/document.xml',
    );
    expect(xml.match(/<w:bidi\/>/g)).toHaveLength(2);
    expect(xml).toMatch(/<w:rtl\/><\/w:rPr><w:t[^>]*>يعرف/);
  });
});
