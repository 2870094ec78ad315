import { forEachColumn } from './code-rows.ts';
import { defined, type Coefficient } from './coefficient.ts';
import { setSize, sharedMembers, type CodedSets } from './coded-sets.ts';
import { withoutVariation } from './contingency.ts';
import { diceDistance } from './dice.ts';

/**
 * Krippendorff and Craggs' alpha for values that are sets of nominal codes. What is observed is how
 * far apart (Dice) the sets of a unit are. What is expected is how far apart two sets of the sizes
 * that occur would be, were their codes drawn as often as they occur, without putting back.
 *
 * The expectation needs only how many codes two sets share, so the possible sets are not listed one by
 * one but summed code by code, and nothing has to be capped.
 *
 * @see Krippendorff, K. & Craggs, R. (2016). The reliability of multi-valued coding of data.
 */
export function mvAlpha(sets: CodedSets): Coefficient {
  const { given, meetings, units } = sets;
  const present = [...given.keys()].filter((set) => given[set]! > 0);
  if (present.length < 2) return withoutVariation(units);

  const sizes = Uint32Array.from(given, (_, set) => setSize(sets, set));
  let [values, observed] = [0, 0];
  for (const set of present) values += given[set]!;
  for (const { a, b, weight } of meetings) {
    observed += weight * diceDistance(sizes[a]!, sizes[b]!, sharedMembers(sets, a, b));
  }
  const ofSize = new Float64Array(Math.max(...present.map((set) => sizes[set]!)) + 1);
  for (const set of present) ofSize[sizes[set]!]! += given[set]! / values;

  const ways = waysToShare(codeFrequencies(sets), ofSize.length);
  let expected = 0;
  for (let sizeA = 0; sizeA < ofSize.length; sizeA += 1) {
    for (let sizeB = 0; sizeB < ofSize.length; sizeB += 1) {
      const chance = ofSize[sizeA]! * ofSize[sizeB]!;
      if (chance > 0) expected += chance * meanDistance(ways, ofSize.length, sizeA, sizeB);
    }
  }
  // Sets of one size whose codes cannot differ: nothing could have been otherwise.
  return expected === 0 ? withoutVariation(units) : defined(1 - observed / values / expected);
}

/** How many values of pairable units hold each code. */
function codeFrequencies({ given, members, words }: CodedSets): Float64Array {
  const frequencies = new Float64Array(words * 32);
  for (let set = 0; set < given.length; set += 1) {
    for (let word = 0; word < words; word += 1) {
      forEachColumn(members[set * words + word]!, word, (code) => {
        frequencies[code]! += given[set]!;
      });
    }
  }
  return frequencies.filter((count) => count > 0);
}

/**
 * In how many ways two sets of sizes a and b share s codes, each code as often as it occurs and once
 * less the second time: [a][b][s] in one array. Taken as shares of the most frequent code, so that
 * the products stay small.
 */
function waysToShare(frequencies: Float64Array, sizes: number): Float64Array {
  const most = Math.max(1, ...frequencies);
  const at = (a: number, b: number, shared: number) => (a * sizes + b) * sizes + shared;
  const ways = new Float64Array(sizes ** 3);
  ways[0] = 1;
  for (const count of frequencies) {
    const once = count / most;
    const twice = once * ((count - 1) / most);
    for (let a = sizes - 1; a >= 0; a -= 1) {
      for (let b = sizes - 1; b >= 0; b -= 1) {
        for (let shared = Math.min(a, b); shared >= 0; shared -= 1) {
          let more = 0;
          if (a > 0) more += once * ways[at(a - 1, b, shared)]!;
          if (b > 0) more += once * ways[at(a, b - 1, shared)]!;
          if (shared > 0) more += twice * ways[at(a - 1, b - 1, shared - 1)]!;
          ways[at(a, b, shared)]! += more;
        }
      }
    }
  }
  return ways;
}

function meanDistance(ways: Float64Array, sizes: number, sizeA: number, sizeB: number): number {
  let [all, apart] = [0, 0];
  for (let shared = 0; shared <= Math.min(sizeA, sizeB); shared += 1) {
    const count = ways[(sizeA * sizes + sizeB) * sizes + shared]!;
    all += count;
    apart += count * diceDistance(sizeA, sizeB, shared);
  }
  return all === 0 ? 0 : apart / all;
}
