import type { QuoteId } from '../../domain/model/quote.ts';

/** A quotation as it stands beside what it shows. */
export interface QuoteView {
  readonly id: QuoteId;
  /** As it is printed. `undefined`: its words are being read; `null`: its transcript is not settled. */
  readonly words: string | null | undefined;
  /** What stands after it in a paper; '' until read. */
  readonly attribution: string;
  /** "P03, line 12". */
  readonly where: string;
  /** Its place in the transcript. */
  readonly href: string;
  /** Where its words are edited for print. */
  readonly editHref: string;
  /** Labels of those who speak in it and are not to be quoted. */
  readonly notToBeQuoted: readonly string[];
  /** Whether its lines carry the codes it was chosen for; `null`: it was chosen for no codes. */
  readonly carries: 'all' | 'some' | 'none' | 'not-settled' | null;
}
