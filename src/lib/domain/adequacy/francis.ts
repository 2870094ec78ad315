/** Initial sample and stopping criterion, in one domain or over all. Interviews are counted from one. */
export type Francis =
  | { readonly state: 'too-few'; readonly needed: number }
  /** Nothing of what is looked for is in any interview: never met. */
  | { readonly state: 'none' }
  /** Nothing is voiced by two people yet, so there is nothing that a further one could confirm: never met. */
  | { readonly state: 'none-shared' }
  | {
      readonly state: 'met' | 'not-met';
      /** After the initial and stopping sample and each interview from there on: what the last s brought. */
      readonly tests: readonly { readonly after: number; readonly brought: number }[];
      /** After which interview it was met for the first time; `null`: never. */
      readonly firstMet: number | null;
    };

/**
 * The 10 + 3 rule and its kin: met after interview i ≥ a + s when interviews i − s + 1 to i bring nothing
 * new that is shared, and something was shared before them. Before anything is shared, nothing new is no
 * sign.
 *
 * @param brought how many became shared in each interview: the second person voiced them there.
 * @param found how many there are, shared or not.
 * @see Francis, J. J. et al. (2010). What is an adequate sample size? Psychology & Health, 25(10).
 */
export function francis(
  brought: readonly number[],
  found: number,
  { initial, stopping }: { readonly initial: number; readonly stopping: number },
): Francis {
  const needed = initial + stopping;
  if (found === 0) return { state: 'none' };
  if (brought.length < needed) return { state: 'too-few', needed };
  if (brought.every((many) => many === 0)) return { state: 'none-shared' };
  const tests = Array.from({ length: brought.length - needed + 1 }, (_, index) => {
    const after = needed + index;
    return { after, brought: sum(brought.slice(after - stopping, after)) };
  });
  const first = brought.findIndex((many) => many > 0);
  const firstMet =
    tests.find((test) => test.brought === 0 && test.after - stopping > first)?.after ?? null;
  return { state: firstMet === null ? 'not-met' : 'met', tests, firstMet };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
