import { cohenKappa } from './cohen-kappa.ts';
import { defined, notDefined, type Coefficient } from './coefficient.ts';
import type { Contingency } from './contingency.ts';

/**
 * Light's kappa: the mean of Cohen's over every pair of coders, each over the units both decided on.
 * One undefined pair leaves the mean undefined; it is not averaged away. Pairs that share no unit are
 * no pairs.
 *
 * @see Light, R. J. (1971). Measures of response agreement for qualitative data.
 */
export function lightKappa(pairs: readonly Contingency[]): Coefficient {
  let [sum, count] = [0, 0];
  for (const pair of pairs) {
    const kappa = cohenKappa(pair);
    if (kappa.defined) {
      sum += kappa.value;
      count += 1;
    } else if (kappa.reason !== 'no-pairs') {
      return pairs.length === 1 ? kappa : notDefined('undefined-pair');
    }
  }
  return count === 0 ? notDefined('no-pairs') : defined(sum / count);
}
