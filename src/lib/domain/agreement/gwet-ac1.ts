import { defined, notDefined, type Coefficient } from './coefficient.ts';
import { percentAgreement } from './percent-agreement.ts';
import { shares, type Profiles } from './profiles.ts';

/**
 * Gwet's AC1: agreement on decisions, where chance can be at work only on units that are hard to
 * decide. The number of values comes from the codebook, so that it is defined where nothing varies.
 *
 * @see Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high
 * agreement.
 */
export function gwetAc1(profiles: Profiles): Coefficient {
  const agreed = percentAgreement(profiles);
  if (!agreed.defined) return agreed;
  if (profiles.categories < 2) return notDefined('no-variation');
  let expected = 0;
  for (const share of shares(profiles).of) expected += share * (1 - share);
  expected /= profiles.categories - 1;
  return defined((agreed.value - expected) / (1 - expected));
}
