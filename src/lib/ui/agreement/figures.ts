import type { Coefficient, Interval } from '../../domain/agreement/coefficient.ts';

const whole = new Intl.NumberFormat('en-GB');
const two = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'negative',
});
const one = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A coefficient as journals print it: ".82", "−.05", "1.00". */
export function figure(value: number): string {
  return two
    .format(value)
    .replace(/^(-?)0\./, '$1.')
    .replace('-', '−');
}

/** A share in percent, without the sign: "97.8". */
export function percentFigure(value: number): string {
  return one.format(100 * value);
}

export function countFigure(value: number): string {
  return whole.format(value);
}

/** Bounds as they are shown: clipped at −1 and 1, which is said with a mark. */
export function clipped(interval: Extract<Interval, { defined: true }>): {
  readonly from: number;
  readonly to: number;
  readonly cut: boolean;
} {
  const from = Math.max(-1, interval.from);
  const to = Math.min(1, interval.to);
  return { from, to, cut: from !== interval.from || to !== interval.to };
}

/** ".72 to .89", with an asterisk where a bound was clipped. */
export function intervalFigure(interval: Extract<Interval, { defined: true }>): string {
  const { from, to, cut } = clipped(interval);
  return `${figure(from)} to ${figure(to)}${cut ? '*' : ''}`;
}

export function figureOf(coefficient: Coefficient, write = figure): string {
  return coefficient.defined ? write(coefficient.value) : '–';
}
