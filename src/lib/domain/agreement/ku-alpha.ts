import { defined, notDefined, type Coefficient } from './coefficient.ts';
import type { Coincidences } from './continuum.ts';
import { codedPart } from './cu-alpha.ts';

/** How far one value is told from all others where two coders both have a value. */
export interface ValueAlpha {
  readonly alpha: Coefficient;
  /** The share of this value's characters on which another coder has a value too. */
  readonly coverage: Coefficient;
}

/**
 * (k)u-alpha of one value, and how much of it the figure speaks of.
 *
 * @see Krippendorff, K. (2019). Content analysis, 4th ed., §12.6.5.
 */
export function kuAlpha(found: Coincidences, value: number): ValueAlpha {
  const { values, met, own } = codedPart(found);
  const sums = new Float64Array(values);
  let [total, self] = [0, 0];
  for (let row = 0; row < values; row += 1) {
    for (let column = 0; column < values; column += 1) sums[row]! += met[row * values + column]!;
    total += sums[row]!;
    self += own[row]!;
  }
  const mine = sums[value]!;
  let everywhere = 0;
  for (let other = 0; other < found.categories; other += 1) {
    everywhere += found.met[(value + 1) * found.categories + other]!;
  }
  const coverage = everywhere === 0 ? notDefined('never-used') : defined(mine / everywhere);
  if (mine === 0) return { alpha: notDefined('nothing-in-common'), coverage };
  if (mine === total) return { alpha: notDefined('no-variation'), coverage };
  // e of one value with all, and with itself; the common factor falls out of the ratio but in the first.
  const scale = total / (total * total - self);
  const withAll = scale * (total * mine - own[value]!);
  const withSelf = scale * (mine * mine - own[value]!);
  const together = met[value * values + value]!;
  const ratio = ((withAll / mine) * (mine - together)) / (withAll - withSelf);
  return { alpha: defined(1 - ratio), coverage };
}
