import { defined, notDefined, type Coefficient } from './coefficient.ts';

/**
 * Holsti's coefficient: 2M / (N₁ + N₂), the share of all segments that have a match.
 *
 * @see Holsti, O. R. (1969). Content analysis for the social sciences and humanities.
 */
export function holsti(matched: number, ofFirst: number, ofSecond: number): Coefficient {
  const all = ofFirst + ofSecond;
  return all === 0 ? notDefined('never-used') : defined((2 * matched) / all);
}
