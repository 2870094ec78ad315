/** A link of a summary as it is drawn. */
export interface DrawnLink {
  /** The number of the passage it leads to, in the list beside the cell. */
  readonly number: number;
  /** UTF-16 offsets [from, to) of the summary; `null` for all of it. */
  readonly words: { readonly from: number; readonly to: number } | null;
}

/** Words of a summary that carry the same links, and the numbers that stand after them. */
export interface SummarySegment {
  readonly text: string;
  readonly isLinked: boolean;
  /** Of the links that end here, ascending, each once. */
  readonly numbers: readonly number[];
}

/**
 * A summary cut where its links begin and end. A link beyond its words ends with them; one to the whole summary
 * is numbered at its end.
 */
export function summarySegments(
  summary: string,
  links: readonly DrawnLink[],
): readonly SummarySegment[] {
  const spans = links.flatMap(({ number, words }) => {
    if (words === null) return [];
    const to = Math.min(words.to, summary.length);
    return words.from < to ? [{ number, from: words.from, to }] : [];
  });
  const whole = links.flatMap(({ number, words }) => (words === null ? [number] : []));
  const cuts = new Set([0, summary.length, ...spans.flatMap(({ from, to }) => [from, to])]);
  const ends = [...cuts].toSorted((a, b) => a - b);
  return ends.slice(1).map((to, index) => {
    const from = ends[index]!;
    const here = spans.filter((span) => span.to === to).map(({ number }) => number);
    return {
      text: summary.slice(from, to),
      isLinked: spans.some((span) => span.from <= from && span.to >= to),
      numbers: ascending(to === summary.length ? [...here, ...whole] : here),
    };
  });
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
