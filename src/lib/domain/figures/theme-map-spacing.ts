/** Something that takes room along a line. */
export interface Spaced {
  readonly length: number;
  /** Room kept free after it. */
  readonly gap: number;
  /** Where it would best begin. */
  readonly wanted: number;
}

/**
 * Where each begins, in the order given, without overlaps, between two bounds, and together as near as
 * can be (by the sum of squares) to where they are wanted: pool adjacent violators (Ayer 1955) on what is
 * left of the wish when the room before it is taken off. Whole numbers. They run over the end where
 * the bounds are too narrow for them.
 */
export function spacedAround(
  spaced: readonly Spaced[],
  bounds: { readonly from: number; readonly to: number },
): readonly number[] {
  let before = 0;
  const rooms = spaced.map(({ length, gap }) => {
    const room = before;
    before += Math.ceil(length + gap);
    return room;
  });
  const pools: { sum: number; count: number }[] = [];
  for (const [index, { wanted }] of spaced.entries()) {
    pools.push({ sum: wanted - rooms[index]!, count: 1 });
    for (
      let last = pools.at(-1)!, above = pools.at(-2);
      above && above.sum / above.count > last.sum / last.count;
    ) {
      pools.splice(-2, 2, { sum: above.sum + last.sum, count: above.count + last.count });
      last = pools.at(-1)!;
      above = pools.at(-2);
    }
  }
  const last = spaced.at(-1);
  const latest = last ? bounds.to - last.length - rooms.at(-1)! : bounds.from;
  const starts = pools.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () =>
      Math.round(Math.max(bounds.from, Math.min(latest, sum / count))),
    ),
  );
  return starts.map((start, index) => start + rooms[index]!);
}
