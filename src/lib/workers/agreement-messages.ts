import type { Confusion } from '../domain/agreement/confusion.ts';
import type { DifferenceFromConsensus } from '../domain/agreement/difference-from-consensus.ts';
import type { AgreementOptions, Level } from '../domain/agreement/options.ts';
import type { AgreementReport } from '../domain/agreement/report.ts';
import type { UnitBehind, UnitsWanted } from '../domain/agreement/units-behind.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { RoundId } from '../domain/model/round.ts';
import type { CrossingError } from './crossing-errors.ts';

/** What the page asks of the agreement worker. A newer question of a kind supersedes the one before. */
export type AgreementRequest =
  /** Which study to read, by the name of its database, and for whom. Sent once, first. */
  | { readonly kind: 'open'; readonly study: string; readonly viewer: CoderId }
  | {
      readonly kind: 'figures';
      readonly id: number;
      readonly roundId: RoundId;
      readonly options: AgreementOptions;
    }
  /** How each coder's pass differs from what was settled. */
  | {
      readonly kind: 'settled';
      readonly id: number;
      readonly roundId: RoundId;
      readonly level: Level;
    }
  /** The first `count` units behind a number of what was computed last. */
  | {
      readonly kind: 'units';
      readonly id: number;
      readonly wanted: UnitsWanted;
      readonly count: number;
    };

export interface Figures {
  readonly report: AgreementReport;
  /** `null` where segments are compared, which meet nobody line by line. */
  readonly confusion: Confusion | null;
}

/** A unit with its words. */
export interface ReadUnit extends UnitBehind {
  readonly text: string;
}

export interface ReadUnits {
  readonly units: readonly ReadUnit[];
  /** How many there are in all. */
  readonly of: number;
}

export type AgreementAnswer =
  | ({ readonly kind: 'figures'; readonly id: number } & Figures)
  | {
      readonly kind: 'settled';
      readonly id: number;
      readonly differences: readonly DifferenceFromConsensus[];
    }
  | ({ readonly kind: 'units'; readonly id: number } & ReadUnits)
  /** Something that the figures rest on was changed: they are to be asked for again. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly id: number; readonly error: CrossingError };
