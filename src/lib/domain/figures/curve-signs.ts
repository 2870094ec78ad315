import { size, words, type Frame } from './curve-frame.ts';
import type { Mark } from './figure.ts';
import { cutAtEnd, fitted, textWidth, wrapped } from './text-width.ts';

/** Brackets above the plot; those that would overlap, with their labels, stand in rows. */
export function spanMarks(frame: Frame): readonly Mark[] {
  const rows = rowOfSpan(frame);
  return frame.spans.flatMap((span, index): Mark[] => {
    const { left, right, label } = bracketOf(span, frame);
    const at = frame.top - 10 - rows[index]! * 20;
    return [
      {
        kind: 'path',
        d: `M${left} ${at + 5}V${at}H${right}V${at + 5}`,
        stroke: 'accent',
        strokeWidth: 1.5,
      },
      words(label.x, at - 4, label.anchor, { text: span.label, fill: 'ink' }),
    ];
  });
}

/** How many rows of brackets there are. */
export function rowsOfSpans(frame: Bands): number {
  return frame.spans.length === 0 ? 0 : Math.max(...rowOfSpan(frame)) + 1;
}

type Bands = Pick<Frame, 'spans' | 'band' | 'middle' | 'width'>;

function bracketOf({ from, to, label }: Frame['spans'][number], { middle, band, width }: Bands) {
  const [left, right] = [middle(from) - band / 2 + 2, middle(to - 1) + band / 2 - 2];
  const room = textWidth(label, { size });
  if (room <= right - left) {
    return {
      left,
      right,
      label: { x: (left + right) / 2, anchor: 'middle', left, right },
    } as const;
  }
  // A label that is longer than its bracket runs on, to the side where there is room.
  return left + room <= width
    ? ({ left, right, label: { x: left, anchor: 'left', left, right: left + room } } as const)
    : ({ left, right, label: { x: right, anchor: 'right', left: right - room, right } } as const);
}

function rowOfSpan(frame: Bands): readonly number[] {
  const rows: { left: number; right: number }[][] = [];
  return frame.spans.map((span) => {
    const { label } = bracketOf(span, frame);
    const isFree = (row: (typeof rows)[number]) =>
      row.every(({ left, right }) => label.left >= right + 4 || label.right <= left - 4);
    const found = rows.findIndex(isFree);
    const row = found === -1 ? rows.length : found;
    rows[row] = [...(rows[row] ?? []), { left: label.left, right: label.right }];
    return row;
  });
}

/** How long a label turned on its side may be. */
const longest = 110;

/** Cut at their ends; where those are then alike, in their middles. */
function shortLabels(labels: readonly string[]): readonly string[] {
  const cut = labels.map((label) => cutAtEnd(label, longest, { size }));
  const areApart = new Set(cut).size === new Set(labels).size;
  return areApart ? cut : labels.map((label) => fitted(label, longest, { size }));
}

/** Under the plot: upright where they fit, else turned on their side. */
export function interviewLabels({ interviews, band, middle, bottom }: Frame) {
  const labels = labelsOf(interviews.map(({ label }) => label));
  const fits = labels.every((label) => textWidth(label, { size }) <= band - 4);
  const shown = fits ? labels : shortLabels(labels);
  const marks = shown.map((text, index): Mark =>
    fits
      ? words(middle(index), bottom + 16, 'middle', { text, fill: 'ink-2' })
      : {
          kind: 'text',
          x: middle(index) + 4,
          y: bottom + 8,
          text,
          size,
          anchor: 'right',
          fill: 'ink-2',
          turned: -90,
        },
  );
  const depth = fits ? 20 : 12 + Math.max(0, ...shown.map((text) => textWidth(text, { size })));
  return { marks, bottom: bottom + depth };
}

/** Where any is too long, what stands before the first comma, as long as that tells them apart. */
function labelsOf(labels: readonly string[]): readonly string[] {
  if (labels.every((label) => textWidth(label, { size }) <= longest)) return labels;
  const begins = labels.map((label) => (label.split(',')[0] ?? '').trim());
  const isTold = begins.every((begin) => begin !== '') && new Set(begins).size === labels.length;
  return isTold ? begins : labels;
}

/** What the signs mean, each on its own line. */
export function legendMarks({ unit, spread, width }: Frame, top: number) {
  const left = 8;
  const entries: { readonly sign: readonly Mark[]; readonly text: string }[] = [
    {
      sign: [
        {
          kind: 'line',
          x1: left,
          x2: left + 22,
          y1: top + 6,
          y2: top + 6,
          stroke: 'ink',
          strokeWidth: 2,
        },
        { kind: 'circle', cx: left + 11, cy: top + 6, r: 3, fill: 'ink' },
      ],
      text: `${unit} so far, in this order`,
    },
    {
      sign: [
        {
          kind: 'rect',
          x: left + 5,
          y: top + 20,
          width: 12,
          height: 12,
          fill: { on: 'shade', step: 2 },
          stroke: 'ink-2',
        },
      ],
      text: 'new in this interview',
    },
  ];
  if (spread) {
    const at = top + 40;
    entries.push({
      sign: [
        { kind: 'rect', x: left, y: at, width: 22, height: 12, fill: 'inset', stroke: 'edge' },
        {
          kind: 'line',
          x1: left,
          x2: left + 22,
          y1: at + 6,
          y2: at + 6,
          stroke: 'ink-3',
          dash: '5 4',
        },
      ],
      text: spread.is,
    });
  }
  let bottom = top;
  const marks = entries.flatMap(({ sign, text }, index) => {
    const lines = wrapped(text, width - left - 38, { size }, 4);
    const at = top + index * 20;
    bottom = at + 10 + (lines.length - 1) * 14;
    return [
      ...sign,
      ...lines.map((each, row) =>
        words(left + 30, at + 10 + row * 14, 'left', { text: each, fill: 'ink-2' }),
      ),
    ];
  });
  return { marks, bottom };
}
