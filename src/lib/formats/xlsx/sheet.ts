import { cutMark, type Cell, type Row, type TableHead } from '../../domain/reporting/table.ts';
import type { ZipPart } from '../zip/zip-writer.ts';
import { xmlHead } from './package.ts';
import { cellText } from './xml-text.ts';

/** A cell that held more than Excel allows, and where. */
export interface Cut {
  /** The sheet, where there is more than one table; else ''. */
  readonly sheet: string;
  /** As the spreadsheet counts rows and names columns. */
  readonly row: number;
  readonly column: string;
}

/** Excel's limit for one cell, in UTF-16 units. */
const cellLimit = 32_767;
const headerStyle = 1;
const textStyle = 2;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Begins one sheet: header row bold and held in view, as are the columns that are to be; filters, wrapped text, widths. */
export function beginSheet(
  head: TableHead,
  part: ZipPart,
  cuts: Cut[],
  first: boolean,
  sheet = '',
) {
  const letters = head.columns.map((_, index) => columnLetters(index));
  let number = 0;
  const row = (cells: readonly Cell[], style: number) => {
    number += 1;
    let xml = `<row r="${number}">`;
    cells.forEach((cell, index) => {
      const at = letters[index] ?? columnLetters(index);
      if (typeof cell === 'string' && cell.length > cellLimit) {
        cuts.push({ sheet, row: number, column: head.columns[index] ?? at });
      }
      xml += cellXml(cell, `${at}${number}`, style);
    });
    part.text(`${xml}</row>`);
  };

  part.text(
    `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">` +
      pane(head.frozenColumns ?? 0) +
      `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${widths(head)}<sheetData>`,
  );
  row(head.columns, headerStyle);
  return {
    row: (cells: Row) => row(cells, textStyle),
    end: () => {
      const last = letters.at(-1) ?? 'A';
      const filter = letters.length > 0 ? `<autoFilter ref="A1:${last}${number}"/>` : '';
      part.text(`</sheetData>${filter}</worksheet>`);
      part.end();
    },
  };
}

/** The title, the notes, and what had to be cut, on a sheet of their own. */
export function notesSheet(head: TableHead, cuts: readonly Cut[], part: ZipPart): void {
  const listed = cuts
    .slice(0, 100)
    .map(({ sheet, row, column }) => `${sheet && `${sheet}, `}row ${row}, ${column}`);
  const more = cuts.length > listed.length ? ` and ${cuts.length - listed.length} more` : '';
  const lines = [
    ...head.notes,
    ...(head.sheetNotes ?? []),
    ...(cuts.length > 0
      ? [
          `Cut at 32,767 characters, the most a cell of Excel can hold: ${listed.join('; ')}${more}. The .csv and .docx exports hold the whole text.`,
        ]
      : []),
  ];
  part.text(
    `${xmlHead}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>`,
  );
  [head.title, ...lines].forEach((line, index) => {
    const style = index === 0 ? headerStyle : textStyle;
    part.text(`<row r="${index + 1}">${cellXml(line, `A${index + 1}`, style)}</row>`);
  });
  part.text('</sheetData></worksheet>');
  part.end();
}

/**
 * Names of all sheets: what Excel allows of the subject, numbered where there are several, those of
 * further tables, then "Notes". No two are the same.
 */
export function sheetNames(
  subject: string,
  tables: number,
  further: readonly string[] = [],
): readonly string[] {
  const named = sheetName(subject);
  const own = Array.from({ length: tables }, (_, index) =>
    index === 0 ? named : `${named} ${index + 1}`,
  );
  const names = [...own];
  for (const one of further) {
    const name = sheetName(one);
    const isTaken = (each: string) =>
      names.some((taken) => taken.toLowerCase() === each.toLowerCase());
    let distinct = name;
    for (let number = 2; isTaken(distinct); number += 1) distinct = `${name} ${number}`;
    names.push(distinct);
  }
  return [...names, 'Notes'];
}

function sheetName(subject: string): string {
  const allowed = subject
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = allowed.slice(0, 24).replace(/^'|'$/g, '').trim() || 'Table';
  const first = short.charAt(0).toUpperCase() + short.slice(1);
  return /^(notes|history)$/i.test(first) ? `${first} 1` : first;
}

/** What stays in sight: the header row, and the first columns where they are to. */
function pane(columns: number): string {
  const [split, letter, active] =
    columns > 0
      ? [` xSplit="${columns}"`, columnLetters(columns), 'bottomRight']
      : ['', 'A', 'bottomLeft'];
  return `<pane${split} ySplit="1" topLeftCell="${letter}2" activePane="${active}" state="frozen"/>`;
}

function cellXml(cell: Cell, at: string, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') {
    return Number.isFinite(cell)
      ? `<c r="${at}" s="${style}"><v>${cell}</v></c>`
      : cellXml(String(cell), at, style);
  }
  const text = cell.length > cellLimit ? shortened(cell) : cell;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

function shortened(text: string): string {
  const kept = text.slice(0, cellLimit - cutMark.length);
  return kept.replace(/[\ud800-\udbff]$/, '') + cutMark;
}

/** Relative widths as characters, between 8 and 80. */
function widths({ columns, widths: relative, unprinted = [] }: TableHead): string {
  if (columns.length === 0) return '';
  const cols = columns.map((_, index) => {
    const width = Math.min(80, Math.max(8, 8 * (relative?.[index] ?? 2)));
    const hidden = unprinted.includes(index) ? ' hidden="1"' : '';
    return `<col min="${index + 1}" max="${index + 1}" width="${width}"${hidden} customWidth="1"/>`;
  });
  return `<cols>${cols.join('')}</cols>`;
}

/** 0 is A, 25 is Z, 26 is AA. */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
