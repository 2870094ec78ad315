import { defined, type Coefficient } from './coefficient.ts';
import { margins, withoutVariation, type Contingency } from './contingency.ts';

/** How high Cohen's kappa could be, given how often each of two coders gave each value. */
export function kappaMax(table: Contingency): Coefficient {
  const { units, smaller, product } = margins(table);
  const room = units * units - product;
  return room === 0 ? withoutVariation(units) : defined((units * smaller - product) / room);
}
