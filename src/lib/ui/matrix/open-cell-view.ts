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
  /** Who checked it and when; `null` where nobody did. */
  readonly checked: string | null;
  /** Whether it is the writer who looks at it: a second person checks. */
  readonly isOwn: boolean;
  readonly passages: readonly NumberedPassage[];
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
}
