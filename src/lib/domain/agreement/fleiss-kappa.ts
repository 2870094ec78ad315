import { defined, type Coefficient } from './coefficient.ts';
import { withoutVariation } from './contingency.ts';
import { percentAgreement } from './percent-agreement.ts';
import { shares, variation, type Profiles } from './profiles.ts';

/**
 * Fleiss' kappa of any number of coders, in Gwet's form where some left units out: chance agreement
 * from how often all together gave each value, every unit counting alike.
 *
 * @see Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters; Gwet (2014).
 */
export function fleissKappa(profiles: Profiles): Coefficient {
  const agreed = percentAgreement(profiles);
  if (!agreed.defined) return agreed;
  const { units, varies } = variation(profiles);
  if (!varies) return withoutVariation(units);
  let expected = 0;
  for (const share of shares(profiles).of) expected += share * share;
  return defined((agreed.value - expected) / (1 - expected));
}
