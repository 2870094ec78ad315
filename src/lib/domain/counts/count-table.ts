/** What is counted. People are distinct identified people; lines and words are counted once each. */
export const measures = ['people', 'passages', 'lines', 'words'] as const;

export type Measure = (typeof measures)[number];

/** What a row or a column of counts is about. */
export interface CountHeading {
  /** The same for the same code, person or group, from table to table. */
  readonly key: string;
  readonly name: string;
  /** How many people there are with settled coding, for "n of N"; `null` where that says nothing. */
  readonly of: number | null;
}

/**
 * Counts as a plain table, for screens, files and figures. Nothing in it is a sum of its cells: a person,
 * a line or a passage that stands in two cells stands once in what is said of all.
 */
export interface CountTable {
  readonly measure: Measure;
  readonly rows: readonly CountHeading[];
  readonly columns: readonly CountHeading[];
  /** A number for each row and column. */
  readonly values: readonly (readonly number[])[];
  /** What rows, columns and everything come to; `null` where rows and columns are both codes. */
  readonly all: {
    readonly ofRow: readonly number[];
    readonly ofColumn: readonly number[];
    readonly whole: number;
    /** N: identified people with settled coding. */
    readonly of: number;
  } | null;
}

/** From which numbers on cells are darker: up to four steps of equal width up to the largest. */
export function heatSteps(largest: number): readonly number[] {
  if (largest <= 0) return [];
  const bounds = [1, 2, 3].map((quarter) => Math.floor((largest * quarter) / 4) + 1);
  return [...new Set([1, ...bounds])].filter((from) => from <= largest);
}

/** The step of a number, 0 for none. */
export function heatOf(value: number, steps: readonly number[]): number {
  return steps.filter((from) => from <= value).length;
}
