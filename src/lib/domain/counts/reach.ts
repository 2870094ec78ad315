import type { FlatRuns } from './coded-runs.ts';

/** How near two codes are to be to stand together. */
export type Reach =
  | { readonly within: 'line' }
  | { readonly within: 'turn' }
  /** At most so many lines apart; none apart is on the same line. */
  | { readonly within: 'lines'; readonly lines: number };

/** How many lines apart codes may be said to stand together. */
export const mostLines = 99;

/**
 * Where two sets of lines stand together in one transcript; the same whichever comes first.
 *
 * On a line: the lines that carry both. Within n lines: from a line of the one to a line of the other at
 * most n lines away, those between included; what overlaps or touches is one. In a turn: from the first
 * to the last line of a turn that carry either, where the turn has both; one for each turn.
 *
 * @param turns the turn of each line; needed for turns only.
 */
export function together(a: FlatRuns, b: FlatRuns, reach: Reach, turns: Uint32Array): FlatRuns {
  if (reach.within === 'turn') return inTurns(a, b, turns);
  return near(a, b, reach.within === 'line' ? 0 : reach.lines);
}

/** Room to find runs in; used again and again, since a table asks thousands of times. */
let room = new Uint32Array(1024);

function near(a: FlatRuns, b: FlatRuns, n: number): FlatRuns {
  let length = 0;
  let first = 0;
  for (let i = 0; i < a.length; i += 2) {
    const aFrom = a[i]!;
    const aLast = a[i + 1]! - 1;
    while (first < b.length && b[first + 1]! - 1 + n < aFrom) first += 2;
    for (let j = first; j < b.length && b[j]! <= aLast + n; j += 2) {
      const bFrom = b[j]!;
      const bLast = b[j + 1]! - 1;
      // The first and last lines of each that have a line of the other near enough.
      let from = Math.min(Math.max(aFrom, bFrom - n), Math.max(bFrom, aFrom - n));
      let to = Math.max(Math.min(aLast, bLast + n), Math.min(bLast, aLast + n)) + 1;
      // Both sets ascend, so that what is found overlaps the last found or comes after it.
      while (length > 0 && from <= room[length - 1]!) {
        from = Math.min(from, room[length - 2]!);
        to = Math.max(to, room[length - 1]!);
        length -= 2;
      }
      if (length + 2 > room.length) room = grown(room);
      room[length] = from;
      room[length + 1] = to;
      length += 2;
    }
  }
  return room.slice(0, length);
}

function grown(before: Uint32Array): Uint32Array<ArrayBuffer> {
  const after = new Uint32Array(2 * before.length);
  after.set(before);
  return after;
}

function inTurns(a: FlatRuns, b: FlatRuns, turns: Uint32Array): FlatRuns {
  const [here, there] = [spansByTurn(a, turns), spansByTurn(b, turns)];
  const found: number[] = [];
  for (const [turn, [from, to]] of here) {
    const other = there.get(turn);
    if (other) found.push(Math.min(from, other[0]), Math.max(to, other[1]));
  }
  return Uint32Array.from(found);
}

/** The first line and the line after the last of each turn that has some, by turn, ascending. */
function spansByTurn(runs: FlatRuns, turns: Uint32Array): Map<number, [number, number]> {
  const spans = new Map<number, [number, number]>();
  for (let at = 0; at < runs.length; at += 2) {
    for (let line = runs[at]!; line < runs[at + 1]!; line += 1) {
      const turn = turns[line];
      if (turn === undefined) continue;
      const span = spans.get(turn);
      if (span) span[1] = line + 1;
      else spans.set(turn, [line, line + 1]);
    }
  }
  return spans;
}
