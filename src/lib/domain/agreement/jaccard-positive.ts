import { defined, notDefined, type Coefficient } from './coefficient.ts';
import type { Profiles } from './profiles.ts';

/**
 * Of the units where one of two coders has the code, the share where both have: a / (a + b + c); for
 * more coders, over all their pairs.
 */
export function jaccardPositive(profiles: Profiles): Coefficient {
  const { categories, counts, raters: of, units } = profiles;
  let [pairs, both, one] = [0, 0, 0];
  for (let row = 0; row < units.length; row += 1) {
    const raters = of[row]!;
    if (raters < 2) continue;
    const count = counts[row * categories]!;
    pairs += units[row]!;
    both += (units[row]! * count * (count - 1)) / 2;
    one += units[row]! * count * (raters - count);
  }
  if (pairs === 0) return notDefined('no-pairs');
  return both + one === 0 ? notDefined('no-variation') : defined(both / (both + one));
}
