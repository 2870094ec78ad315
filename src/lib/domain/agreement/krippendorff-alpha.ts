import { defined, type Coefficient } from './coefficient.ts';
import { withoutVariation } from './contingency.ts';
import type { Profiles } from './profiles.ts';

/**
 * Krippendorff's alpha for nominal values: agreement beyond chance among any number of coders, any of
 * whom may have left units out. Units with fewer than two values say nothing and are left out, of the
 * frequencies too. 1 is perfect agreement, 0 is what chance alone would give.
 *
 * Undefined when no unit was coded twice, or when every paired value is the same.
 *
 * @see Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability, §C–D.
 */
export function krippendorffAlpha(profiles: Profiles): Coefficient {
  const { units, values, unlike, observed } = disagreement(profiles);
  if (unlike === 0) return withoutVariation(units);
  return defined(1 - (observed * (values - 1)) / unlike);
}

/** What alpha is made of. Observed disagreement is observed / values, expected unlike / (values × (values − 1)). */
export interface Disagreement {
  /** Units with two or more values. */
  readonly units: number;
  /** Values in them. */
  readonly values: number;
  /** Ordered pairs of different values among all values: a whole number, 0 exactly when nothing varies. */
  readonly unlike: number;
  /** Different pairs inside units, a unit of m values weighing m. */
  readonly observed: number;
}

export function disagreement(profiles: Profiles): Disagreement {
  const { categories, counts, raters: of, units } = profiles;
  let [total, values, observed, alike] = [0, 0, 0, 0];
  for (let value = 0; value < categories; value += 1) {
    let given = 0;
    for (let row = 0; row < units.length; row += 1) {
      const raters = of[row]!;
      if (raters < 2 || units[row] === 0) continue;
      const count = counts[row * categories + value]!;
      given += units[row]! * count;
      observed += (units[row]! * count * (raters - count)) / (raters - 1);
      if (value === 0) total += units[row]!;
    }
    values += given;
    alike += given * given;
  }
  return { units: total, values, unlike: values * values - alike, observed };
}
