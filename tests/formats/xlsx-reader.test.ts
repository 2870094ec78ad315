import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Table } from '#lib/domain/reporting/table.ts';
import { readSheets } from '#lib/formats/sheet-files.ts';
import { csvTable } from '#lib/formats/csv/table-writer.ts';
import { xlsxTable } from '#lib/formats/xlsx/table-writer.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const text = (words: string) => new TextEncoder().encode(words);

interface Workbook {
  readonly sheet: string;
  readonly strings?: string;
  readonly more?: Readonly<Record<string, string>>;
  /** As it stands in the relations of the workbook. */
  readonly target?: string;
}

/** A workbook of one sheet, by default as Excel writes it. */
function workbook({ sheet, strings, more = {}, target = 'worksheets/sheet1.xml' }: Workbook) {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Matrix &amp; more" sheetId="7" r:id="rId3"/><sheet name="Diagram" sheetId="8" r:id="rId9"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId3" Type="${office}/worksheet" Target="${target}"/><Relationship Id="rId9" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': strings }),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, text(xml)])));
}

const sheetOf = (rows: string, namespace = main) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`;
const rowsOf = async (bytes: Uint8Array<ArrayBuffer>) => (await readSheets(bytes))[0]?.rows;
const refused = (bytes: Uint8Array<ArrayBuffer>, code: string) =>
  expect(readSheets(bytes)).rejects.toMatchObject({ name: 'FormatError', code });

describe('a workbook as Excel writes it', () => {
  const strings = `<sst xmlns="${main}" count="3"><si><t>Case</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">in </t></r><r><t>runs</t></r><rPh sb="0" eb="2"><t>aloud</t></rPh></si><si><t>a_x000D_b &amp; _x005F_x0041_</t></si></sst>`;

  it('is read with its shared strings, plain and in runs, numbers, truths and formulas', async () => {
    const sheet = sheetOf(
      '<row r="1" spans="1:5"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>' +
        '<row r="2"><c r="A2"><v>12.50</v></c><c r="B2"><v>1.0000000000000001E-2</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2" t="str"><f>A1&amp;"x"</f><v>Casex</v></c></row>',
    );
    expect(await rowsOf(workbook({ sheet, strings }))).toEqual([
      ['Case', 'in runs', 'a\rb & _x0041_'],
      ['12.5', '0.01', 'TRUE', '#REF!', 'Casex'],
    ]);
  });

  it('keeps every cell in its place where others are empty, joined or missing', async () => {
    const sheet = sheetOf(
      '<row r="2"><c r="AB2" t="inlineStr"><is><t>far</t></is></c><c r="AC2" s="3"/></row><row r="5"><c r="A5"><v>1</v></c><c r="B5" s="2"/></row>',
    );
    const rows = (await rowsOf(workbook({ sheet })))!;
    expect(rows.map((row) => row.length)).toEqual([0, 28, 0, 0, 1]);
    expect(rows[1]![27]).toBe('far');
  });

  it('is read without places of cells, with prefixes, in the strict dialect, and by absolute names of parts', async () => {
    const plain = sheetOf(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
      strict,
    );
    const prefixed = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>words</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await rowsOf(workbook({ sheet: plain, target: '/xl/worksheets/sheet1.xml' }))).toEqual([
      ['1', '2'],
      ['3'],
    ]);
    expect(await rowsOf(workbook({ sheet: prefixed }))).toEqual([['words']]);
  });

  it('names its sheets, and has none for a diagram; macros are passed over', async () => {
    const bytes = workbook({ sheet: sheetOf(''), more: { 'xl/vbaProject.bin': 'MZ' } });
    expect(await readSheets(bytes)).toEqual([{ name: 'Matrix & more', isHidden: false, rows: [] }]);
  });
});

const table: Table = {
  title: 'Matrix',
  subject: 'matrix',
  columns: ['Case', 'مجال', 'Keys'],
  rows: [
    ['P01', 'two\nlines, "quoted"', 'k'],
    ['P02', '  spaces  ', 3],
    ['P03', 'يعرف ذلك', '_x0041_ \u0007'],
    ['P04', '=1+1', null],
  ],
  notes: ['A note.'],
  frozenColumns: 1,
  unprinted: [2],
  further: [
    { title: 'Passages', subject: 'matrix', columns: ['Anchor'], rows: [['P01 v1 L2']], notes: [] },
  ],
};

