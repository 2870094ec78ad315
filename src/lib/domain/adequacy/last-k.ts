/** What the last interviews brought, and whether that is nothing. Interviews are counted from one. */
export type LastK =
  | { readonly state: 'too-few'; readonly needed: number }
  /** Nothing of what is looked for is in any interview. */
  | { readonly state: 'none' }
  | {
      readonly state: 'met' | 'not-met';
      /** The last k interviews: each with what it brought that was not there before. */
      readonly last: readonly { readonly interview: number; readonly brought: number }[];
      /** After which interview it held for the first time; `null`: never. */
      readonly firstMet: number | null;
    };

/**
 * Nothing new in the last k interviews. There must be one before them that something could have been in.
 *
 * @param brought how many were new in each interview, in the order of interviewing.
 * @param k whole, at least 1.
 */
export function lastK(brought: readonly number[], k: number): LastK {
  const needed = k + 1;
  if (brought.length < needed) return { state: 'too-few', needed };
  if (brought.every((many) => many === 0)) return { state: 'none' };
  const isMet = (after: number) => brought.slice(after - k, after).every((many) => many === 0);
  const tested = Array.from({ length: brought.length - k }, (_, index) => needed + index);
  // Before anything was found, nothing new is no sign.
  const first = brought.findIndex((many) => many > 0);
  return {
    state: isMet(brought.length) ? 'met' : 'not-met',
    last: brought
      .slice(-k)
      .map((many, index) => ({ interview: brought.length - k + index + 1, brought: many })),
    firstMet: tested.find((after) => after - k > first && isMet(after)) ?? null,
  };
}
