import { leftOf, rightOf, stretchesOf, type Row, type Stretch } from './rows.ts';

/** A line of text in the order of reading. */
export interface PageLine {
  /** Zero-based. */
  readonly page: number;
  /** 'whole' runs over the width of the page. */
  readonly column: 'whole' | 'first' | 'second';
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly stretches: readonly Stretch[];
  readonly label: string | null;
}

export type ColumnChoice = 'auto' | 'one' | 'two';

export interface OrderedPage {
  readonly columns: 1 | 2;
  readonly lines: readonly PageLine[];
}

/** The rows of each page as lines in the order in which they are read. */
export function orderedPages(
  pages: readonly (readonly Row[])[],
  choice: ColumnChoice,
): OrderedPage[] {
  if (choice === 'one') return pages.map(oneColumn);
  const gutters = pages.map((rows) => gutterOf(rows));
  if (choice === 'two') {
    return pages.map((rows, page) => twoColumns(rows, gutters[page]?.at ?? middleOf(rows)));
  }
  const clear = gutters.flatMap((gutter) => (gutter?.clear ? [gutter.at] : []));
  const usual = clear.toSorted((a, b) => a - b)[clear.length >> 1];
  return pages.map((rows, page) => {
    const gutter = gutters[page];
    if (gutter?.clear) return twoColumns(rows, gutter.at);
    // A last page may fill only the first column, or a part of it.
    const like = usual !== undefined && clear.length * 2 >= pages.length && fitsBeside(rows, usual);
    return like ? twoColumns(rows, usual) : oneColumn(rows);
  });
}

function fitsBeside(rows: readonly Row[], gutter: number): boolean {
  return crossing(rows.map(stretchesOf), gutter) <= rows.length * mostCrossing;
}

/** The share of rows, such as headings, that may run across two columns. */
const mostCrossing = 0.15;

function crossing(rows: readonly (readonly Stretch[])[], gutter: number): number {
  const crosses = ({ x, right }: Stretch) => x < gutter && right > gutter;
  return rows.filter((row) => row.some(crosses)).length;
}

function oneColumn(rows: readonly Row[]): OrderedPage {
  return { columns: 1, lines: rows.flatMap((row) => lineOf(row, 'whole', stretchesOf(row))) };
}

/** Down the first column, then the second; what runs across both parts them. */
function twoColumns(rows: readonly Row[], gutter: number): OrderedPage {
  const lines: PageLine[] = [];
  let first: PageLine[] = [];
  let second: PageLine[] = [];
  const flush = () => {
    lines.push(...first, ...second);
    [first, second] = [[], []];
  };
  for (const row of rows) {
    const stretches = stretchesOf(row);
    if (stretches.some(({ x, right }) => x < gutter && right > gutter)) {
      flush();
      lines.push(...lineOf(row, 'whole', stretches));
    } else {
      const left = stretches.filter(({ right }) => right <= gutter);
      const right = stretches.filter(({ x }) => x >= gutter);
      first.push(...lineOf(row, 'first', left));
      second.push(...lineOf(left.length > 0 ? { ...row, label: null } : row, 'second', right));
    }
  }
  flush();
  return { columns: 2, lines };
}

function lineOf(
  { page, y, size, label }: Row,
  column: PageLine['column'],
  stretches: readonly Stretch[],
): PageLine[] {
  const [first] = stretches;
  const last = stretches.at(-1);
  if (!first || !last) return [];
  return [{ page, column, x: first.x, right: last.right, y, size, stretches, label }];
}

interface Gutter {
  readonly at: number;
  /** Running text stands on both sides, and hardly anything runs across. */
  readonly clear: boolean;
}

/** The upright strip near the middle that the fewest rows cross. */
function gutterOf(rows: readonly Row[]): Gutter | null {
  if (rows.length < 2) return null;
  const [left, right] = [Math.min(...rows.map(leftOf)), Math.max(...rows.map(rightOf))];
  const width = right - left;
  const stretches = rows.map((row) => stretchesOf(row));
  const steps = Array.from({ length: 81 }, (_, step) => left + width * (0.3 + (0.4 * step) / 80));
  const crossings = steps.map((at) => crossing(stretches, at));
  const fewest = Math.min(...crossings);
  const at = middleOfWidestRun(steps, (step) => crossings[step] === fewest);
  const all = stretches.flat();
  const before = all.filter((one) => one.right <= at);
  const after = all.filter((one) => one.x >= at);
  const clear =
    fewest <= rows.length * mostCrossing &&
    isRunningText(before, at - left, all) &&
    isRunningText(after, right - at, all);
  return { at, clear };
}

function middleOf(rows: readonly Row[]): number {
  return (Math.min(...rows.map(leftOf)) + Math.max(...rows.map(rightOf))) / 2;
}

function middleOfWidestRun(steps: readonly number[], belongs: (step: number) => boolean): number {
  let [bestFrom, best, from] = [0, 0, 0];
  for (let step = 0; step <= steps.length; step += 1) {
    if (step < steps.length && belongs(step)) continue;
    if (step - from > best) [bestFrom, best] = [from, step - from];
    from = step + 1;
  }
  return steps[bestFrom + (best >> 1)] ?? 0;
}

/** Running text fills the width of its column in a good part of its lines; labels and cells do not. */
function isRunningText(own: readonly Stretch[], width: number, all: readonly Stretch[]): boolean {
  const signs = (of: readonly Stretch[]) => of.reduce((sum, { text }) => sum + text.length, 0);
  const widths = own.map(({ x, right }) => right - x).toSorted((a, b) => a - b);
  const wide = widths[Math.floor(widths.length * 0.75)] ?? 0;
  return signs(own) >= signs(all) * 0.2 && wide >= width * 0.6 && own.length >= 3;
}
