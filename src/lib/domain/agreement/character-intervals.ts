import { putColumn, type CodeRows } from './code-rows.ts';
import type { Stretches } from './projection.ts';

/** Characters [from, to) that carry a code. */
export interface CodedSpan {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

/** Runs of characters on which nobody's codes change, and what each coder has on them. */
export interface CharacterIntervals extends Stretches {
  readonly rows: readonly CodeRows[];
}

/**
 * The continuum of characters, cut wherever a coder's codes begin or end, and at `cuts` as well: what
 * would be an array with an entry for each character, in a few intervals.
 */
export function characterIntervals(
  length: number,
  coders: readonly (readonly CodedSpan[])[],
  words: number,
  cuts: Iterable<number> = [],
): CharacterIntervals {
  const places = new Set<number>([0, ...cuts]);
  for (const span of coders.flat()) places.add(span.from).add(span.to);
  const starts = Uint32Array.from(places).sort();
  const end = starts.findIndex((place) => place >= length);
  const from = end === -1 ? starts : starts.slice(0, end);
  const to = Uint32Array.from(from, (_, index) => Math.min(starts[index + 1] ?? length, length));
  const at = new Map(Array.from(from, (place, index) => [place, index]));
  return {
    from,
    to,
    rows: coders.map((spans) => {
      const rows = new Uint32Array(from.length * words);
      for (const span of spans) {
        const first = at.get(span.from);
        if (first === undefined) continue;
        putColumn(rows, words, span.column, first, at.get(span.to) ?? from.length);
      }
      return rows;
    }),
  };
}
