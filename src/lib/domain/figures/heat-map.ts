import { shades, type Figure, type Mark } from './figure.ts';
import { noteMarks } from './notes.ts';
import { fitted, textWidth } from './text-width.ts';

/** A heading of a row or a column; `domain` is the framework's key where it is a domain. */
export interface HeatMapHeading {
  readonly label: string;
  readonly domain?: string | null;
}

/** What a heat map is drawn from. */
export interface HeatMapInput {
  readonly title: string;
  /** In few words, for the file's name: "codes by case". */
  readonly subject: string;
  readonly rows: readonly HeatMapHeading[];
  readonly columns: readonly HeatMapHeading[];
  /** What the headings of rows are: "Code". */
  readonly rowsAre: string;
  /** What is counted, in the plural: "people", "passages". */
  readonly unit: string;
  /** By row, then column; `null`: nothing to count there, and {@link nothing} says why. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly nothing?: string;
  readonly notes: readonly string[];
}

const size = 11;
const cell = { least: 26, height: 22 };
const headings = { rows: 240, columns: 150 };

/**
 * Rows against columns, every cell with its number, darker where there are more. Numbers are read on
 * every shade, also in grey; nought is a number and has no shade.
 */
export function heatMap(input: HeatMapInput): Figure {
  const { title, subject, rows, columns, values } = input;
  const most = values.flat().reduce<number>((top, value) => Math.max(top, value ?? 0), 0);
  const left = 16 + Math.max(60, ...rows.map((one) => headingWidth(one, headings.rows)));
  const top = 16 + Math.max(40, ...columns.map((one) => headingWidth(one, headings.columns)));
  const width = Math.max(cell.least, textWidth(String(most), { size }) + 10);
  const right = Math.max(left + columns.length * width + 8, 420);
  const bottom = top + Math.max(1, rows.length) * cell.height;
  const legend = legendMarks(input, most, { x: 8, top: bottom + 14, width: right - 16 });
  const foot = noteMarks(input.notes, { x: 8, top: legend.bottom + 8, width: right - 16 });
  const isEmpty = rows.length === 0 || columns.length === 0;
  return {
    width: Math.ceil(right),
    height: Math.ceil(foot.bottom + 6),
    title,
    subject,
    description: describe(input),
    table: {
      columns: [input.rowsAre, ...columns.map(({ label }) => label)],
      rows: rows.map(({ label }, row) => [
        label,
        ...columns.map((_, column) => values[row]?.[column] ?? input.nothing ?? nothingWords),
      ]),
    },
    marks: [
      ...(isEmpty
        ? [text(8, top + 15, 'left', { text: 'Nothing to count yet', fill: 'ink-2' })]
        : []),
      ...columns.flatMap((one, index) => columnHeading(one, left + (index + 0.5) * width, top - 8)),
      ...rows.flatMap((one, index) => rowHeading(one, left - 8, top + (index + 0.5) * cell.height)),
      ...rows.flatMap((_, row) =>
        columns.flatMap((__, column) =>
          cellMarks(values[row]?.[column] ?? null, most, {
            x: left + column * width,
            y: top + row * cell.height,
            width,
          }),
        ),
      ),
      ...legend.marks,
      ...foot.marks,
    ],
  };
}

const nothingWords = 'nothing to count';

/** Which of the shades a number has: nought none, the largest the darkest, equal steps between. */
export function shadeOf(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.min(shades - 1, Math.ceil((value / most) * (shades - 1)));
}

/** The numbers that each shade stands for, without nought: [from, to], the lightest first. */
export function shadeSteps(
  most: number,
): readonly { readonly step: number; readonly from: number; readonly to: number }[] {
  return Array.from({ length: shades - 1 }, (_, index) => ({
    step: index + 1,
    from: Math.floor((most * index) / (shades - 1)) + 1,
    to: Math.floor((most * (index + 1)) / (shades - 1)),
  })).filter(({ from, to }) => from <= to);
}

function text(
  x: number,
  y: number,
  anchor: 'left' | 'middle' | 'right',
  {
    text: shown,
    fill = 'ink' as const,
    turned,
  }: { text: string; fill?: 'ink' | 'ink-2'; turned?: number },
): Mark {
  return { kind: 'text', x, y, text: shown, size, anchor, fill, ...(turned && { turned }) };
}

/** A heading's words on one line; what is longer loses its middle and stands whole in the table. */
function shownLabel({ label }: HeatMapHeading, most: number): string {
  return fitted(label, most, { size });
}

function headingWidth(one: HeatMapHeading, most: number): number {
  return textWidth(shownLabel(one, most), { size }) + (one.domain ? 16 : 0);
}

function rowHeading(one: HeatMapHeading, right: number, middle: number): readonly Mark[] {
  return [
    text(right - (one.domain ? 16 : 0), middle + 4, 'right', {
      text: shownLabel(one, headings.rows),
    }),
    ...stripe(one, right - 10, middle - 6),
  ];
}

function columnHeading(one: HeatMapHeading, middle: number, bottom: number): readonly Mark[] {
  return [
    text(middle + 4, bottom - (one.domain ? 16 : 0), 'left', {
      text: shownLabel(one, headings.columns),
      turned: -90,
    }),
    ...stripe(one, middle - 5, bottom - 11),
  ];
}

function stripe({ domain }: HeatMapHeading, x: number, y: number): readonly Mark[] {
  if (!domain) return [];
  const box = { x, y, width: 10, height: 12 };
  return [
    { kind: 'rect', ...box, fill: { on: 'pattern', domain }, stroke: { on: 'stripe', domain } },
  ];
}

function cellMarks(
  value: number | null,
  most: number,
  { x, y, width }: { x: number; y: number; width: number },
): readonly Mark[] {
  const box = { x, y, width, height: cell.height };
  if (value === null) {
    return [{ kind: 'rect', ...box, fill: { on: 'hatch' }, stroke: 'hairline' }];
  }
  const step = shadeOf(value, most);
  return [
    { kind: 'rect', ...box, fill: { on: 'shade', step }, stroke: 'hairline' },
    {
      kind: 'text',
      x: x + width / 2,
      y: y + cell.height / 2 + 4,
      text: String(value),
      size,
      anchor: 'middle',
      fill: value === 0 ? 'ink-3' : { on: 'on-shade', step },
      bold: step >= 4,
    },
  ];
}

function legendMarks(
  { unit, values, nothing }: HeatMapInput,
  most: number,
  at: { readonly x: number; readonly top: number; readonly width: number },
) {
  const entries = shadeSteps(most).map(({ step, from, to }) => ({
    fill: { on: 'shade', step } as const,
    words: from === to ? String(from) : `${from} to ${to}`,
  }));
  const hatched = values.flat().includes(null)
    ? [{ fill: { on: 'hatch' } as const, words: nothing ?? nothingWords }]
    : [];
  if (entries.length + hatched.length === 0) return { marks: [], bottom: at.top };
  const marks: Mark[] = [
    {
      kind: 'text',
      x: at.x,
      y: at.top + 11,
      text: `Number of ${unit}:`,
      size,
      anchor: 'left',
      fill: 'ink-2',
    },
  ];
  let x = at.x + textWidth(`Number of ${unit}:`, { size }) + 10;
  let y = at.top;
  for (const { fill, words } of [...entries, ...hatched]) {
    const room = 20 + textWidth(words, { size }) + 12;
    if (x + room > at.x + at.width && x > at.x) {
      x = at.x;
      y += 18;
    }
    marks.push(
      { kind: 'rect', x, y: y + 1, width: 14, height: 12, fill, stroke: 'edge' },
      { kind: 'text', x: x + 20, y: y + 11, text: words, size, anchor: 'left', fill: 'ink-2' },
    );
    x += room;
  }
  return { marks, bottom: y + 16 };
}

function describe({ rows, columns, values, unit, nothing, rowsAre, notes }: HeatMapInput): string {
  const lines = rows.map(({ label }, row) => {
    const cells = columns.map(
      (column, at) => `${column.label} ${values[row]?.[at] ?? nothing ?? nothingWords}`,
    );
    return `${label}: ${cells.join(', ')}.`;
  });
  const head = `${rowsAre} in ${rows.length} rows, ${columns.length} columns; the cells are numbers of ${unit}.`;
  return [head, ...lines, ...notes].join(' ');
}
