/** Part of a group that is drawn: its items [from, to). */
export interface DrawnGroup {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** Rows of the queue that stand before this group and after the last one drawn, heads counted. */
  readonly before: number;
}

/** A queue as rows of one height: each group has a row for its head, then one for each item. */
export function drawnGroups(
  counts: readonly number[],
  first: number,
  last: number,
): { readonly groups: readonly DrawnGroup[]; readonly rows: number } {
  const groups: DrawnGroup[] = [];
  let row = 0;
  counts.forEach((count, index) => {
    const [begins, ends] = [row, row + 1 + count];
    if (ends > first && begins < last) {
      const from = Math.max(0, first - begins - 1);
      const to = Math.max(from, Math.min(count, last - begins - 1));
      groups.push({ index, from, to, before: begins });
    }
    row = ends;
  });
  return { groups, rows: row };
}

/** The row of an item: heads before it are counted. */
export function rowOf(counts: readonly number[], group: number, item: number): number {
  return counts.slice(0, group).reduce((sum, count) => sum + 1 + count, 0) + 1 + item;
}
