import type { QuoteId } from '../model/quote.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** One stretch of a difference: words of both, of the paper alone (`put-in`) or of the transcript alone (`left-out`). */
export interface DifferencePiece {
  readonly is: 'same' | 'put-in' | 'left-out';
  readonly words: string;
}

/** Where quoted words stand: UTF-16 offsets of the version in use. */
export interface FoundPlace {
  readonly transcriptId: TranscriptId;
  readonly from: number;
  readonly to: number;
  /** The words themselves, without what was left out between them. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
}

/** What became of looking up one quotation. */
export interface Found {
  /** `edited`: as it was said but for what an ellipsis or brackets mark; `close`: unmarked differences. */
  readonly verdict: 'exact' | 'edited' | 'close' | 'not-found';
  /** Where, the likeliest first; several where the same words were said more than once. None if not found. */
  readonly places: readonly FoundPlace[];
  /** The quotation of the record these words are, wholly or in part; `null` where the record has none. */
  readonly quoteId: QuoteId | null;
  /** Of a close one, else empty. */
  readonly difference: readonly DifferencePiece[];
  /** Of a close one: `signs` where only punctuation or capitals differ, `left-out` where words are only missing. */
  readonly differsIn: 'signs' | 'left-out' | 'words' | null;
  /** How many words the longest marked omission leaves out; 0 for none. */
  readonly longestOmission: number;
}

export const notFound: Found = {
  verdict: 'not-found',
  places: [],
  quoteId: null,
  difference: [],
  differsIn: null,
  longestOmission: 0,
};
