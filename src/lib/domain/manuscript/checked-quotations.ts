import { linesOfQuote } from '../findings/quotes.ts';
import type { QuoteId } from '../model/quote.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { DifferencePiece, Found } from './found.ts';
import { whereWords, type ManuscriptPlace } from './manuscript-text.ts';
import type { ReadManuscript } from './read-manuscript.ts';

/** One quotation of a manuscript with its verdict, as a list shows it. */
export interface CheckedQuotation {
  readonly words: string;
  readonly at: ManuscriptPlace;
  /** "Paragraph 12, under “Whose it is”". */
  readonly where: string;
  /** What stands after it in the manuscript; '' for nothing. */
  readonly attribution: string;
  readonly verdict: Found['verdict'];
  readonly difference: readonly DifferencePiece[];
  readonly differsIn: Found['differsIn'];
  /** The quotation of the record it is, wholly or in part. */
  readonly quoteId: QuoteId | null;
  /** Where it stands, the likeliest first; none where it was not found. */
  readonly places: readonly {
    readonly transcriptId: TranscriptId;
    readonly transcript: string;
    /** Lines [from, to), zero-based. */
    readonly from: number;
    readonly to: number;
    /** Labels of who speaks; none where it is nobody the study has identified. */
    readonly people: readonly string[];
    readonly notToBeQuoted: readonly string[];
  }[];
}

export function checkedQuotations({
  quotations,
  tables,
  frame,
}: ReadManuscript): readonly CheckedQuotation[] {
  const names = new Map(frame.seen.transcripts.map(({ id, name }) => [id, name]));
  return quotations.map(({ words, place, unit, attribution, found, speaks, difference }) => ({
    words,
    at: place,
    where: whereWords(unit, tables.find(({ block }) => block === unit.block)?.number ?? null),
    attribution: attribution?.words ?? '',
    verdict: found.verdict,
    difference,
    differsIn: found.differsIn,
    quoteId: found.quoteId,
    places: found.places.slice(0, 5).flatMap((one, at) => {
      const version = frame.texts.get(one.transcriptId);
      const who = speaks[at];
      if (!version || !who) return [];
      return [
        {
          transcriptId: one.transcriptId,
          transcript: names.get(one.transcriptId) ?? 'a transcript',
          ...linesOfQuote(one, version),
          people: who.people.map(({ label }) => label),
          notToBeQuoted: who.notToBeQuoted,
        },
      ];
    }),
  }));
}
