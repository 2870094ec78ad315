import { median, p95 } from './statistics.mjs';

const widths = [5, 40, 5, 9, 9, 20, 27, 20];

export const heading = line([
  'size',
  'what',
  'runs',
  'median',
  'p95',
  'aim',
  'beside it',
  'the aim is',
]);

/** One measure as a line of the table: what was aimed at, what came out, and how far apart they are. */
export function rowOf(size, row) {
  const { what, error, value, baseline, plain, unit = 'ms' } = row;
  if (error) return line([size, what, '', '', '', '', '', `not measured: ${error.message}`]);
  const beside = baseline ? `${plain} ${shown(median(baseline), unit)}` : '';
  return line([
    size,
    what,
    String(value.length),
    shown(median(value), unit),
    shown(p95(value), unit),
    aimWords(row, unit),
    beside,
    verdict(row, unit),
  ]);
}

function aimWords({ aim, aimP95 }, unit) {
  const words = [];
  if (aim !== undefined) words.push(shown(aim, unit));
  if (aimP95 !== undefined) words.push(`p95 ${shown(aimP95, unit)}`);
  return words.join(', ');
}

function verdict({ aim, aimP95, value }, unit) {
  const misses = [
    aim === undefined ? 0 : median(value) - aim,
    aimP95 === undefined ? 0 : p95(value) - aimP95,
  ].filter((by) => by > 0);
  if (aim === undefined && aimP95 === undefined) return '';
  return misses.length === 0
    ? 'met'
    : `missed by ${misses.map((by) => shown(by, unit)).join(', ')}`;
}

function shown(number, unit) {
  const digits = number < 100 ? 1 : 0;
  return `${number.toFixed(digits)} ${unit}`;
}

function line(cells) {
  return cells
    .map((cell, index) => cell.padEnd(widths[index]))
    .join('  ')
    .trimEnd();
}
