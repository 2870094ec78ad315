/** Base, runs and threshold. Interviews are counted from one. */
export type Guest =
  | { readonly state: 'too-few'; readonly needed: number }
  /** The base interviews brought nothing, so there is nothing to divide by. */
  | { readonly state: 'no-base' }
  | {
      readonly state: 'met' | 'not-met';
      /** How many are in the base interviews. */
      readonly base: number;
      /** Runs overlap and slide by one; the base stays as it is. */
      readonly runs: readonly GuestRun[];
      /** The interview before the first run that meets it, reported as "i+r"; `null`: none does. */
      readonly firstMet: number | null;
    };

export interface GuestRun {
  /** The run is the r interviews after this one. */
  readonly after: number;
  readonly brought: number;
  /** What the run brought as a share of the base. */
  readonly ratio: number;
}

/**
 * Base size, run length and new-information threshold: met at the first i ≥ b at which interviews
 * i + 1 to i + r bring no more than the threshold's share of what interviews 1 to b brought.
 *
 * @param brought how many were new in each interview, in the order of interviewing.
 * @param threshold a share from 0 to 1.
 * @see Guest, G., Namey, E., & Chen, M. (2020). A simple method to assess and report thematic saturation
 * in qualitative research. PLoS ONE, 15(5).
 */
export function guest(
  brought: readonly number[],
  {
    base,
    run,
    threshold,
  }: { readonly base: number; readonly run: number; readonly threshold: number },
): Guest {
  const needed = base + run;
  if (brought.length < needed) return { state: 'too-few', needed };
  const inBase = sum(brought.slice(0, base));
  if (inBase === 0) return { state: 'no-base' };
  const runs = Array.from({ length: brought.length - needed + 1 }, (_, index): GuestRun => {
    const after = base + index;
    const many = sum(brought.slice(after, after + run));
    return { after, brought: many, ratio: many / inBase };
  });
  const firstMet = runs.find(({ ratio }) => ratio <= threshold)?.after ?? null;
  return { state: firstMet === null ? 'not-met' : 'met', base: inBase, runs, firstMet };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
