import { noMarks, type LineMarks } from '../domain/coding/line-marks.ts';
import type { Memo } from '../domain/model/memo.ts';

/** What one line shows and may change: a cell of its own, so that a key repaints one line. */
export class LineCell {
  /** Whether the line is the current one, chosen with it, or neither. */
  place: 'away' | 'chosen' | 'here' = $state.raw('away');
  marks: LineMarks = $state.raw(noMarks);
  memos: readonly Memo[] = $state.raw([]);
}
