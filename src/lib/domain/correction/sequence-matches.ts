import { diffArrays } from 'diff';

/** That the value at `a` of one sequence is the value at `b` of the other. */
export interface Match {
  readonly a: number;
  readonly b: number;
}

/** More edits than this between two stretches, and they count as unlike: nothing in them matches. */
const mostEdits = 400;

/**
 * Which values of one sequence are which of another: ascending in both, the same for the same input.
 * Values that both hold just once are set first (patience), so that one of many equal values is not
 * taken for another; between them as few edits as there can be. Stretches of at most `plainUpTo`
 * values are compared by edits alone.
 */
export function sequenceMatches(
  old: readonly string[],
  now: readonly string[],
  plainUpTo = 0,
): Match[] {
  const matches: Match[] = [];
  const stretches: Stretch[] = [{ from: 0, to: old.length, nowFrom: 0, nowTo: now.length }];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const rest = withoutEnds(old, now, stretch, matches);
    if (rest.from === rest.to || rest.nowFrom === rest.nowTo) continue;
    const isShort = rest.to - rest.from + rest.nowTo - rest.nowFrom <= plainUpTo;
    const fixed = isShort ? [] : onlyOnce(old, now, rest);
    if (fixed.length > 0) stretches.push(...between(fixed, rest, matches));
    else matches.push(...fewestEdits(old, now, rest));
  }
  return matches.sort((one, other) => one.a - other.a);
}

/** Values [from, to) of the one sequence against [nowFrom, nowTo) of the other. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly nowFrom: number;
  readonly nowTo: number;
}

/** The stretch without what both begin and end with, which goes to `matches`. */
function withoutEnds(
  old: readonly string[],
  now: readonly string[],
  stretch: Stretch,
  matches: Match[],
): Stretch {
  let { from, to, nowFrom, nowTo } = stretch;
  while (from < to && nowFrom < nowTo && old[from] === now[nowFrom]) {
    matches.push({ a: from, b: nowFrom });
    from += 1;
    nowFrom += 1;
  }
  while (from < to && nowFrom < nowTo && old[to - 1] === now[nowTo - 1]) {
    to -= 1;
    nowTo -= 1;
    matches.push({ a: to, b: nowTo });
  }
  return { from, to, nowFrom, nowTo };
}

/** Values that stand once in each, in an order that both share: as many as there can be. */
function onlyOnce(old: readonly string[], now: readonly string[], stretch: Stretch): Match[] {
  const places = singles(now, stretch.nowFrom, stretch.nowTo);
  const shared: Match[] = [];
  for (const [value, a] of singles(old, stretch.from, stretch.to)) {
    const b = places.get(value);
    if (a >= 0 && b !== undefined && b >= 0) shared.push({ a, b });
  }
  return longestAscending(shared);
}

/** Where each value stands in [from, to); −1 where it stands more than once. */
function singles(values: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let index = from; index < to; index += 1) {
    const value = values[index]!;
    places.set(value, places.has(value) ? -1 : index);
  }
  return places;
}

/** The longest run of matches, given by ascending `a`, in which `b` ascends too. */
function longestAscending(matches: readonly Match[]): Match[] {
  /** The match that ends the best run of each length, and the one before each match in its run. */
  const ends: number[] = [];
  const before = new Int32Array(matches.length);
  for (const [index, { b }] of matches.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (matches[ends[middle]!]!.b < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = index;
  }
  const run: Match[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) run.push(matches[index]!);
  return run.reverse();
}

/** The stretches between fixed matches, which go to `matches`. */
function between(fixed: readonly Match[], stretch: Stretch, matches: Match[]): Stretch[] {
  matches.push(...fixed);
  const stretches: Stretch[] = [];
  let [from, nowFrom] = [stretch.from, stretch.nowFrom];
  for (const { a, b } of [...fixed, { a: stretch.to, b: stretch.nowTo }]) {
    stretches.push({ from, to: a, nowFrom, nowTo: b });
    from = a + 1;
    nowFrom = b + 1;
  }
  return stretches;
}

function fewestEdits(
  old: readonly string[],
  now: readonly string[],
  { from, to, nowFrom, nowTo }: Stretch,
): Match[] {
  const edits = diffArrays(old.slice(from, to), now.slice(nowFrom, nowTo), {
    maxEditLength: mostEdits,
  });
  const matches: Match[] = [];
  let [a, b] = [from, nowFrom];
  for (const { count, added, removed } of edits ?? []) {
    if (!added && !removed) {
      for (let step = 0; step < count; step += 1) matches.push({ a: a + step, b: b + step });
    }
    if (!added) a += count;
    if (!removed) b += count;
  }
  return matches;
}
