import type { Estimate } from '../agreement/coefficient.ts';
import { clipped } from '../reporting/agreement-numbers.ts';
import type { Mark } from './figure.ts';

/** The axis of the figure: values from `from` to `to` over so much of its width, in figure units. */
export interface IntervalAxis {
  readonly from: -1 | 0;
  readonly to: 1;
  readonly left: number;
  readonly width: number;
}

/** Where a value stands on the axis, never outside of it. */
export function placeOn({ from, to, left, width }: IntervalAxis, value: number): number {
  const share = (Math.max(from, Math.min(to, value)) - from) / (to - from);
  return Math.round((left + share * width) * 100) / 100;
}

/**
 * A figure as a dot, that of all codes as a diamond, on the line of its interval. A bound beyond what is
 * possible ends in an arrow instead of a bar.
 */
export function intervalMarks(
  { value, interval }: Estimate,
  axis: IntervalAxis,
  middle: number,
  isAll: boolean,
): readonly Mark[] {
  if (!value.defined) return [];
  const at = placeOn(axis, value.value);
  const shape: Mark = isAll
    ? { kind: 'path', d: `M${at} ${middle - 6}l6 6l-6 6l-6 -6z`, fill: 'ink' }
    : { kind: 'circle', cx: at, cy: middle, r: 3.2, fill: 'ink' };
  if (!interval.defined) return [shape];
  const bounds = clipped(interval, axis.from);
  const [left, right] = [placeOn(axis, bounds.from), placeOn(axis, bounds.to)];
  return [
    {
      kind: 'line',
      x1: left,
      x2: right,
      y1: middle,
      y2: middle,
      stroke: 'ink',
      strokeWidth: 1.5,
    },
    end(left, middle, interval.from < bounds.from ? 1 : 0),
    end(right, middle, interval.to > bounds.to ? -1 : 0),
    shape,
  ];
}

/** @param inwards in which direction an arrow's sides run; 0: a bar. */
function end(x: number, middle: number, inwards: -1 | 0 | 1): Mark {
  const d =
    inwards === 0
      ? `M${x} ${middle - 5}v10`
      : `M${x + 5 * inwards} ${middle - 4}L${x} ${middle}L${x + 5 * inwards} ${middle + 4}`;
  return { kind: 'path', d, stroke: 'ink', strokeWidth: 1.5 };
}
