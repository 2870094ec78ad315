/**
 * Reliability data of any number of coders, told apart only by how many of them gave each value: all
 * that most coefficients need. Units on which the same numbers of coders gave the same values share a
 * row; `units` says how many they are (characters, where the unit is the character).
 */
export interface Profiles {
  readonly categories: number;
  /** Row by row: for each value, how many coders gave it. */
  readonly counts: ArrayLike<number>;
  /** For each row, how many coders decided: the sum of its counts. */
  readonly raters: ArrayLike<number>;
  readonly units: ArrayLike<number>;
}

/** How often one value is given, over all units, each unit counting alike; and how many units. */
export function shares(profiles: Profiles): { readonly units: number; readonly of: Float64Array } {
  const { categories, counts, raters, units } = profiles;
  const of = new Float64Array(categories);
  let total = 0;
  for (let row = 0; row < units.length; row += 1) {
    if (raters[row] === 0 || units[row] === 0) continue;
    total += units[row]!;
    for (let value = 0; value < categories; value += 1) {
      of[value]! += (units[row]! * counts[row * categories + value]!) / raters[row]!;
    }
  }
  for (let value = 0; value < categories; value += 1) of[value]! /= total || 1;
  return { units: total, of };
}

/** Of units that two or more decided on: how many, and whether more than one value was ever given. */
export function variation(profiles: Profiles): {
  readonly units: number;
  readonly varies: boolean;
} {
  const { categories, counts, raters, units } = profiles;
  let total = 0;
  let seen = -1;
  let varies = false;
  for (let row = 0; row < units.length; row += 1) {
    if (units[row] === 0) continue;
    if (raters[row]! >= 2) total += units[row]!;
    for (let value = 0; value < categories; value += 1) {
      if (counts[row * categories + value] === 0) continue;
      if (seen !== -1 && seen !== value) varies = true;
      seen = value;
    }
  }
  return { units: total, varies };
}
