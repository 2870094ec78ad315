import type { PaperFrame } from '../paper/paper-frame.ts';
import { printedQuotations, type PrintedQuotation } from '../quotations/printed-quotation.ts';
import { notFound, type Found, type FoundPlace } from './found.ts';
import { plainSigns } from './plain-signs.ts';
import { quotedWords } from './quoted-runs.ts';

/** Tells which quotation of the record some words are. */
export function recordedQuotes(frame: Pick<PaperFrame, 'texts' | 'records' | 'settled'>) {
  const read = printedQuotations(frame);
  const known = frame.records.quotes.flatMap(({ id }) => {
    const one = read(id);
    return one ? [{ ...one, key: keyOf(one.printed.words) }] : [];
  });
  const byKey = new Map(known.toReversed().map((one) => [one.key, one]));
  return {
    /** The quotation printed just so, its edits made. */
    printed(quotation: string): Found | null {
      const one = byKey.get(keyOf(quotation));
      if (!one || plainSigns(one.printed.words) !== plainSigns(quotation)) return null;
      return foundRecorded(one);
    },
    /** What was found, with the quotation of the record that it is, wholly or in part. */
    told(found: Found): Found {
      for (const [at, place] of found.places.entries()) {
        const one = known.find(({ quote }) => isWithin(place, quote));
        if (!one) continue;
        const others = found.places.filter((_, other) => other !== at);
        return { ...found, places: [place, ...others], quoteId: one.quote.id };
      }
      return found;
    },
  };
}

function foundRecorded({ quote, printed }: PrintedQuotation): Found {
  const said = printed.pieces.filter(({ is }) => is === 'said');
  const stretches = said.map(({ from, to }) => ({ from, to }));
  const [first, last] = [printed.pieces[0], printed.pieces.at(-1)];
  return {
    ...notFound,
    verdict: printed.pieces.some(({ is }) => is !== 'said' && is !== 'space') ? 'edited' : 'exact',
    places: [
      {
        transcriptId: quote.transcriptId,
        from: first?.from ?? quote.from,
        to: last?.to ?? quote.to,
        stretches,
      },
    ],
    quoteId: quote.id,
  };
}

function isWithin(
  { transcriptId, from, to }: FoundPlace,
  quote: PrintedQuotation['quote'],
): boolean {
  return transcriptId === quote.transcriptId && from < quote.to && quote.from < to;
}

/** Words and marks of a quotation; the kinds of marks and quotes aside. */
function keyOf(quotation: string): string {
  const { runs, between } = quotedWords(quotation);
  return runs
    .map(({ words }, at) => {
      const marks = (between[at] ?? []).map((one) =>
        one.is === 'left-out' ? '…' : `[${one.words}]`,
      );
      return [...words, ...marks].join(' ');
    })
    .join(' ');
}
