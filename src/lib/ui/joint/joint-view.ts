import type { JointGap } from '../../domain/joint/joint-rows.ts';
import type { FindingEvidence } from '../../domain/joint/row-evidence.ts';
import type { JointRow } from '../../domain/model/joint-row.ts';
import type { QuantitativeResult } from '../../domain/model/quantitative-result.ts';
import type { Thread, ThreadId } from '../../domain/model/thread.ts';
import type { ChosenQuote } from '../../domain/themes/chosen-quotes.ts';

/** A row of the joint display as it is shown. */
export interface JointRowView {
  readonly row: JointRow;
  /** From one. */
  readonly number: number;
  readonly results: readonly QuantitativeResult[];
  readonly findings: readonly (FindingEvidence & { readonly key: string })[];
  readonly quotes: readonly ChosenQuote[];
  readonly gaps: readonly JointGap[];
}

/** A result, and how many rows and threads name it. */
export interface ResultView {
  readonly result: QuantitativeResult;
  readonly rows: number;
  readonly threads: number;
}

export interface ThreadView {
  readonly thread: Thread;
  /** From one. */
  readonly number: number;
  /** The threads that lead to it and on from it, in order, itself among them. */
  readonly chain: readonly ThreadId[];
}
