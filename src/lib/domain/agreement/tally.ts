import { forEachColumn } from './code-rows.ts';
import type { Contingency } from './contingency.ts';
import type { DocumentData } from './document-data.ts';
import type { Profiles } from './profiles.ts';

/**
 * How the counts of one column lie in a tally: for every pair of the compared coders the four cells
 * both, only the first, only the second, neither; then, where more than two are compared, units by
 * how many decided on them and how many of those said yes.
 */
export interface TallyShape {
  /** Coders compared. */
  readonly coders: number;
  /** Pairs of coders, as indexes. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly columns: number;
  /** Numbers a column takes. */
  readonly width: number;
  /** The profiles' `counts`, of yes and no, and their `raters`. */
  readonly profileCounts: Uint8Array;
  readonly profileRaters: Uint8Array;
}

export function tallyShape(coders: number, columns: number): TallyShape {
  const pairs: [number, number][] = [];
  for (let a = 0; a < coders; a += 1) for (let b = a + 1; b < coders; b += 1) pairs.push([a, b]);
  const counts: number[] = [];
  const of: number[] = [];
  for (let raters = 2; raters <= coders; raters += 1) {
    for (let yes = 0; yes <= raters; yes += 1) {
      counts.push(yes, raters - yes);
      of.push(raters);
    }
  }
  return {
    coders,
    pairs,
    columns,
    width: pairs.length * 4 + (coders > 2 ? of.length : 0),
    profileCounts: Uint8Array.from(counts),
    profileRaters: Uint8Array.from(of),
  };
}

/** Where, behind the pairs, units stand on which `yes` of `raters` have the code. */
function profileAt(raters: number, yes: number): number {
  return (raters * (raters + 1)) / 2 - 3 + yes;
}

/** Counts of one document or of several: `columns` × `width` whole numbers. */
export type Tally = Float64Array;

/**
 * One column's counts as the coefficients want them, over numbers that may be filled anew.
 */
export interface ColumnCounts {
  readonly cells: Float64Array;
  readonly profiles: Profiles;
  /** For each pair of coders. */
  readonly tables: readonly Contingency[];
}

export function columnCounts(shape: TallyShape): ColumnCounts {
  const cells = new Float64Array(shape.width);
  const pairs = shape.pairs.length;
  return {
    cells,
    profiles: {
      categories: 2,
      counts: shape.profileCounts,
      raters: shape.profileRaters,
      units: shape.coders === 2 ? new Float64Array(3) : cells.subarray(pairs * 4),
    },
    tables: shape.pairs.map((_, pair) => ({
      categories: 2,
      cells: cells.subarray(pair * 4, pair * 4 + 4),
    })),
  };
}

/** Fills a column's counts from a tally, less another where one is given. */
export function fillCounts(
  into: ColumnCounts,
  shape: TallyShape,
  column: number,
  tally: Tally,
  without: Tally | null = null,
): void {
  const { cells, profiles } = into;
  const start = column * shape.width;
  for (let at = 0; at < shape.width; at += 1) {
    cells[at] = tally[start + at]! - (without ? without[start + at]! : 0);
  }
  if (shape.coders !== 2) return;
  const units = profiles.units as Float64Array;
  units[0] = cells[3]!;
  units[1] = cells[1]! + cells[2]!;
  units[2] = cells[0]!;
}

export function addTally(sum: Tally, tally: Tally, times = 1): void {
  for (let at = 0; at < sum.length; at += 1) sum[at]! += times * tally[at]!;
}

const known = new WeakMap<DocumentData, { readonly key: string; readonly tally: Tally }>();

/**
 * What is counted in one document. Counted once for each document, since documents never change: an
 * act that changes one leaves the counts of all others standing.
 *
 * @param compared indexes of coders of the round, ascending.
 */
export function tallyOf(
  document: DocumentData,
  compared: readonly number[],
  shape: TallyShape,
): Tally {
  const key = `${compared.join(' ')} ${shape.columns}`;
  const before = known.get(document);
  if (before?.key === key) return before.tally;
  const tally = counted(document, compared, shape);
  known.set(document, { key, tally });
  return tally;
}

