/** A run of characters with one code, half-open. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/**
 * How many segments of one coder can be paired with one of the other, each with one at most. Two can
 * pair when what they share is at least `overlap` of what they cover together. Segments of one coder
 * ascend and stand apart.
 */
export function matchedSegments(
  a: readonly Segment[],
  b: readonly Segment[],
  overlap: number,
): number {
  const partners = possiblePartners(a, b, overlap);
  const takenBy = new Map<number, number>();
  let matched = 0;
  for (const index of a.keys()) if (findsPartner(index, new Set())) matched += 1;
  return matched;

  /** Takes a free partner, or one whose own can find another (augmenting path). */
  function findsPartner(index: number, tried: Set<number>): boolean {
    for (const partner of partners[index]!) {
      if (tried.has(partner)) continue;
      tried.add(partner);
      const holder = takenBy.get(partner);
      if (holder !== undefined && !findsPartner(holder, tried)) continue;
      takenBy.set(partner, index);
      return true;
    }
    return false;
  }
}

function possiblePartners(
  a: readonly Segment[],
  b: readonly Segment[],
  overlap: number,
): readonly (readonly number[])[] {
  let first = 0;
  return a.map((one) => {
    while (first < b.length && b[first]!.to <= one.from) first += 1;
    const found: number[] = [];
    for (let at = first; at < b.length && b[at]!.from < one.to; at += 1) {
      const other = b[at]!;
      const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
      const covered = Math.max(one.to, other.to) - Math.min(one.from, other.from);
      if (shared >= overlap * covered) found.push(at);
    }
    return found;
  });
}
