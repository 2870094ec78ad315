import { FormatError } from '../../domain/errors.ts';
import type { Paragraph, TranscriptSource } from '../../domain/transcript/source.ts';
import type { Note, Reading } from '../format.ts';
import { cleanText, removedNote } from '../plain-text/encoding.ts';
import type { DocumentNode } from './document-node.ts';

/**
 * A document is a table when most of its words stand in tables of one width; else it is running
 * text, with the rows of its tables as paragraphs.
 *
 * @throws {FormatError} 'no-text-inside'.
 */
export function sourceOfDocument(document: DocumentNode): Reading<TranscriptSource> {
  const counter = { removed: 0 };
  const outside: Paragraph[] = [];
  const all: Paragraph[] = [];
  const tables: string[][][] = [];
  for (const block of document.children) {
    if (block.type === 'table') {
      const rows = rowsOf(block, counter);
      tables.push(rows);
      all.push(...rows.flatMap(rowAsParagraph));
    } else {
      const paragraphs = paragraphsOf(block, counter);
      outside.push(...paragraphs);
      all.push(...paragraphs);
    }
  }
  if (all.length === 0) throw new FormatError('no-text-inside', '');
  const notes = notesOnExtras(document);
  if (counter.removed > 0) notes.push(removedNote(counter.removed));

  const tableWords = length(tables.flat(2));
  const outsideWords = length(outside.map(({ text }) => text));
  if (tableWords > outsideWords) {
    const { rows, notes: tableNotes } = joinedTables(tables);
    return {
      content: { kind: 'table', rows },
      notes: [...notes, ...tableNotes, ...outsideNote(outside)],
    };
  }
  if (tables.length > 0) {
    const what = `${tables.length} ${tables.length === 1 ? 'table' : 'tables'} read as text, a row a line`;
    notes.push({ kind: 'changed', where: 'tables', what });
  }
  return { content: { kind: 'paragraphs', paragraphs: all }, notes };
}

interface Counter {
  removed: number;
}

/** A Word paragraph; its manual line breaks part it into lines. */
function paragraphsOf(block: DocumentNode, counter: Counter): Paragraph[] {
  const heading = /^(heading|title|subtitle|überschrift|titre|título)/i.test(block.styleName);
  return plainText(block, counter)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text, line) => ({ text, heading, apart: line === 0 }));
}

function plainText(block: DocumentNode, counter: Counter): string {
  const { text, removed } = cleanText(rawText(block));
  counter.removed += removed;
  return text;
}

function rawText(node: DocumentNode): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'noteReference':
    case 'commentReference':
    case 'image':
      return '';
    case 'paragraph':
      return `${node.children.map(rawText).join('')}\n`;
    case 'tableRow':
      return `${node.children.map((cell) => rawText(cell).trim()).join('\t')}\n`;
    default:
      return node.children.map(rawText).join('');
  }
}

function rowsOf(table: DocumentNode, counter: Counter): string[][] {
  return table.children
    .filter(({ type }) => type === 'tableRow')
    .map((row) => row.children.map((cell) => plainText(cell, counter).trim()));
}

function rowAsParagraph(row: readonly string[]): Paragraph[] {
  const text = row
    .map((cell) => cell.replace(/\s*\n\s*/g, ' '))
    .join('\t')
    .trim();
  return text === '' ? [] : [{ text, heading: false, apart: true }];
}

/** Tables of the widest kind one under the other, a repeated heading row once. */
function joinedTables(tables: readonly string[][][]): { rows: string[][]; notes: Note[] } {
  const wordsByWidth = new Map<number, number>();
  for (const row of tables.flat()) {
    wordsByWidth.set(row.length, (wordsByWidth.get(row.length) ?? 0) + length(row));
  }
  const most = Math.max(...wordsByWidth.values());
  const width = [...wordsByWidth].find(([, words]) => words === most)?.[0] ?? 0;
  const notes: Note[] = [];
  const rows: string[][] = [];
  const odd: string[] = [];
  for (const row of tables.flat()) {
    if (row.every((cell) => cell === '')) continue;
    const repeated = rows.length > 0 && row.join('\t') === rows[0]?.join('\t');
    if (row.length === width && !repeated) rows.push(row);
    else if (!repeated) odd.push(row.join(' '));
  }
  if (tables.length > 1) {
    notes.push({
      kind: 'changed',
      where: 'tables',
      what: `${tables.length} tables joined into one`,
    });
  }
  if (odd.length > 0) {
    const what = `${odd.length} rows that have not ${width} cells: ${quoted(odd)}`;
    notes.push({ kind: 'dropped', where: 'tables', what });
  }
  return { rows, notes };
}

function outsideNote(outside: readonly Paragraph[]): Note[] {
  if (outside.length === 0) return [];
  const what = quoted(outside.map(({ text }) => text));
  return [{ kind: 'dropped', where: 'outside the table', what }];
}

function quoted(texts: readonly string[]): string {
  const shown = texts
    .slice(0, 4)
    .map((text) => `“${text.slice(0, 80)}${text.length > 80 ? '…' : ''}”`);
  return (
    shown.join(', ') +
    (texts.length > shown.length ? ` and ${texts.length - shown.length} more` : '')
  );
}

/** Pictures, notes and comments stand beside the words; they are counted, not kept. */
function notesOnExtras(document: DocumentNode): Note[] {
  const counts = new Map<string, number>();
  const count = (node: DocumentNode) => {
    counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
    node.children.forEach(count);
  };
  count(document);
  return extras.flatMap(([type, one, many]): Note[] => {
    const found = counts.get(type) ?? 0;
    if (found === 0) return [];
    return [{ kind: 'dropped', where: many, what: `${found} ${found === 1 ? one : many}` }];
  });
}

const extras = [
  ['image', 'picture', 'pictures'],
  ['noteReference', 'footnote or endnote', 'footnotes and endnotes'],
  ['commentReference', 'comment in the margin', 'comments in the margin'],
] as const;

function length(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
