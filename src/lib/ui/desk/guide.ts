import type { CodeId } from '../../domain/model/code.ts';

/** What a code says about its use, ready to be shown. */
export interface CodeGuide {
  readonly definition: string;
  readonly codeHere: readonly string[];
  readonly notHere: readonly string[];
  readonly examples: readonly string[];
  readonly constructs: readonly string[];
  /** Codes it is often taken for. */
  readonly confusable: readonly CodeId[];
}

/** Two codes that coders take for one another, and the question that tells them apart. */
export interface PairGuide {
  readonly codes: readonly [CodeId, CodeId];
  readonly test: string;
}