function counted(document: DocumentData, compared: readonly number[], shape: TallyShape): Tally {
  const tally = new Float64Array(shape.columns * shape.width);
  const present = compared.flatMap((coder, index) => {
    const at = document.coders.indexOf(coder);
    return at === -1 ? [] : [{ index, rows: document.rows[at]! }];
  });
  if (present.length < 2) return tally;
  const total = present.length === 2 ? countTwo() : countMany();
  fillNeither(total);
  return tally;

  /** The usual case: two coders, in one run over the bits. */
  function countTwo(): number {
    const { units, words } = document;
    const [one, two] = [present[0]!, present[1]!];
    const base = pairAt(one.index, two.index) * 4;
    const { standing, weight } = units;
    const { width } = shape;
    let [sum, counts] = [0, 1];
    for (let unit = 0; unit < standing.length; unit += 1) {
      if (standing[unit] !== 0) continue;
      if (weight) counts = weight[unit]!;
      sum += counts;
      for (let word = 0; word < words; word += 1) {
        const a = one.rows[unit * words + word]!;
        const b = two.rows[unit * words + word]!;
        for (let left = a | b; left !== 0; left &= left - 1) {
          const bit = left & -left;
          const cell = (a & bit) === 0 ? 2 : (b & bit) === 0 ? 1 : 0;
          tally[(word * 32 + 31 - Math.clz32(bit)) * width + base + cell]! += counts;
        }
      }
    }
    if (shape.coders > 2) {
      const profiles = shape.pairs.length * 4;
      for (let column = 0; column < shape.columns; column += 1) {
        const at = column * shape.width;
        tally[at + profiles + profileAt(2, 2)]! += tally[at + base]!;
        tally[at + profiles + profileAt(2, 1)]! += tally[at + base + 1]! + tally[at + base + 2]!;
      }
    }
    return sum;
  }

  function countMany(): number {
    const { units, words } = document;
    const { standing, weight } = units;
    const profiles = shape.pairs.length * 4;
    let sum = 0;
    for (let unit = 0; unit < standing.length; unit += 1) {
      if (standing[unit] !== 0) continue;
      const counts = weight ? weight[unit]! : 1;
      sum += counts;
      for (let word = 0; word < words; word += 1) {
        const bits = present.map(({ rows }) => rows[unit * words + word]!);
        const any = bits.reduce((all, each) => all | each, 0);
        forEachColumn(any, word, (column) => {
          const at = column * shape.width;
          const says = bits.map((each) => (each >>> (column & 31)) & 1);
          const yes = says.reduce((all, each) => all + each, 0);
          tally[at + profiles + profileAt(present.length, yes)]! += counts;
          for (let a = 0; a < present.length; a += 1) {
            for (let b = a + 1; b < present.length; b += 1) {
              if (!says[a] && !says[b]) continue;
              const cell = says[a] && says[b] ? 0 : says[a] ? 1 : 2;
              tally[at + pairAt(present[a]!.index, present[b]!.index) * 4 + cell]! += counts;
            }
          }
        });
      }
    }
    return sum;
  }

  /** Units where nobody said yes follow from all the others. */
  function fillNeither(total: number): void {
    const profiles = shape.pairs.length * 4;
    for (let column = 0; column < shape.columns; column += 1) {
      const at = column * shape.width;
      for (let a = 0; a < present.length; a += 1) {
        for (let b = a + 1; b < present.length; b += 1) {
          const pair = at + pairAt(present[a]!.index, present[b]!.index) * 4;
          tally[pair + 3] = total - tally[pair]! - tally[pair + 1]! - tally[pair + 2]!;
        }
      }
      if (shape.coders === 2) continue;
      let said = 0;
      for (let yes = 1; yes <= present.length; yes += 1) {
        said += tally[at + profiles + profileAt(present.length, yes)]!;
      }
      tally[at + profiles + profileAt(present.length, 0)] = total - said;
    }
  }

  function pairAt(a: number, b: number): number {
    return a * shape.coders - (a * (a + 1)) / 2 + (b - a - 1);
  }
}
