import type { Charting, ChartingLink } from '../../domain/model/charting.ts';

/** What stands in a cell for the person who reads or writes it. */
export interface SummaryDraft {
  readonly kind: Charting['kind'];
  /** What is typed, else what is stored. */
  readonly text: string;
  /** What is stored; '' where nothing is. */
  readonly stored: string;
  /** The stored links, of the stored words. */
  readonly links: readonly ChartingLink[];
  /** `stored`: nothing is typed that is not stored. */
  readonly state: 'stored' | 'typed' | 'refused';
  /** Why it was not kept; `null` while it was not tried. */
  readonly refusal: string | null;
  /** Somebody wrote the cell since one began: both texts are there, and one is to be chosen. */
  readonly isContested: boolean;
  /** "Saved 14:02"; '' where nothing is. */
  readonly saved: string;
}
