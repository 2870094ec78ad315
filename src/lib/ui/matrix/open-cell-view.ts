import type { FindingTarget } from '../../domain/model/finding-target.ts';
import type { GridCell } from '../../domain/matrix/grid.ts';
import type { PassageGroup } from '../passages/passage-view.ts';
import type { NumberedPassage } from './cell-passages.ts';
import type { ColumnLook } from './matrix-view.ts';
import type { SummaryDraft } from './summary-draft.ts';

/** What the pane beside the grid shows of the open cell. */
export interface OpenCellView {
  /** The cell's, the same in every matrix. */
  readonly key: string;
  readonly caseName: string;
  readonly caseAbout: string;
  readonly columnName: string;
  readonly look: ColumnLook;
  readonly cell: GridCell;
  /** Its state in words. */
  readonly state: string;
  /** What changed since it was charted, sentence by sentence. */
  readonly changed: {
    /** "charted on 9 November", or the day on which it was last found right. */
    readonly since: string;
    readonly sentences: readonly string[];
  } | null;
  /** Lines it rests on whose coding is open again, in words; '' for none. */
  readonly reopened: string;
  /** What is written or being written. */
  readonly draft: SummaryDraft;
  /** "Found right 22 November, AO", where that was said since it was written; else `null`. */
  readonly found: string | null;
  /** The initials of who checked it. */
  readonly checker: string | null;
  /** Who checked it and when; `null` where nobody did. */
  readonly checked: string | null;
  /** Whether it is the writer who looks at it: a second person checks. */
  readonly isOwn: boolean;
  readonly passages: readonly NumberedPassage[];
  /** What else was written of it in codes that are one with its column now. */
  readonly others: readonly OtherView[];
  /** Whether it is a transcript of the case itself that one has in hand, where the cell is hidden. */
  readonly isCaseInHand: boolean;
  /** Whether nobody is in the group any more. */
  readonly isDeserted: boolean;
}

/** What was written of a case in a code before it was merged. */
export interface OtherView extends EarlierView {
  readonly about: FindingTarget;
  /** What the code is called. */
  readonly name: string;
}

export type CellTab = 'here' | 'case' | 'earlier';

/** Coded passages of the case, of one column or of one code that no column has. */
export interface CasePart {
  readonly key: string;
  readonly name: string;
  readonly look: ColumnLook;
  readonly count: number;
  readonly isOpenColumn: boolean;
  readonly groups: readonly PassageGroup[];
}

/** What once stood in the cell. */
export interface EarlierView {
  readonly key: string;
  readonly kind: 'summary' | 'set-aside';
  readonly text: string;
  /** "Amara Osei, 9 November 14:02". */
  readonly by: string;
  /** The initials of who had checked these words; `null` or left out where nobody did. */
  readonly checker?: string | null;
}
