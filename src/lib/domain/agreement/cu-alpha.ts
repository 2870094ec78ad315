import { notDefined, type Coefficient } from './coefficient.ts';
import type { Coincidences } from './continuum.ts';
import { alphaOfMatrix } from './u-alpha.ts';

/**
 * Where two coders both have a value, whether it is the same: cu-alpha of the codes in a domain, and
 * with domains as values Cu-alpha. A segment's own part is the mean length that the others coded too.
 *
 * @see Krippendorff, K. (2019). Content analysis, 4th ed., §12.6.4.
 */
export function cuAlpha(found: Coincidences): Coefficient {
  const { values, met, own } = codedPart(found);
  const alpha = alphaOfMatrix(values, met, own);
  return alpha.defined || alpha.reason !== 'no-pairs' ? alpha : notDefined('nothing-in-common');
}

/** Coincidences of values with values, gaps left out. */
export function codedPart({ categories, met, pairable }: Coincidences): {
  readonly values: number;
  readonly met: Float64Array;
  readonly own: Float64Array;
} {
  const values = categories - 1;
  const part = new Float64Array(values * values);
  for (let row = 0; row < values; row += 1) {
    for (let column = 0; column < values; column += 1) {
      part[row * values + column] = met[(row + 1) * categories + column + 1]!;
    }
  }
  return { values, met: part, own: pairable.slice(1) };
}
