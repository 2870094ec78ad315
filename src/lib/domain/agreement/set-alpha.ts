import { defined, type Coefficient } from './coefficient.ts';
import { setSize, sharedMembers, type CodedSets, type SetDistance } from './coded-sets.ts';
import { withoutVariation } from './contingency.ts';

/**
 * Alpha over units whose values are sets of codes. The distance enters as it is, not squared.
 *
 * @see Artstein, R. & Poesio, M. (2008). Inter-coder agreement for computational linguistics, §4.5.
 */
export function setAlpha(sets: CodedSets, distance: SetDistance): Coefficient {
  const { given, meetings, units } = sets;
  const sizes = Float64Array.from(given, (_, set) => setSize(sets, set));
  const present = [...given.keys()].filter((set) => given[set]! > 0);
  if (present.length < 2) return withoutVariation(units);

  let [values, observed, unlike] = [0, 0, 0];
  for (const set of present) values += given[set]!;
  for (const { a, b, weight } of meetings) {
    if (a !== b) observed += weight * distance(sizes[a]!, sizes[b]!, sharedMembers(sets, a, b));
  }
  for (const [index, a] of present.entries()) {
    for (let other = 0; other < index; other += 1) {
      const b = present[other]!;
      const apart = distance(sizes[a]!, sizes[b]!, sharedMembers(sets, a, b));
      unlike += 2 * given[a]! * given[b]! * apart;
    }
  }
  return defined(1 - (observed * (values - 1)) / unlike);
}
