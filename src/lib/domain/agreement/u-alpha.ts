import { defined, notDefined, type Coefficient } from './coefficient.ts';
import type { Coincidences } from './continuum.ts';

/**
 * Krippendorff's alpha for unitizing: whether coders put the same values on the same stretches of a
 * continuum, gaps included.
 *
 * @see Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability of
 * unitizing textual continua; Krippendorff, K. (2019). Content analysis, 4th ed., §12.6.
 */
export function uAlpha({ categories, met, own }: Coincidences): Coefficient {
  return alphaOfMatrix(categories, met, own);
}

/** The same of coded or not, whatever the value. */
export function alphaBinary({ categories, met, own }: Coincidences): Coefficient {
  const two = new Float64Array(4);
  let coded = 0;
  for (let row = 0; row < categories; row += 1) {
    if (row > 0) coded += own[row]!;
    for (let column = 0; column < categories; column += 1) {
      two[(row > 0 ? 2 : 0) + (column > 0 ? 1 : 0)]! += met[row * categories + column]!;
    }
  }
  return alphaOfMatrix(2, two, Float64Array.of(own[0]!, coded));
}

/** 1 − Σ l / Σ e over unlike values; e is what is left of all coincidences once segments do not meet themselves. */
export function alphaOfMatrix(
  categories: number,
  met: Float64Array,
  own: Float64Array,
): Coefficient {
  const sums = new Float64Array(categories);
  let [total, unlike, self, squares] = [0, 0, 0, 0];
  for (let row = 0; row < categories; row += 1) {
    for (let column = 0; column < categories; column += 1) {
      const count = met[row * categories + column]!;
      sums[row]! += count;
      total += count;
      if (row !== column) unlike += count;
    }
    self += own[row]!;
  }
  if (total === 0) return notDefined('no-pairs');
  if (sums.filter((sum) => sum > 0).length < 2) return notDefined('no-variation');
  for (const sum of sums) squares += sum * sum;
  const expected = (total * (total * total - squares)) / (total * total - self);
  return defined(1 - unlike / expected);
}
