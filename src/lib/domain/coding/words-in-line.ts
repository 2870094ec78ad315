/** Where the words of a text begin and end: offsets [from, to), punctuation left outside. */
export function wordSpans(text: string): { from: number; to: number }[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’\-‑]*/gu), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** A span with one of its ends moved by a word; it never leaves the text nor turns empty. */
export function withEndMoved(
  text: string,
  span: { readonly from: number; readonly to: number },
  end: 'from' | 'to',
  step: 1 | -1,
): { from: number; to: number } {
  const words = wordSpans(text);
  const [from, to] = [span.from, span.to];
  if (end === 'to') {
    const stops = words.map((word) => word.to).filter((stop) => stop > from);
    const next = step === 1 ? stops.find((stop) => stop > to) : stops.findLast((stop) => stop < to);
    return { from, to: next ?? (step === 1 ? Math.max(to, text.length) : to) };
  }
  const starts = words.map((word) => word.from).filter((start) => start < to);
  const next =
    step === 1 ? starts.find((start) => start > from) : starts.findLast((start) => start < from);
  return { from: next ?? (step === -1 ? 0 : from), to };
}
