import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { Coefficient, Estimate } from './coefficient.ts';
import type { CodeFlag, ReportFlag } from './flags.ts';
import type { AgreementOptions } from './options.ts';
import type { Column } from './columns.ts';
import type { LeftOut } from './round-data.ts';
import type { SegmentAgreement } from './segment-overlap.ts';
import type { UnitizingAgreement } from './unitizing.ts';

/**
 * The coders of one round compared, from their original submitted passes: what the agreement screens
 * show and the tables export. Plain values throughout; crosses to and from a worker as it is.
 *
 * Where the unit is the segment only `segments` says something: `codes` is empty.
 */
export interface AgreementReport {
  readonly options: AgreementOptions;
  /** Who is compared, in the order of the round: the first is A, the second B. */
  readonly coderIds: readonly CoderId[];
  /** Coders of the round without a submitted pass that could be compared: left out, and said so. */
  readonly absent: readonly CoderId[];
  /** Units that two or more coders decided on; characters where the unit is the character. */
  readonly units: number;
  /** Connected transcripts and people: what the intervals resample. */
  readonly clusters: number;
  /** One for each column, in the order of the codebook. Where the unit is the segment, empty. */
  readonly codes: readonly CodeAgreement[];
  readonly overall: OverallAgreement;
  /** Every transcript that was compared, alone. */
  readonly transcripts: readonly TranscriptAgreement[];
  /** Transcripts of the round that were not compared, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Codes somebody used that stood under no domain: at level `domain` they are in no figure. */
  readonly unclassified: readonly CodeId[];
  /** Where the unit is the segment; else `null`. */
  readonly segments: SegmentAgreement | null;
  /** Where the unit is the character and all coefficients are wanted; else `null`. */
  readonly unitizing: UnitizingAgreement | null;
  readonly flags: readonly ReportFlag[];
}

/** One code, or one domain, and how far the coders agree on where it stands. */
export interface CodeAgreement {
  readonly column: Column;
  /** Units that two or more coders decided on. */
  readonly units: number;
  /** On how many units each coder used it, in the order of `coderIds`. */
  readonly used: readonly number[];
  /** For two coders; `null` for more, where `pairs` says it. */
  readonly counts: PairCounts | null;
  /** Every pair of coders, in the order of the round: the only one is `counts` where there are two. */
  readonly pairs: readonly PairAgreement[];
  /** Share of decisions on which the coders agree; for more than two, over all their pairs. */
  readonly percent: Estimate;
  /** 2a / (2a + b + c); for more than two coders, over all their pairs. */
  readonly positive: Estimate;
  /** Krippendorff's alpha: shown first, with its interval. */
  readonly alpha: Estimate;
  readonly further: FurtherCoefficients;
  readonly flags: readonly CodeFlag[];
}

/** What stands behind "All coefficients". Always computed for each code. */
export interface FurtherCoefficients {
  /** Cohen's kappa of two coders; Light's, the mean of every pair's, of more. */
  readonly kappa: Estimate;
  readonly kappaIs: 'cohen' | 'light';
  /** Scott's pi of two coders, Fleiss' kappa of more: the same correction for chance. */
  readonly fleiss: Estimate;
  /** Chance from each coder's own share, over all pairs (Conger, Hubert); Cohen's where there are two. */
  readonly conger: Estimate;
  /** Gwet. */
  readonly ac1: Estimate;
  /** PABAK; also Bennett's S and Brennan and Prediger's kappa for two categories. */
  readonly pabak: Estimate;
  readonly negative: Estimate;
  /** a / (a + b + c), over all pairs. */
  readonly jaccard: Estimate;
  /** Share of all decisions that say "yes". */
  readonly prevalence: Coefficient;
  /** (a − d) / n, that is 2 × prevalence − 1. */
  readonly prevalenceIndex: Coefficient;
  /** (b − c) / n; two coders only. */
  readonly bias: Coefficient;
  /** How high Cohen's kappa could be with how often each coder used it; two coders only. */
  readonly kappaMax: Coefficient;
}

/** Units with the code by both, by the first only, by the second only, by neither. */
export interface PairCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
}

/** Two of several coders. */
export interface PairAgreement {
  readonly coderIds: readonly [CoderId, CoderId];
  readonly counts: PairCounts;
  readonly percent: Coefficient;
  readonly positive: Coefficient;
  readonly kappa: Coefficient;
  readonly bias: Coefficient;
  readonly kappaMax: Coefficient;
}

/** All codes together. */
export interface OverallAgreement {
  /** Sums over codes, for two coders; `null` for more. */
  readonly counts: PairCounts | null;
  /** Over all units and codes. */
  readonly percent: Estimate;
  /** Over all units and codes. */
  readonly positive: Estimate;
  /** 1 − ΣDo / ΣDe over codes: each weighs by the disagreement expected of it. */
  readonly pooledAlpha: Estimate;
  /** Mean of the codes' alphas: never without the two counts beside it. */
  readonly meanAlpha: Coefficient;
  readonly codesInMean: number;
  readonly codesUndefined: number;
  /** `null` unless all coefficients are wanted. */
  readonly sets: SetAgreement | null;
}

/** Each unit's codes taken as one set. */
export interface SetAgreement {
  /** Alpha with the distance 1 − Jaccard × monotonicity (Passonneau 2006). */
  readonly masi: Coefficient;
  /** Alpha with the distance 1 − |A∩B| / |A∪B|. */
  readonly jaccard: Coefficient;
  /** Krippendorff and Craggs (2016), nominal. */
  readonly multiValued: Coefficient;
}

/** One transcript by itself, over all codes. */
export interface TranscriptAgreement {
  readonly transcriptId: TranscriptId;
  readonly coderIds: readonly CoderId[];
  readonly units: number;
  /** Sums over codes, for two coders; `null` for more. */
  readonly counts: PairCounts | null;
  readonly percent: Coefficient;
  readonly positive: Coefficient;
  readonly pooledAlpha: Coefficient;
}
