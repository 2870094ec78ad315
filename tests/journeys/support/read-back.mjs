import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { JSDOM } from 'jsdom';
import mammoth from 'mammoth';
import papaparse from 'papaparse';

/** What another program finds in a file this one wrote: its first table, as rows of cell texts. */
export function tableOf(path) {
  const extension = path.slice(path.lastIndexOf('.'));
  return { '.csv': csvTable, '.xlsx': xlsxTable, '.docx': docxTable }[extension](path);
}

async function csvTable(path) {
  const text = await readFile(path, 'utf8');
  return papaparse.parse(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
}

async function docxTable(path) {
  const { value } = await mammoth.convertToHtml({ path });
  const { document } = new JSDOM(value.replaceAll('<br />', '\n')).window;
  const tables = [...document.querySelectorAll('table')];
  const longest = tables.sort((a, b) => b.rows.length - a.rows.length)[0];
  return [...(longest?.rows ?? [])].map((row) => [...row.cells].map(textOfCell));
}

/** Paragraphs apart by a newline. */
function textOfCell(cell) {
  const paragraphs = [...cell.querySelectorAll('p')].map(({ textContent }) => textContent);
  return paragraphs.length > 0 ? paragraphs.join('\n') : cell.textContent;
}

async function xlsxTable(path) {
  return (await xlsxSheets(path))[0].rows;
}

/** Every sheet of an Excel file, in order: its name and its rows of cell texts. */
export async function xlsxSheets(path) {
  const files = unzipSync(new Uint8Array(await readFile(path)));
  const xml = (name) =>
    new JSDOM(new TextDecoder().decode(files[name]), { contentType: 'text/xml' }).window.document;
  const shared = files['xl/sharedStrings.xml']
    ? [...xml('xl/sharedStrings.xml').querySelectorAll('si')].map(({ textContent }) => textContent)
    : [];
  return [...xml('xl/workbook.xml').querySelectorAll('sheet')].map((sheet, index) => ({
    name: sheet.getAttribute('name'),
    rows: [...xml(`xl/worksheets/sheet${index + 1}.xml`).querySelectorAll('row')].map((row) => {
      const cells = [];
      for (const cell of row.querySelectorAll('c')) {
        const words = cell.textContent ?? '';
        cells[columnOf(cell)] = cell.getAttribute('t') === 's' ? shared[Number(words)] : words;
      }
      return Array.from(cells, (cell) => cell ?? '');
    }),
  }));
}

/** The rows under the head row, each by the names of the columns; the head has a cell `column`. */
export function recordsOf(rows, column) {
  const at = rows.findIndex((row) => row.includes(column));
  if (at < 0) throw new Error(`No row has a cell “${column}”.`);
  return rows
    .slice(at + 1)
    .map((row) => Object.fromEntries(rows[at].map((name, index) => [name, row[index] ?? ''])));
}

/** What an .svg file says of its parts to those who hear it. */
export async function titlesOfSvg(path) {
  const { document } = new JSDOM(await readFile(path, 'utf8'), { contentType: 'text/xml' }).window;
  return [...document.querySelectorAll('g > title')].map(({ textContent }) => textContent);
}

/** All words that are drawn in an .svg file, as text. */
export async function wordsOfSvg(path) {
  const { document } = new JSDOM(await readFile(path, 'utf8'), { contentType: 'text/xml' }).window;
  return [...document.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
}

/** "C7" is in column 2. */
function columnOf(cell) {
  const letters = /^[A-Z]+/.exec(cell.getAttribute('r'))[0];
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
