import type { MemoId, MemoKind } from '../../domain/model/memo.ts';

/** A memo as it stands beside the text. */
export interface BesideMemo {
  readonly id: MemoId;
  readonly text: string;
  readonly kind: MemoKind;
  /** The first of its lines, zero-based, and all in words; `null` for one on the whole transcript. */
  readonly lines: { readonly from: number; readonly words: string } | null;
  readonly by: string;
  readonly when: string;
  readonly canChange: boolean;
  /** Their own, in a pass that was submitted. */
  readonly isLocked: boolean;
}

/** A memo being written: a new one, or one that was there. */
export interface BesideWriting {
  /** `null` for a new one. */
  readonly memoId: MemoId | null;
  /** "P03", "line 12". */
  readonly on: string;
  readonly text: string;
  readonly kind: MemoKind;
}
