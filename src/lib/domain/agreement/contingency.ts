import { notDefined, type Coefficient } from './coefficient.ts';

/**
 * How the values of two coders meet on the units that both decided on: a square table, row by row,
 * the first coder's values down, the second's across. For one code: both, only A, only B, neither.
 */
export interface Contingency {
  readonly categories: number;
  readonly cells: ArrayLike<number>;
}

/** Sums of a table, all whole numbers, so that a test for zero is exact. */
export interface Margins {
  readonly units: number;
  /** On the diagonal. */
  readonly agreed: number;
  /** Σ row × column. */
  readonly product: number;
  /** Σ (row + column)². */
  readonly squares: number;
  /** Σ min(row, column). */
  readonly smaller: number;
}

export function margins({ categories, cells }: Contingency): Margins {
  let [units, agreed, product, squares, smaller] = [0, 0, 0, 0, 0];
  for (let value = 0; value < categories; value += 1) {
    let [row, column] = [0, 0];
    for (let other = 0; other < categories; other += 1) {
      row += cells[value * categories + other]!;
      column += cells[other * categories + value]!;
    }
    units += row;
    agreed += cells[value * categories + value]!;
    product += row * column;
    squares += (row + column) ** 2;
    smaller += Math.min(row, column);
  }
  return { units, agreed, product, squares, smaller };
}

/** Why a table without chance disagreement has no chance-corrected figure. */
export function withoutVariation(units: number): Coefficient {
  if (units === 0) return notDefined('no-pairs');
  return notDefined(units === 1 ? 'one-unit' : 'no-variation');
}
