import type { CodeId } from '../model/code.ts';
import type { StudySnapshot } from '../model/snapshot.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** A table whose records an act may put or remove one by one. */
export type ChangeableTable = Exclude<keyof StudySnapshot, 'operations' | 'imprints' | 'places'>;

/** A record with the table it stands in. */
export type Placed = {
  [Table in ChangeableTable]: {
    readonly table: Table;
    readonly record: StudySnapshot[Table][number];
  };
}[ChangeableTable];

/**
 * An act as a value: the records it puts (new ones, or the new form of old ones) and those it takes
 * away. Storage applies it whole or not at all and keeps what stood there before, so that every
 * change can be undone and read in the trail.
 */
export interface Change {
  /** What was done: a word for each stands in `ui/messages.ts`. */
  readonly kind: ChangeKind;
  readonly transcriptId: TranscriptId | null;
  readonly codeIds: readonly CodeId[];
  /** Lines [from, to) it speaks of. */
  readonly from: number | null;
  readonly to: number | null;
  readonly put: readonly Placed[];
  readonly removed: readonly { readonly table: ChangeableTable; readonly id: string }[];
}

export type ChangeKind =
  | 'change-study'
  | 'import-transcripts'
  | 'change-transcript'
  | 'cut-transcript'
  | 'correct-transcript'
  | 'remove-transcript'
  | 'order-transcripts'
  | 'add-participant'
  | 'change-participant'
  | 'remove-participant'
  | 'import-participants'
  | 'change-attributes'
  | 'change-recruitment'
  | 'change-guide'
  | 'import-guide'
  | 'remove-guide'
  | 'change-interview'
  | 'mark-read'
  | 'unmark-read'
  | 'write-memo'
  | 'change-memo'
  | 'remove-memo'
  | 'add-code'
  | 'change-code'
  | 'rename-code'
  | 'move-code'
  | 'merge-codes'
  | 'split-code'
  | 'decide-split'
  | 'retire-code'
  | 'restore-code'
  | 'classify-code'
  | 'change-rule'
  | 'recheck'
  | 'pin-codebook'
  | 'adopt-code'
  | 'merge-proposal'
  | 'drop-code'
  | 'add-coder'
  | 'change-coder'
  | 'remove-coder'
  | 'plan-round'
  | 'change-round'
  | 'remove-round'
  | 'name-settled'
  | 'submit-pass'
  | 'reopen-pass'
  | 'reveal'
  | 'switch-coder'
  | 'send-packet'
  | 'keep-sealed'
  | 'receive-packet'
  | 'receive-review'
  | 'accept-agreements'
  | 'settle-line'
  | 'flag-line'
  | 'unsettle-line'
  | 'change-matrix'
  | 'remove-matrix'
  | 'chart-cell'
  | 'set-aside-cell'
  | 'cell-right'
  | 'check-cell'
  | 'clear-cell'
  | 'import-matrix'
  | 'add-belief'
  | 'change-belief'
  | 'merge-beliefs'
  | 'pair-beliefs'
  | 'check-belief'
  | 'remove-belief'
  | 'order-beliefs'
  | 'decide-relevance'
  | 'add-theme'
  | 'change-theme'
  | 'remove-theme'
  | 'add-subtheme'
  | 'change-subtheme'
  | 'remove-subtheme'
  | 'order-themes'
  | 'link-domain'
  | 'choose-quote'
  | 'drop-quote'
  | 'lay-out-map'
  | 'change-adequacy'
  | 'freeze-adequacy'
  | 'replace-adequacy'
  | 'change-results'
  | 'import-results'
  | 'change-joint-display'
  | 'change-thread'
  | 'remove-thread'
  | 'edit-quote'
  | 'change-paper'
  | 'answer-checklist'
  | 'confirm-checklist'
  | 'set-aside-finding'
  | 'take-up-finding'
  | 'keep-manuscript'
  | 'remove-manuscript';

/** Acts that undo does not reach and does not go behind: what was seen, sworn or sent stays so. */
export const finalActs: ReadonlySet<string> = new Set<ChangeKind>([
  'submit-pass',
  'reopen-pass',
  'reveal',
  'switch-coder',
  'send-packet',
  'receive-review',
]);

/** A change that speaks of nothing in particular; spread it and name what differs. */
export const plainChange = {
  transcriptId: null,
  codeIds: [],
  from: null,
  to: null,
  put: [],
  removed: [],
} satisfies Omit<Change, 'kind'>;
