import { defined, notDefined, type Coefficient } from './coefficient.ts';
import { disagreement } from './krippendorff-alpha.ts';
import type { Profiles } from './profiles.ts';

/**
 * Alpha over several codes: 1 − ΣDo / ΣDe. Each code weighs by the disagreement expected of it, and
 * one that never varies adds nothing. The codes' decisions are not stacked into one table: their
 * common prevalence would then pass for agreement.
 */
export function pooledAlpha(codes: readonly Profiles[]): Coefficient {
  let [observedSum, expectedSum, varying, units] = [0, 0, 0, 0];
  for (const code of codes) {
    const { values, unlike, observed, units: paired } = disagreement(code);
    units += paired;
    if (unlike === 0) continue;
    varying += 1;
    observedSum += observed / values;
    expectedSum += unlike / (values * (values - 1));
  }
  if (units === 0) return notDefined('no-pairs');
  return varying === 0 ? notDefined('no-variation') : defined(1 - observedSum / expectedSum);
}
