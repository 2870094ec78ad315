import { defined, notDefined, type Coefficient } from './coefficient.ts';

/**
 * The kappa that MAXQDA gives for segments, after Brennan and Prediger: observed is the share of
 * segments that match, chance is one in the number of codes. Nothing is known of where neither coded.
 */
export function segmentKappa(
  matched: number,
  onlyFirst: number,
  onlySecond: number,
  codes: number,
): Coefficient {
  const all = matched + onlyFirst + onlySecond;
  if (all === 0) return notDefined('never-used');
  if (codes < 2) return notDefined('no-variation');
  const chance = 1 / codes;
  return defined((matched / all - chance) / (1 - chance));
}
