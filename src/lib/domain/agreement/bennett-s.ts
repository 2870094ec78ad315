import { defined, notDefined, type Coefficient } from './coefficient.ts';
import { percentAgreement } from './percent-agreement.ts';
import type { Profiles } from './profiles.ts';

/**
 * Bennett's S: chance agreement as if every value were equally likely. For two values PABAK; the
 * kappa of Brennan and Prediger; with more than two coders Randolph's free-marginal kappa.
 *
 * @see Bennett, E. M., Alpert, R. & Goldstein, A. C. (1954). Communications through limited-response
 * questioning; Byrt, T., Bishop, J. & Carlin, J. B. (1993). Bias, prevalence and kappa.
 */
export function bennettS(profiles: Profiles): Coefficient {
  const { categories } = profiles;
  const agreed = percentAgreement(profiles);
  if (!agreed.defined) return agreed;
  if (categories < 2) return notDefined('no-variation');
  return defined((categories * agreed.value - 1) / (categories - 1));
}
