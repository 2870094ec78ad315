import { defined, notDefined, type Coefficient } from './coefficient.ts';
import type { Profiles } from './profiles.ts';

/**
 * The share of decisions on which coders agree: for two, (a + d) / n. For more, each unit counts the
 * share of its pairs of coders that agree, and units count alike; units that fewer than two decided
 * on say nothing.
 *
 * @see Gwet, K. L. (2014). Handbook of inter-rater reliability, 4th ed. (its p_a).
 */
export function percentAgreement(profiles: Profiles): Coefficient {
  const { categories, counts, raters: of, units } = profiles;
  let [total, agreed] = [0, 0];
  for (let row = 0; row < units.length; row += 1) {
    const raters = of[row]!;
    if (raters < 2) continue;
    let same = 0;
    for (let value = 0; value < categories; value += 1) {
      const count = counts[row * categories + value]!;
      same += count * (count - 1);
    }
    total += units[row]!;
    agreed += (units[row]! * same) / (raters * (raters - 1));
  }
  return total === 0 ? notDefined('no-pairs') : defined(agreed / total);
}
