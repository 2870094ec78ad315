import { defined, notDefined, type Coefficient } from './coefficient.ts';
import type { Profiles } from './profiles.ts';

/**
 * Agreement on one value: given that a coder gave it, how often another did. For two coders
 * 2a / (2a + b + c); for more, over all ordered pairs of coders.
 *
 * @see Fleiss, J. L., Levin, B. & Paik, M. C. (2003). Statistical methods for rates and proportions,
 * 3rd ed., §18.1 (specific agreement).
 */
export function specificAgreement(profiles: Profiles, value: number): Coefficient {
  const { categories, counts, raters: of, units } = profiles;
  let [pairs, given, together] = [0, 0, 0];
  for (let row = 0; row < units.length; row += 1) {
    const raters = of[row]!;
    if (raters < 2) continue;
    const count = counts[row * categories + value]!;
    pairs += units[row]!;
    given += units[row]! * count * (raters - 1);
    together += units[row]! * count * (count - 1);
  }
  if (pairs === 0) return notDefined('no-pairs');
  return given === 0 ? notDefined('no-variation') : defined(together / given);
}
