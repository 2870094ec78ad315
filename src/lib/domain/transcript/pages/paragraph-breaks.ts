import type { PageLine } from './columns.ts';

/** What keeps the paragraphs of a text apart, found from all of its lines. */
export interface Setting {
  /** From line to line inside a paragraph, in points. */
  readonly leading: number;
  /** Of the letters of most of the text. */
  readonly bodySize: number;
  /** Whether the first line of a paragraph stands in or out against the others. */
  readonly firstLine: 'in' | 'out';
  /** Where lines of a page's column end at the most. */
  readonly measureOf: (line: PageLine) => number;
}

export function settingOf(lines: readonly PageLine[]): Setting {
  const measureOf = measures(lines);
  const pairs = lines.slice(1).flatMap((line, at) => {
    const before = lines[at];
    return before && isSameColumn(before, line) ? [{ before, line, gap: line.y - before.y }] : [];
  });
  const afterFull = pairs.filter(
    ({ before, line, gap }) => gap > 0 && before.right + firstWord(line) > measureOf(before),
  );
  const shifts = afterFull.map(({ before, line }) => line.x - before.x);
  const [out, inside] = [
    shifts.filter((shift) => shift > 4).length,
    shifts.filter((shift) => shift < -4).length,
  ];
  const gaps = (afterFull.length >= 3 ? afterFull : pairs).map(({ gap }) => gap);
  return {
    leading: afterFull.length >= 3 ? usual(gaps) : smallestUsual(gaps),
    bodySize: usual(lines.flatMap(({ size, stretches }) => stretches.map(() => size))),
    firstLine: inside > out ? 'in' : 'out',
    measureOf: isWrapped(afterFull.length, lines.length) ? measureOf : () => Infinity,
  };
}

/** Where hardly a line is full, paragraphs are no longer than a line, and the longest is chance. */
function isWrapped(full: number, lines: number): boolean {
  return lines < 4 || full >= Math.max(2, lines * 0.08);
}

/** What parts two lines: 'apart' for certain, 'short' because the first had room for more. */
export type Break = 'apart' | 'short' | null;

export function breakBetween(before: PageLine, line: PageLine, setting: Setting): Break {
  if (Math.abs(line.size - before.size) > 0.12 * before.size) return 'apart';
  const shift = line.x - before.x;
  if (isSameColumn(before, line)) {
    const gap = line.y - before.y;
    const leading = setting.leading * Math.max(1, line.size / setting.bodySize);
    if (gap <= 0 || gap > 1.25 * leading) return 'apart';
    const step = 0.6 * line.size;
    if (setting.firstLine === 'out' ? shift < -step : shift > step) return 'apart';
  }
  return before.right + firstWord(line) <= setting.measureOf(before) ? 'short' : null;
}

export function isSameColumn(a: PageLine, b: PageLine): boolean {
  return a.page === b.page && a.column === b.column;
}

/** The room that the first word of a line and the space before it would take. */
function firstWord({ stretches: [first], size }: PageLine): number {
  if (!first || first.text === '') return 0;
  const word = /^\S+/.exec(first.text)?.[0] ?? '';
  return ((first.right - first.x) * (word.length + 1)) / first.text.length + 0.1 * size;
}

/** Of each column of a page, where it has enough lines; else of that column on all pages. */
function measures(lines: readonly PageLine[]): (line: PageLine) => number {
  const rights = new Map<string, number[]>();
  const add = (key: string, right: number) => {
    const known = rights.get(key);
    if (known) known.push(right);
    else rights.set(key, [right]);
  };
  for (const { page, column, right } of lines) {
    add(`${page} ${column}`, right);
    add(column, right);
  }
  const ends = new Map<string, number>();
  for (const [key, places] of rights) {
    const sorted = places.toSorted((a, b) => a - b);
    ends.set(key, sorted[Math.floor(sorted.length * 0.97)] ?? 0);
  }
  return ({ page, column }) => {
    const own = `${page} ${column}`;
    const whole = ends.get(column) ?? 0;
    return (rights.get(own)?.length ?? 0) >= 12 ? Math.max(ends.get(own) ?? 0, whole - 12) : whole;
  };
}

/** The commonest, to half a point. */
function usual(lengths: readonly number[]): number {
  return countedLengths(lengths).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

/** The smallest that is no accident. */
function smallestUsual(lengths: readonly number[]): number {
  const common = countedLengths(lengths.filter((length) => length > 0))
    .filter(([, count]) => count >= lengths.length * 0.1)
    .map(([length]) => length);
  return common.length > 0 ? Math.min(...common) : usual(lengths);
}

function countedLengths(lengths: readonly number[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const length of lengths) {
    const step = Math.round(length * 2) / 2;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts];
}
