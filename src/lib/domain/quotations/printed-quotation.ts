import { linesOfQuote } from '../findings/quotes.ts';
import type { Quote, QuoteId } from '../model/quote.ts';
import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { paperChoices } from '../paper/usual-paper.ts';
import { transcriptsOfStudy, type FindingFrame } from '../reporting/finding-frame.ts';
import { attributionOfQuote } from './attribution.ts';
import { printedWords, type PrintedQuote } from './printed-words.ts';
import { whoSpeaks, type WhoSpeaks } from './who-speaks.ts';

/** A quotation as a paper prints it, and where it comes from. */
export interface PrintedQuotation {
  readonly quote: Quote;
  readonly transcript: Transcript;
  readonly version: TranscriptVersion;
  /** Lines [from, to), zero-based. */
  readonly lines: { readonly from: number; readonly to: number };
  readonly speaks: WhoSpeaks;
  /** Its words in pieces. Not to be shown in a paper where {@link withheld} says why. */
  readonly printed: PrintedQuote;
  /** What stands after it: "(P04, GP)". */
  readonly attribution: string;
  /** Why its words are withheld: "withheld: P04 not to be quoted"; `null` where they may be printed. */
  readonly withheld: string | null;
}

/** What {@link printedQuotations} is made from; only what its reader may see, with the words of what is quoted. */
export type QuotationFrame = Pick<FindingFrame, 'settled' | 'records' | 'texts'>;

/**
 * Reads quotations as they are printed: edits made, attributed by the team's template, withheld where
 * somebody speaks who is not to be quoted. `null` for one that is gone or whose words are not read.
 */
export function printedQuotations(frame: QuotationFrame): (id: QuoteId) => PrintedQuotation | null {
  const { settled, records, texts } = frame;
  const { attribution, omission } = paperChoices(records);
  const { attributes } = settled;
  const quotes = new Map(records.quotes.map((one) => [one.id, one]));
  const transcripts = new Map(transcriptsOfStudy(frame).map((one) => [one.id, one]));
  const people = new Map(settled.participants.map((one) => [one.id, one]));
  const known = new Map<QuoteId, PrintedQuotation>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const quote = quotes.get(id);
    const transcript = quote && transcripts.get(quote.transcriptId);
    const version = quote && texts.get(quote.transcriptId);
    if (!quote || !transcript || !version) return null;
    const speaks = whoSpeaks(quote, transcript, version, people);
    const { notToBeQuoted } = speaks;
    const read = {
      quote,
      transcript,
      version,
      lines: linesOfQuote(quote, version),
      speaks,
      printed: printedWords(quote, version, omission),
      attribution: attributionOfQuote(speaks, { attribution, attributes }),
      withheld:
        notToBeQuoted.length > 0 ? `withheld: ${notToBeQuoted.join(', ')} not to be quoted` : null,
    };
    known.set(id, read);
    return read;
  };
}

/** “words” (P04, GP), as it stands in a cell of a table or a sentence; or why it is withheld. */
export function quotedInline({
  printed,
  attribution,
  withheld,
}: Pick<PrintedQuotation, 'printed' | 'attribution' | 'withheld'>): string {
  return withheld ?? `“${printed.words}” ${attribution}`;
}
