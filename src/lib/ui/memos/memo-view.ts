import type { Memo, MemoId } from '../../domain/model/memo.ts';
import type { CodeLook } from '../desk/line-view.ts';

/** A memo as it is read outside the desk: its words, what it is on, and where that is. */
export interface MemoView {
  readonly id: MemoId;
  readonly about: Memo['about'];
  readonly text: string;
  /** "P04, line 12", "P04", the code's name, or "the study". */
  readonly on: string;
  /** Where it stands; `null` for a memo on the study. */
  readonly href: string | null;
  /** The code a memo on a code is about. */
  readonly code: CodeLook | null;
  /** The lines it stands on; `undefined` until they are read. */
  readonly lines:
    | readonly { readonly line: number; readonly speaker: string; readonly text: string }[]
    | undefined;
  /** Who wrote it, and when it was last changed. */
  readonly by: string;
  readonly when: string;
  /** Why it cannot be changed here; `null` when it can. */
  readonly fixed: string | null;
}
