import { defined, type Coefficient } from './coefficient.ts';
import { margins, withoutVariation, type Contingency } from './contingency.ts';

/**
 * The kappa of Hubert and of Conger: like Fleiss', but with chance agreement from each coder's own
 * frequencies. (Mean observed − mean expected) / (1 − mean expected) over every pair of coders.
 *
 * @see Conger, A. J. (1980). Integration and generalization of kappas for multiple raters.
 */
export function congerKappa(pairs: readonly Contingency[]): Coefficient {
  let [observed, expected, count, most] = [0, 0, 0, 0];
  let varies = false;
  for (const pair of pairs) {
    const { units, agreed, product } = margins(pair);
    if (units === 0) continue;
    if (units * units !== product) varies = true;
    observed += agreed / units;
    expected += product / (units * units);
    count += 1;
    most = Math.max(most, units);
  }
  if (!varies) return withoutVariation(most);
  return defined((observed - expected) / (count - expected));
}
