import { wordSpans } from '../coding/words-in-line.ts';
import type { Quote, QuoteEdit } from '../model/quote.ts';
import { atWordEnds } from '../quotations/spacing.ts';
import { sameWords, spanAnchor, type Anchor } from './anchor.ts';
import type { Range } from './carry-map.ts';
import type { Carrying } from './carrying.ts';

/**
 * The edits of a quotation whose words stand at `now` after a correction. Each goes with the words it is
 * about; where these were corrected, it covers all that stands in their place, so that nothing comes to
 * light that was replaced or left out. One whose place is gone is taken off and listed as lost.
 */
export function editsCarried(
  quote: Quote,
  now: Range,
  carrying: Carrying,
): { readonly edits: QuoteEdit[]; readonly anchors: readonly Anchor[] } {
  const whose = { kind: 'quote-edit', recordId: quote.id, coderId: null, codeId: null } as const;
  const edits: QuoteEdit[] = [];
  const anchors: Anchor[] = [];
  for (const edit of quote.edits) {
    const place =
      edit.from === edit.to
        ? pointPlace(edit.from, quote, carrying)
        : stretchPlace(edit, quote, now, carrying);
    const free = place && isFree(place.now, now, edits.at(-1)) ? place : null;
    const old = place?.about ?? { from: edit.from, to: edit.to };
    anchors.push(spanAnchor(whose, carrying, old, free ? (free.aboutNow ?? free.now) : null));
    if (free) edits.push({ ...edit, ...free.now });
  }
  return { edits, anchors };
}

interface Place {
  readonly now: Range;
  /** Of a place between words: the word beside it, before and after the correction. */
  readonly about?: Range;
  readonly aboutNow?: Range;
}

function stretchPlace(
  { from, to }: Range,
  quote: Range,
  quoteNow: Range,
  { map, before, after }: Carrying,
): Place | null {
  const kept = map.span(from, to);
  if (kept && sameWords(before.text.slice(from, to), after.text.slice(kept.from, kept.to))) {
    // "Hill" may have become "Hills".
    const whole = atWordEnds(after.text, kept);
    const now = {
      from: Math.max(whole.from, quoteNow.from),
      to: Math.min(whole.to, quoteNow.to),
    };
    return { now: isWhole({ from, to }, before.text) ? now : kept };
  }
  const start = from > quote.from ? map.span(quote.from, from)?.to : undefined;
  const end = to < quote.to ? map.span(to, quote.to)?.from : undefined;
  const wide = { from: start ?? quoteNow.from, to: end ?? quoteNow.to };
  const words = after.text.slice(wide.from, wide.to);
  const now = {
    from: wide.from + words.length - words.trimStart().length,
    to: wide.from + words.trimEnd().length,
  };
  if (/[\p{L}\p{N}]/u.test(words)) return { now };
  return kept && { now: kept };
}

function isWhole(stretch: Range, text: string): boolean {
  const { from, to } = atWordEnds(text, stretch);
  return from === stretch.from && to === stretch.to;
}

function pointPlace(at: number, quote: Range, { map, before, after }: Carrying): Place | null {
  const words = wordSpans(before.text.slice(quote.from, quote.to)).map((word) => ({
    from: word.from + quote.from,
    to: word.to + quote.from,
  }));
  const left = words.findLast(({ to }) => to <= at);
  const leftNow = left && map.span(left.from, left.to);
  if (left && leftNow) {
    const between = before.text.slice(left.to, at);
    const stands = after.text.startsWith(between, leftNow.to);
    const place = leftNow.to + (stands ? between.length : 0);
    return { now: { from: place, to: place }, about: left, aboutNow: leftNow };
  }
  const right = words.find(({ from }) => from >= at);
  const rightNow = right && map.span(right.from, right.to);
  if (!right || !rightNow) return null;
  return { now: { from: rightNow.from, to: rightNow.from }, about: right, aboutNow: rightNow };
}

/** Whether an edit may stand there: inside the quotation, and after the edit before it. */
function isFree(place: Range, quote: Range, last: Range | undefined): boolean {
  if (place.from < quote.from || place.to > quote.to) return false;
  if (!last) return true;
  const isOnePlace = last.from === last.to && place.from === place.to && last.from === place.from;
  return place.from >= last.to && !isOnePlace;
}
