import type { QuoteId } from '../../domain/model/quote.ts';
import type { PrintedPiece } from '../../domain/quotations/printed-words.ts';

/** A quotation in the list. */
export interface QuotationEntry {
  /** Tells its place from others of the same quotation. */
  readonly key: string;
  readonly id: QuoteId;
  /** In its quote table; `null`: it stands in none. */
  readonly number: number | null;
  /** As it is printed; `null` where its words are not read. */
  readonly words: string | null;
  readonly attribution: string;
  /** Why a paper does not print its words; `null`: it does. */
  readonly withheld: string | null;
  readonly href: string;
  readonly current: boolean;
}

/** A quote table, or the quotations of statements and rows. */
export interface QuotationGroup {
  readonly key: string;
  /** The theme. */
  readonly title: string;
  /** "Table 5"; '' where it has no number. */
  readonly table: string;
  /** What stands there while nothing is chosen. */
  readonly none: string;
  readonly parts: readonly {
    readonly key: string;
    /** The subtheme, statement or row. */
    readonly name: string;
    readonly quotations: readonly QuotationEntry[];
  }[];
}

/** A quotation as it is printed, in pieces. */
export interface PrintedView {
  readonly pieces: readonly PrintedPiece[];
  readonly attribution: string;
  readonly withheld: string | null;
}

/** One edit in the list of edits. */
export interface EditView {
  readonly key: string;
  /** "“um” left out". */
  readonly words: string;
  /** "AO, 15 November". */
  readonly by: string;
  readonly onundo: () => void;
}

/** A line of the transcript around a quotation. */
export interface ContextLine {
  /** Zero-based. */
  readonly line: number;
  readonly speaker: string;
  readonly before: string;
  /** Words of the quotation on this line; '' where it has none. */
  readonly quoted: string;
  readonly after: string;
}

/** A place at which a quotation stands in a quote table. */
export interface PlaceView {
  readonly key: string;
  /** "Table 5, Quote 4". */
  readonly cited: string;
  readonly theme: string;
  readonly subtheme: string;
  /** Where it was chosen for. */
  readonly href: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onstep: (step: 'up' | 'down') => void;
  readonly onmove: (subthemeId: string) => void;
  readonly ondrop: () => void;
}
