import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import {
  plot,
  size,
  widthOfBand,
  words,
  type AccumulationInput,
  type Frame,
} from './curve-frame.ts';
import { interviewLabels, legendMarks, rowsOfSpans, spanMarks } from './curve-signs.ts';
import { describeCurve, tableOfCurve } from './curve-words.ts';
import type { Figure, Mark } from './figure.ts';
import { noteMarks } from './notes.ts';

export type { AccumulationInput } from './curve-frame.ts';

const widest = 900;
/** Between the top of a bar and the curve, for the bar's number. */
const roomOverBar = 22;

/**
 * New and cumulative codes (or beliefs, or subthemes) by interview: bars for what is new, a line for the
 * total, the spread over random orders as a band behind it, and the rule's stretches in brackets above.
 * Both are numbers of the same things, on one axis.
 */
export function accumulationCurve(input: AccumulationInput): Figure {
  const { title, unit, interviews, spread } = input;
  const count = interviews.length;
  const band = Math.max(
    widthOfBand.least,
    Math.min(widthOfBand.most, (widest - plot.left - plot.right) / Math.max(1, count)),
  );
  const width = Math.max(420, plot.left + plot.right + count * band);
  const middle = (index: number) => plot.left + (index + 0.5) * band;
  const top = plot.top + rowsOfSpans({ spans: input.spans, band, middle, width }) * 20;
  const bottom = top + plot.height;
  const highest = Math.max(
    1,
    ...interviews.map(({ total }) => total),
    ...(spread?.places.map(({ high }) => high) ?? []),
  );
  const y = scaleLinear([0, highest], [bottom, top]).nice(5);
  const frame: Frame = { ...input, band, width, top, bottom, y, middle };

  const labels = interviewLabels(frame);
  const legend = legendMarks(frame, labels.bottom + 26);
  const foot = noteMarks(input.notes, { x: 8, top: legend.bottom + 8, width: width - 16 });
  return {
    width,
    height: Math.ceil(foot.bottom + 6),
    title,
    subject: 'accumulation curve',
    description: describeCurve(input),
    table: tableOfCurve(input),
    marks: [
      ...axisMarks(frame),
      ...spreadMarks(frame),
      ...barMarks(frame),
      ...curveMarks(frame),
      ...spanMarks(frame),
      ...labels.marks,
      words(plot.left + (width - plot.left - plot.right) / 2, labels.bottom + 14, 'middle', {
        text: 'Interviews, in the order of interviewing',
        fill: 'ink-2',
      }),
      words(8, 18, 'left', { text: `Number of ${unit}`, fill: 'ink-2' }),
      ...legend.marks,
      ...foot.marks,
    ],
  };
}

function axisMarks({ y, width, bottom, interviews, spread }: Frame): readonly Mark[] {
  const ticks = y.ticks(5).filter((tick) => Number.isInteger(tick));
  const none = interviews.length === 0 && spread === null;
  return [
    ...ticks.flatMap((tick): Mark[] => [
      {
        kind: 'line',
        x1: plot.left,
        x2: width - plot.right,
        y1: y(tick),
        y2: y(tick),
        stroke: tick === 0 ? 'ink-2' : 'hairline',
      },
      words(plot.left - 8, y(tick) + 4, 'right', { text: String(tick), fill: 'ink-2' }),
    ]),
    ...(none
      ? [
          words((plot.left + width) / 2, bottom - plot.height / 2, 'middle', {
            text: 'No interview with settled coding yet',
            fill: 'ink-2',
          }),
        ]
      : []),
  ];
}

function spreadMarks({ spread, middle, y }: Frame): readonly Mark[] {
  if (!spread || spread.places.length === 0) return [];
  const { places } = spread;
  type Place = (typeof places)[number];
  const at = (_: Place, index: number) => middle(index);
  const inside = area<Place>(
    at,
    ({ low }) => y(low),
    ({ high }) => y(high),
  ).digits(2);
  const edge = (value: (place: Place) => number) =>
    line<Place>(at, (place) => y(value(place))).digits(2)(places) ?? '';
  return [
    { kind: 'path', d: inside(places) ?? '', fill: 'inset' },
    { kind: 'path', d: edge(({ low }) => low), stroke: 'edge' },
    { kind: 'path', d: edge(({ high }) => high), stroke: 'edge' },
    { kind: 'path', d: edge(({ middle: half }) => half), stroke: 'ink-3', dash: '5 4' },
  ];
}

function barMarks({ interviews, middle, band, y, bottom }: Frame): readonly Mark[] {
  const width = Math.min(24, band * 0.55);
  return interviews.flatMap(({ fresh, total }, index): Mark[] => {
    const bar: Mark = {
      kind: 'rect',
      x: middle(index) - width / 2,
      y: y(fresh),
      width,
      height: bottom - y(fresh),
      fill: { on: 'shade', step: 2 },
      stroke: 'ink-2',
    };
    // Where all is new the curve's own number says it; close under the curve the bar has room inside.
    const isInside = y(fresh) - y(total) < roomOverBar;
    if (fresh === total || (isInside && bottom - y(fresh) < size + 4)) return [bar];
    const at = isInside ? y(fresh) + size + 1 : y(fresh) - 4;
    return [bar, words(middle(index), at, 'middle', { text: String(fresh), fill: 'ink' })];
  });
}

function curveMarks({ interviews, middle, y }: Frame): readonly Mark[] {
  if (interviews.length === 0) return [];
  type Interview = (typeof interviews)[number];
  const curve = line<Interview>(
    (_, index) => middle(index),
    ({ total }) => y(total),
  ).digits(2);
  return [
    { kind: 'path', d: curve(interviews) ?? '', stroke: 'ink', strokeWidth: 2 },
    ...interviews.map(({ total }, index): Mark => ({
      kind: 'circle',
      cx: middle(index),
      cy: y(total),
      r: 3,
      fill: 'ink',
    })),
    ...interviews.flatMap(({ total }, index) =>
      index > 0 && interviews[index - 1]!.total === total
        ? []
        : [
            words(middle(index), y(total) - 8, 'middle', {
              text: String(total),
              fill: 'ink',
              bold: true,
            }),
          ],
    ),
  ];
}
