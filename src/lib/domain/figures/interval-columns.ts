import { lowestOf, type ShownCoefficient } from '../agreement/shown-coefficients.ts';
import { counted } from '../reporting/agreement-words.ts';
import type { Mark } from './figure.ts';
import { intervalMarks, placeOn, type IntervalAxis } from './interval-marks.ts';
import { missingWords, valueWords, type IntervalRow } from './interval-rows.ts';
import { heightOf, setLines, type LinesAt } from './set-lines.ts';
import { textWidth, wrapped } from './text-width.ts';

/** What stands over the columns. */
export interface IntervalHeads {
  /** Over the names. */
  readonly first: string;
  /** Their initials, in the order in which their numbers stand. */
  readonly coders: string;
  /** Of the coefficient. */
  readonly name: string;
}

export const margin = 8;

const size = 11;
const setting = { size };
const bold = { size, bold: true };
const swatch = 16;
/** What stands beside one another at most or at least, in figure units. */
const widths = { names: 262, axis: 220, values: 118, between: 14 };
const leastRow = 22;
const head = 44;

interface Columns {
  readonly names: Room;
  readonly units: Room;
  readonly used: Room;
  readonly axis: IntervalAxis;
  readonly values: Room;
  /** Of the figure. */
  readonly width: number;
}

type Room = Pick<LinesAt, 'x' | 'width'>;

/** Names, units, how often each coder used it, the axis with its dots and lines, and the numbers. */
export function drawIntervals(
  rows: readonly IntervalRow[],
  coefficient: ShownCoefficient,
  heads: IntervalHeads,
): { readonly marks: readonly Mark[]; readonly width: number; readonly bottom: number } {
  const columns = columnsOf(rows, coefficient, heads);
  const drawn: Mark[] = [];
  let top = head;
  for (const [index, row] of rows.entries()) {
    const { marks, height } = rowMarks(row, coefficient, columns, top);
    const y = top;
    const stroke = row.used === null || index === 0 ? ('ink-3' as const) : ('hairline' as const);
    const key = `row ${index}`;
    const label = `${row.name}: ${[valueWords(row, coefficient), missingWords(row)]
      .filter((words) => words !== '')
      .join(', ')}`;
    drawn.push(
      { kind: 'line', x1: margin, x2: columns.width - margin, y1: y, y2: y, stroke },
      { kind: 'group', key, label, marks },
    );
    top += height;
  }
  return {
    width: columns.width,
    bottom: top + 22,
    marks: [...headMarks(columns, heads), ...gridMarks(columns, coefficient, top), ...drawn],
  };
}

function columnsOf(
  rows: readonly IntervalRow[],
  coefficient: ShownCoefficient,
  { coders }: IntervalHeads,
): Columns {
  const widest = (words: readonly string[], how: { size: number; bold?: boolean } = setting) =>
    Math.ceil(Math.max(0, ...words.map((one) => textWidth(one, how))));
  const longest = widest(
    rows.map(({ name }) => name),
    bold,
  );
  const names = { x: margin + swatch, width: Math.min(widths.names, longest) };
  const units = {
    x: names.x + names.width,
    width: widths.between + widest([...rows.map((row) => counted(row.units)), 'Units']),
  };
  const used = {
    x: units.x + units.width,
    width: widths.between + widest([...rows.map(usedWords), 'Used by', coders]),
  };
  const axis: IntervalAxis = {
    from: lowestOf(coefficient),
    to: 1,
    left: used.x + used.width + 24,
    width: widths.axis,
  };
  const values = {
    x: axis.left + axis.width + 18,
    width: Math.max(
      widths.values,
      widest(
        rows.map((row) => valueWords(row, coefficient)),
        bold,
      ),
    ),
  };
  return { names, units, used, axis, values, width: Math.ceil(values.x + values.width + margin) };
}

function usedWords({ used }: IntervalRow): string {
  return used?.map(counted).join(', ') ?? '';
}

function rowMarks(
  row: IntervalRow,
  coefficient: ShownCoefficient,
  { names, units, used, axis, values, width }: Columns,
  top: number,
) {
  const isAll = row.used === null;
  const line = { size, bold: isAll, fill: 'ink' as const };
  const isEstimated = row.estimate.value.defined;
  const room = isEstimated ? values : { x: axis.left, width: width - margin - axis.left };
  const [value, missing] = [valueWords(row, coefficient), missingWords(row)];
  const shown = value === '' ? [] : [value];
  const why = missing === '' ? [] : wrapped(missing, room.width, setting, 3);
  const name = wrapped(row.name, names.width, line, 3);
  const said = heightOf([...shown, ...why], size);
  const height = Math.max(leastRow, Math.ceil(Math.max(said, heightOf(name, size)) + 8));
  const middle = top + height / 2;
  const from = (lines: readonly string[]) => middle - heightOf(lines, size) / 2;
  const one = { ...line, top: from(['']), anchor: 'right' as const };
  const words = middle - said / 2;
  const marks: readonly Mark[] = [
    ...stripe(row, middle),
    ...setLines(name, { ...line, ...names, top: from(name) }),
    ...setLines([counted(row.units)], { ...one, ...units }),
    ...(isAll ? [] : setLines([usedWords(row)], { ...one, ...used })),
    ...intervalMarks(row.estimate, axis, middle, isAll),
    // What stands on the axis in words is read without its lines through it.
    ...(isEstimated ? [] : [ground(why, room, words)]),
    ...setLines(shown, { ...line, ...room, top: words }),
    ...setLines(why, { size, ...room, fill: 'ink-2', top: words + heightOf(shown, size) }),
  ];
  return { marks, height };
}

function ground(lines: readonly string[], { x }: Room, top: number): Mark {
  const width = Math.max(...lines.map((line) => textWidth(line, setting))) + 8;
  const height = heightOf(lines, size) + 4;
  return { kind: 'rect', x: x - 4, y: top - 1, width, height, fill: 'sheet' };
}

function stripe({ domain }: IntervalRow, middle: number): readonly Mark[] {
  if (!domain) return [];
  const box = { x: margin, y: middle - 6, width: 10, height: 12 };
  return [
    { kind: 'rect', ...box, fill: { on: 'pattern', domain }, stroke: { on: 'stripe', domain } },
  ];
}

function headMarks(
  { names, units, used, axis, width }: Columns,
  { first, coders, name }: IntervalHeads,
): readonly Mark[] {
  const quiet = { size, fill: 'ink-2' as const, top: 26 };
  const right = { ...quiet, anchor: 'right' as const };
  return [
    ...setLines([first], { ...quiet, ...names }),
    ...setLines(['Units'], { ...right, ...units }),
    ...setLines(['Used by', coders], { ...right, ...used, top: 12 }),
    ...setLines([name], { ...quiet, x: axis.left, width: width - margin - axis.left }),
  ];
}

/** The ends of the axis, its middle and their halves: nothing says how much is enough. */
function gridMarks(
  { axis }: Columns,
  coefficient: ShownCoefficient,
  bottom: number,
): readonly Mark[] {
  return [0, 1, 2, 3, 4].flatMap((quarter): readonly Mark[] => {
    const value = axis.from + ((axis.to - axis.from) * quarter) / 4;
    const x = placeOn(axis, value);
    const text = coefficient === 'percent' ? `${value * 100} %` : String(value).replace('-', '−');
    return [
      { kind: 'line', x1: x, x2: x, y1: head, y2: bottom + 4, stroke: 'hairline' },
      { kind: 'text', x, y: bottom + 17, text, size, anchor: 'middle', fill: 'ink-2' },
    ];
  });
}
