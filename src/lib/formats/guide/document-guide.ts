import type { GuideLine, GuideSource } from '../../domain/guide/import/guide-source.ts';
import type { DocumentNode } from '../document/document-node.ts';
import { cleanText } from '../plain-text/encoding.ts';

/** A document as a guide may be written in it: its tables one under the other, and the text outside them. */
export function guideOfDocument(document: DocumentNode): GuideSource {
  const tables: string[][][] = [];
  const lines: GuideLine[] = [];
  for (const block of document.children) {
    if (block.type === 'table') tables.push(rowsOf(block));
    else lines.push(...linesOf(block));
  }
  return { rows: widestTable(tables), lines };
}

/** The paragraphs in a block; a manual line break parts one into lines. */
function linesOf(block: DocumentNode): readonly GuideLine[] {
  if (block.type !== 'paragraph') return block.children.flatMap(linesOf);
  const { styleName, list } = block;
  const heading = /^(heading|title|subtitle|überschrift|titre|título)/i.test(styleName);
  return cleanText(rawText(block))
    .text.split('\n')
    .flatMap((line): GuideLine[] => {
      const text = line.trim();
      if (text === '') return [];
      const kind = list ? (list.ordered ? 'ordered' : 'bullets') : null;
      return [{ text, heading, level: list?.level ?? tabsBefore(line), list: kind }];
    });
}

/** Rows of one width: a cell over several rows or columns stands in each row, and once in it. */
export function rowsOf(table: DocumentNode): string[][] {
  const rows: string[][] = [];
  /** Cells that go on in rows below, by column. */
  const going = new Map<number, { readonly text: string; left: number }>();
  for (const row of rowNodes(table)) {
    const cells: string[] = [];
    const goOn = () => {
      for (let above = going.get(cells.length); above; above = going.get(cells.length)) {
        if (above.left === 1) going.delete(cells.length);
        above.left -= 1;
        cells.push(above.text);
      }
    };
    for (const cell of row.children) {
      goOn();
      const text = cellText(cell);
      const rowSpan = cell.rowSpan ?? 1;
      if (rowSpan > 1) going.set(cells.length, { text, left: rowSpan - 1 });
      cells.push(text, ...Array<string>(columnsOf(cell) - 1).fill(''));
    }
    goOn();
    rows.push(cells);
  }
  return rows;
}

function rowNodes(table: DocumentNode): readonly DocumentNode[] {
  return table.children.flatMap((child) => (child.type === 'tableRow' ? [child] : rowNodes(child)));
}

/** How many columns a cell covers; no table is as wide as a damaged file may say. */
function columnsOf({ colSpan = 1 }: DocumentNode): number {
  return Number.isInteger(colSpan) ? Math.min(64, Math.max(1, colSpan)) : 1;
}

/** The lines of a cell. In a list the deeper ones are set in; so is a bullet under what is none. */
function cellText(cell: DocumentNode): string {
  const lines = linesOf(cell);
  const isMixed =
    lines.some(({ list }) => list === 'bullets') && lines.some(({ list }) => list !== 'bullets');
  return lines
    .map(({ text, level, list }) => {
      const depth = level + (isMixed && list === 'bullets' ? 1 : 0);
      return `${'\t'.repeat(depth)}${text}`;
    })
    .join('\n');
}

/** The tables of the width that holds most words; those of other widths are other tables. */
function widestTable(tables: readonly string[][][]): string[][] {
  const words = new Map<number, number>();
  const widthOfTable = (rows: readonly string[][]) => Math.max(0, ...rows.map((row) => row.length));
  for (const rows of tables) {
    const length = rows.flat().reduce((sum, cell) => sum + cell.length, 0);
    words.set(widthOfTable(rows), (words.get(widthOfTable(rows)) ?? 0) + length);
  }
  const most = Math.max(...words.values());
  const width = [...words].find(([, length]) => length === most)?.[0];
  return tables.filter((rows) => widthOfTable(rows) === width).flat();
}

function rawText(node: DocumentNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  if (['noteReference', 'commentReference', 'image'].includes(node.type)) return '';
  return node.children.map(rawText).join('');
}

function tabsBefore(line: string): number {
  return /^\t*/.exec(line)?.[0].length ?? 0;
}
