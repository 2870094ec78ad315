import type { LineMarks } from '../../domain/coding/line-marks.ts';
import type { CodeId } from '../../domain/model/code.ts';
import type { Memo } from '../../domain/model/memo.ts';

/** What a line shows that may change while it stands on the screen. */
export interface LineView {
  readonly place: 'away' | 'chosen' | 'here';
  readonly marks: LineMarks;
  readonly memos: readonly Memo[];
}

/** How a code is written and drawn. */
export interface CodeLook {
  readonly id: CodeId;
  readonly name: string;
  /** The framework's key, or `null` for a code of the researcher's own. */
  readonly frameworkKey: string | null;
  readonly colour: string | null;
  /** Made in a pass that is not revealed, or not yet adopted since. */
  readonly isProposed?: boolean;
}

/** What of a line never changes while its version stands. */
export interface LineText {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
  /** Shown where a turn begins; `null` within one. */
  readonly speaker: string | null;
  readonly codable: boolean;
  /** The number the line had in its file, '' for none; `null` where no line had one. */
  readonly label: string | null;
  /** Seconds at which the turn begins; `null` within one, where unknown, and where times are hidden. */
  readonly start: number | null;
}
