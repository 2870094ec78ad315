import { defined, type Coefficient } from './coefficient.ts';
import { margins, withoutVariation, type Contingency } from './contingency.ts';

/**
 * Cohen's kappa of two coders: chance agreement from how often each of them gave each value.
 *
 * @see Cohen, J. (1960). A coefficient of agreement for nominal scales.
 */
export function cohenKappa(table: Contingency): Coefficient {
  const { units, agreed, product } = margins(table);
  const room = units * units - product;
  return room === 0 ? withoutVariation(units) : defined((units * agreed - product) / room);
}
