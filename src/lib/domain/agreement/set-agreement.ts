import type { Compared } from './compared.ts';
import { countSets } from './count-sets.ts';
import { jaccardDistance } from './jaccard.ts';
import { masiDistance } from './masi.ts';
import { mvAlpha } from './mv-alpha.ts';
import type { SetAgreement } from './report.ts';
import type { RoundData } from './round-data.ts';
import { setAlpha } from './set-alpha.ts';

const known = new WeakMap<
  RoundData['documents'],
  { readonly key: string; readonly sets: SetAgreement }
>();

/**
 * The codes of each unit as one set.
 *
 * Computed once for the same documents: another interval or seed does not change them.
 */
export function setAgreement(
  { documents }: RoundData,
  { coders }: Compared,
  single: readonly number[],
): SetAgreement {
  const key = coders.join(' ');
  const before = known.get(documents);
  if (before?.key === key) return before.sets;
  const counted = countSets(documents, coders, single);
  const sets = {
    masi: setAlpha(counted, masiDistance),
    jaccard: setAlpha(counted, jaccardDistance),
    multiValued: mvAlpha(counted),
  };
  known.set(documents, { key, sets });
  return sets;
}
