/** A stretch of a line's text, underlined or not. */
export interface Segment {
  readonly text: string;
  readonly quoted: boolean;
}

/** A text cut where quotations begin and end; overlapping quotations count once. */
export function segments(
  text: string,
  quotes: readonly { readonly from: number; readonly to: number }[],
): Segment[] {
  const cuts = new Set([0, text.length]);
  for (const { from, to } of quotes) {
    cuts.add(Math.min(from, text.length));
    cuts.add(Math.min(to, text.length));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1]!;
    return {
      text: text.slice(from, to),
      quoted: quotes.some((quote) => quote.from <= from && to <= quote.to),
    };
  });
}
