/**
 * A text as a continuum for unitizing: stretches of characters on which nobody's value changes.
 * Values are numbered from 0; −1 is a gap, where a coder has none.
 */
export interface Continuum {
  /** Characters of each stretch. */
  readonly lengths: ArrayLike<number>;
  /** Whether a stretch goes on where the one before ended; a segment never crosses a break. */
  readonly goesOn: ArrayLike<number>;
  /** For each coder, the value on each stretch. */
  readonly values: readonly ArrayLike<number>[];
}

/**
 * How often values meet on the continuum (`l` of Krippendorff 2019, §12.6), and what is to be taken
 * off for segments meeting themselves (`w`). Category 0 is the gap, value v is category v + 1.
 */
export interface Coincidences {
  readonly categories: number;
  /** Row by row; characters, each pair of coders weighing 1 / (m − 1). */
  readonly met: Float64Array;
  /** Σ length² of a category's segments; of gaps Σ length. */
  readonly own: Float64Array;
  /** Σ (characters of a segment that others coded too, averaged over them)². */
  readonly pairable: Float64Array;
}

export function coincidences(continua: readonly Continuum[], values: number): Coincidences {
  const categories = values + 1;
  const met = new Float64Array(categories * categories);
  const own = new Float64Array(categories);
  const pairable = new Float64Array(categories);
  for (const { lengths, goesOn, values: coders } of continua) {
    if (coders.length < 2) continue;
    const others = coders.length - 1;
    for (const [coder, mine] of coders.entries()) {
      let [open, long, shared] = [-1, 0, 0];
      const close = () => {
        if (open >= 0) {
          own[open + 1]! += long * long;
          pairable[open + 1]! += (shared / others) ** 2;
        }
        [open, long, shared] = [-1, 0, 0];
      };
      for (let at = 0; at < lengths.length; at += 1) {
        const length = lengths[at]!;
        const value = mine[at]!;
        if (value !== open || goesOn[at] === 0) close();
        let coded = 0;
        for (const [other, theirs] of coders.entries()) {
          if (other === coder) continue;
          met[(value + 1) * categories + theirs[at]! + 1]! += length / others;
          if (theirs[at]! >= 0) coded += 1;
        }
        open = value;
        if (value < 0) own[0]! += length;
        long += length;
        shared += coded * length;
      }
      close();
    }
  }
  return { categories, met, own, pairable };
}
