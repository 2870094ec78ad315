import { defined, type Coefficient } from './coefficient.ts';
import { margins, withoutVariation, type Contingency } from './contingency.ts';

/**
 * Scott's pi of two coders: chance agreement from how often both together gave each value.
 *
 * @see Scott, W. A. (1955). Reliability of content analysis: the case of nominal scale coding.
 */
export function scottPi(table: Contingency): Coefficient {
  const { units, agreed, squares } = margins(table);
  const room = 4 * units * units - squares;
  return room === 0 ? withoutVariation(units) : defined((4 * units * agreed - squares) / room);
}
