import { textOfRow, type Row } from './rows.ts';

export interface RunningHead {
  readonly row: Row;
  readonly kind: 'running head' | 'running foot' | 'page number';
  readonly text: string;
}

/** How many rows at each end of a page are looked at. */
const reach = 3;

/**
 * What recurs at the same height on most pages, the same but for a number or a slip, and the numbers
 * of the pages.
 */
export function runningHeads(pages: readonly (readonly Row[])[]): RunningHead[] {
  const filled = pages.filter((rows) => rows.length > 0);
  const edges = filled.flatMap(edgeRows);
  const groups = grouped(edges);
  const enough = Math.max(2, Math.ceil(filled.length * 0.4));
  const found: RunningHead[] = [];
  for (const group of groups) {
    const { first } = group;
    const onPages = new Set(group.edges.map(({ row }) => row.page)).size;
    const number = pageNumber.test(first.text);
    if (number ? !isPageNumber(group.edges, onPages, filled.length) : onPages < enough) continue;
    if (!number && !isApart(group.edges) && !isEverywhere(group.edges, filled.length)) continue;
    for (const { row, text, top } of group.edges) {
      found.push({
        row,
        text,
        kind: number ? 'page number' : top ? 'running head' : 'running foot',
      });
    }
  }
  return found.filter(standsOutermost(found, filled));
}

/** Nothing but heads stands between a head and the edge of its page. */
function standsOutermost(
  found: readonly RunningHead[],
  pages: readonly (readonly Row[])[],
): (head: RunningHead) => boolean {
  const heads = new Set(found.map(({ row }) => row));
  const outer = new Set<Row>();
  for (const rows of pages) {
    const inside = rows.findIndex((row) => !heads.has(row));
    const outside = rows.findLastIndex((row) => !heads.has(row));
    for (const row of inside < 0 ? rows : rows.slice(0, inside)) outer.add(row);
    for (const row of rows.slice(outside + 1)) outer.add(row);
  }
  return ({ row }) => outer.has(row);
}

/** What stands as close to the text as its own lines do may be a part of it. */
function isApart(edges: readonly Edge[]): boolean {
  return edges.filter(({ apart }) => apart).length >= edges.length * 0.8;
}

/** The very same words on nearly every page, and nobody says them. */
function isEverywhere(edges: readonly Edge[], pages: number): boolean {
  const [first] = edges;
  const same = edges.filter(({ text }) => text === first?.text && !/[:：]/.test(text));
  return pages >= 4 && same.length >= pages * 0.9;
}

interface Edge {
  readonly row: Row;
  readonly text: string;
  readonly key: string;
  readonly top: boolean;
  /** It stands further from the text than lines and paragraphs do, or in other type. */
  readonly apart: boolean;
}

function edgeRows(rows: readonly Row[]): Edge[] {
  const gaps = rows.slice(1).map(({ y }, at) => y - (rows[at]?.y ?? 0));
  // The outermost may be those of heads.
  const inner = gaps.slice(1, -1).toSorted((a, b) => a - b);
  const wideGap = inner[Math.floor(inner.length * 0.85)] ?? 0;
  const usualSize = rows.map(({ size }) => size).toSorted((a, b) => a - b)[rows.length >> 1] ?? 0;
  const edge = (row: Row, at: number, top: boolean): Edge => {
    const text = textOfRow(row);
    const gap = (top ? gaps[at] : gaps[at - 1]) ?? Infinity;
    const other = Math.abs(row.size - usualSize) > 0.5;
    return {
      row,
      text,
      key: keyOf(text),
      top,
      apart: other || gap > Math.max(1.2 * wideGap, 2.5 * row.size),
    };
  };
  const count = Math.min(reach, rows.length);
  const tops = rows.slice(0, count).map((row, at) => edge(row, at, true));
  const from = Math.max(count, rows.length - count);
  return [...tops, ...rows.slice(from).map((row, at) => edge(row, from + at, false))];
}

/** Numbers and roman numerals count as one, and so do capitals and small letters. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b[ivxlc]+\b/g, '#')
    .replace(/[^\p{L}#]+/gu, ' ')
    .trim();
}

const pageNumber =
  /^[^\p{L}\p{N}]*(?:(?:page|pages|p|pg|seite|s|página|pág|page n°|pagina|sida|side)\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/|von|de|di|sur|av|van|\||-|–)\s*\d{1,4})?[^\p{L}\p{N}]*$/iu;
const saysPage = /\p{L}{2,}.*\d|\d\s*\/\s*\d/u;

/** A bare number is a page's when it counts with the pages. */
function isPageNumber(edges: readonly Edge[], onPages: number, pages: number): boolean {
  const counts = new Map<number, number>();
  for (const { text, row } of edges) {
    const ahead = Number(/\d+/.exec(text)?.[0] ?? NaN) - row.page;
    if (!Number.isNaN(ahead)) counts.set(ahead, (counts.get(ahead) ?? 0) + 1);
  }
  const inStep = Math.max(0, ...counts.values());
  const roman = edges.every(({ text }) => !/\d/.test(text));
  if (pages === 1) return edges.every(({ text, apart }) => apart && saysPage.test(text));
  return (inStep >= 2 && inStep >= onPages * 0.6) || (roman && onPages >= 2);
}

interface Group {
  readonly first: Edge;
  readonly edges: Edge[];
}

/** Edges at one height of one end of the page with (nearly) the same words. */
function grouped(edges: readonly Edge[]): Group[] {
  const byKey = new Map<string, Group[]>();
  for (const edge of edges) {
    const key = `${edge.top} ${edge.key}`;
    const same = byKey.get(key) ?? [];
    byKey.set(key, same);
    const group = same.find(({ first }) => Math.abs(first.row.y - edge.row.y) <= 8);
    if (group) group.edges.push(edge);
    else same.push({ first: edge, edges: [edge] });
  }
  const groups = [...byKey.values()].flat();
  const recurring = groups.filter((group) => group.edges.length > 1);
  return groups.filter(({ first, edges: own }) => {
    const other = own.length > 1 ? undefined : recurring.find((one) => isNearly(first, one.first));
    other?.edges.push(first);
    return other === undefined;
  });
}

function isNearly(a: Edge, b: Edge): boolean {
  return (
    a.top === b.top &&
    Math.abs(a.row.y - b.row.y) <= 8 &&
    Math.min(a.key.length, b.key.length) >= 8 &&
    likeness(a.key, b.key) >= 0.85
  );
}

/** Dice's coefficient of pairs of letters: 1 for the same, 0 for nothing in common. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from(text.slice(1), (sign, at) => text[at] + sign));
  const [of, other] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const pair of of) if (other.has(pair)) shared += 1;
  return (2 * shared) / (of.size + other.size);
}
