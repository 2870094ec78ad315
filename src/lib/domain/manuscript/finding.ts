import type { Finding } from '../checks/finding.ts';
import type { DifferencePiece } from './found.ts';
import type { ManuscriptPlace } from './manuscript-text.ts';

/** What the check of a manuscript found, and where in it. `where` says it in words, `place` is in Concord. */
export interface ManuscriptFinding extends Finding {
  /** The words it is about; of a whole table or manuscript, where it begins. */
  readonly at: ManuscriptPlace;
  /** The number of the paragraph, from one; of a cell, that of the last paragraph before its table. */
  readonly paragraph: number;
  /** The headings it stands under, the highest first. */
  readonly headings: readonly string[];
  /** Of a quotation that differs from what was said; else empty. */
  readonly difference: readonly DifferencePiece[];
}
