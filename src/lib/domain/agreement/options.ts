import type { CoderId } from '../model/coder.ts';
import type { TranscriptId } from '../model/transcript.ts';

/** Codes as they were applied, or rolled up to the domains they counted under when submitted. */
export type Level = 'domain' | 'code';

/** What is compared: one line, turn … at a time; characters; or runs of lines with one code. */
export type Unit = 'line' | 'turn' | 'paragraph' | 'sentence' | 'character' | 'segment';

/**
 * Which units count. `codable`: every unit that may be coded. `participant`: of those, units that a
 * participant says. `coded`: of the codable, those that somebody coded; descriptive only, because
 * leaving out what nobody coded biases every correction for chance.
 */
export type Universe = 'codable' | 'participant' | 'coded';

/** When a turn, paragraph or sentence has a code: any of its characters, more than half, or all. */
export type Projection = 'any' | 'majority' | 'all';

/** What the reliability data are made of. */
export interface DataOptions {
  readonly level: Level;
  readonly unit: Unit;
  readonly universe: Universe;
  /** Says nothing where the unit is the line, the character or the segment. */
  readonly projection: Projection;
  /** `null`: every transcript of the round. */
  readonly transcriptIds: readonly TranscriptId[] | null;
}

/** How they are looked at. */
export interface ReportOptions {
  /** Two or more coders of the round; `null`: all. */
  readonly coderIds: readonly CoderId[] | null;
  /** Delete one cluster at a time, or resample clusters. */
  readonly interval: 'jackknife' | 'bootstrap';
  /** For the bootstrap; the same seed gives the same interval. A whole number. */
  readonly seed: number;
  readonly replicates: number;
  /** Such as 0.95. */
  readonly confidence: number;
  /** How much two segments must overlap to match: shared characters over all of either. */
  readonly overlap: number;
  /** Whether "All coefficients" are wanted: set alphas and the unitizing family take longer. */
  readonly all: boolean;
}

export interface AgreementOptions extends DataOptions, ReportOptions {}

export const defaultOptions: AgreementOptions = {
  level: 'domain',
  unit: 'line',
  universe: 'codable',
  projection: 'any',
  transcriptIds: null,
  coderIds: null,
  interval: 'jackknife',
  seed: 1,
  replicates: 2000,
  confidence: 0.95,
  overlap: 0.9,
  all: false,
};
