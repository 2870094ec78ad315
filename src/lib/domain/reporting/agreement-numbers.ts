import type { Interval } from '../agreement/coefficient.ts';

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

/**
 * Bounds as they are shown: clipped at what is possible, which is said with a mark.
 * @param lowest 0 for shares.
 */
export function clipped(
  interval: Extract<Interval, { defined: true }>,
  lowest: -1 | 0 = -1,
): { readonly from: number; readonly to: number; readonly cut: boolean } {
  const from = Math.max(lowest, interval.from);
  const to = Math.min(1, interval.to);
  return { from, to, cut: from !== interval.from || to !== interval.to };
}

/** ".72 to .89", with an asterisk where a bound was clipped. */
export function intervalFigure(
  interval: Extract<Interval, { defined: true }>,
  write: (value: number) => string = figure,
  lowest?: -1 | 0,
): string {
  const { from, to, cut } = clipped(interval, lowest);
  return `${write(from)} to ${write(to)}${cut ? '*' : ''}`;
}
