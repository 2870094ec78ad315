/** Themes, or subthemes, in the order of their list. */
export function inOrder<One extends { readonly order: number; readonly id: string }>(
  ones: readonly One[],
): readonly One[] {
  return ones.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** The place after the last. */
export function lastOrder(ones: readonly { readonly order: number }[]): number {
  return ones.reduce((last, { order }) => Math.max(last, order), -1) + 1;
}

/** Those whose order differs once they stand as listed, with their new order. */
export function renumbered<One extends { readonly order: number }>(
  listed: readonly One[],
): readonly One[] {
  return listed.flatMap((one, order) => (one.order === order ? [] : [{ ...one, order }]));
}