describe('a workbook that names one part for many sheets', () => {
  const naming = (sheet: string, times: number) =>
    workbook({
      sheet,
      more: {
        'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets>${Array.from(
          { length: times },
          (_, at) => `<sheet name="${at}" r:id="rId3"/>`,
        ).join('')}</sheets></workbook>`,
      },
    });

  it('has the same rows in each, which are read once', async () => {
    const sheets = await readSheets(naming(sheetOf('<row><c><v>7</v></c></row>'), 3));
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual(
      ['0', '1', '2'].map((name) => [name, [['7']]]),
    );
    expect(new Set(sheets.map(({ rows }) => rows)).size).toBe(1);
  });

  it('is refused where all of them together hold more than can be worked in', async () => {
    const far = sheetOf('<row r="1000000"><c r="A1000000"><v>1</v></c></row>');
    expect(await readSheets(naming(far, 3))).toHaveLength(3);
    await refused(naming(far, 5), 'unpacks-too-large');
    await refused(naming(far, 20_000), 'unpacks-too-large');
  });

  it('is refused where many cells share one long text', async () => {
    const strings = `<sst><si><t>${'long '.repeat(200_000)}</t></si></sst>`;
    const cells = sheetOf('<row><c t="s"><v>0</v></c></row>'.repeat(500));
    await refused(workbook({ sheet: cells, strings }), 'unpacks-too-large');
  });
});

describe('a table that was written here', () => {
  it('comes back from Excel’s format with the same words, each table on its sheet', async () => {
    const sheets = await readSheets(await xlsxTable.write(table));
    expect(sheets.map(({ name }) => name)).toEqual(['Matrix', 'Matrix 2', 'Notes']);
    expect(sheets[0]!.rows).toEqual([
      ['Case', 'مجال', 'Keys'],
      ['P01', 'two\nlines, "quoted"', 'k'],
      ['P02', '  spaces  ', '3'],
      ['P03', 'يعرف ذلك', '_x0041_ \u0007'],
      ['P04', '=1+1'],
    ]);
    expect(sheets[1]!.rows).toEqual([['Anchor'], ['P01 v1 L2']]);
  });

  it('comes back from CSV, which has one sheet', async () => {
    const [sheet, ...others] = await readSheets(await csvTable.write(table));
    expect(others).toEqual([]);
    expect(sheet!.rows[1]).toEqual(['P01', 'two\nlines, "quoted"', 'k']);
  });
});

describe('a file that is no workbook, or a broken one', () => {
  const compound = (name: string) =>
    Uint8Array.from([
      ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      ...[...name].flatMap((letter) => [letter.charCodeAt(0), 0]),
    ]);

  it.each([
    ['under a password', compound('EncryptedPackage'), 'password-protected'],
    ['of the old kind', compound('Workbook'), 'wrong-kind'],
    ['of the binary kind', zipSync({ 'xl/workbook.bin': text('x') }), 'wrong-kind'],
    ['a Word document', zipSync({ 'word/document.xml': text('<w/>') }), 'wrong-kind'],
    ['an OpenDocument sheet', zipSync({ 'content.xml': text('<o/>') }), 'wrong-kind'],
    ['a PDF', text('%PDF-1.7'), 'wrong-kind'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'wrong-kind'],
    ['nothing', new Uint8Array(), 'empty-file'],
    ['cut off', workbook({ sheet: sheetOf('') }).slice(0, 400), 'truncated'],
    ['without its sheet', workbook({ sheet: '', target: 'worksheets/other.xml' }), 'truncated'],
    ['with broken XML', workbook({ sheet: '<worksheet><sheetData><row' }), 'truncated'],
    [
      'with entities of its own',
      workbook({
        sheet: `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`,
      }),
      'truncated',
    ],
    [
      'with a cell nowhere',
      workbook({ sheet: sheetOf('<row r="1"><c r="1A"/></row>') }),
      'truncated',
    ],
    ['with a row nowhere', workbook({ sheet: sheetOf('<row r="0"/>') }), 'truncated'],
    [
      'with cells that stand too far apart',
      workbook({
        sheet: sheetOf(
          Array.from(
            { length: 400 },
            (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`,
          ).join(''),
        ),
      }),
      'unpacks-too-large',
    ],
    [
      'that is a bomb',
      zipSync({
        'xl/workbook.xml': text('<w/>'),
        'xl/sharedStrings.xml': new Uint8Array(70_000_000),
      }),
      'unpacks-too-large',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    await refused(bytes as Uint8Array<ArrayBuffer>, code);
  });

  it('without any sheet is said to have no rows', async () => {
    const bytes = zipSync({
      'xl/workbook.xml': text('<workbook><sheets/></workbook>'),
      'xl/_rels/workbook.xml.rels': text('<Relationships/>'),
    });
    await refused(bytes, 'no-rows');
  });
});
