/** Why the data do not say how much agreement there is. Never 0, never 1, never NaN. */
export type UndefinedReason =
  /** There is not one unit. */
  | 'no-units'
  /** No unit was coded by two coders. */
  | 'no-pairs'
  /** One unit, on which the coders agree. */
  | 'one-unit'
  /** Every value is the same: there is no chance agreement to beat. */
  | 'no-variation'
  /** No variation because nobody used the code. */
  | 'never-used'
  /** No variation because everybody used the code on every unit. */
  | 'always-used'
  /** A mean over pairs of coders of which one pair has no value. */
  | 'undefined-pair'
  /** Says something of two coders only; with more it is given for each pair. */
  | 'two-coders-only'
  /** Nothing was coded by two coders at the same place. */
  | 'nothing-in-common'
  /** Two values stand at one place, where the coefficient allows one. */
  | 'not-exclusive'
  /** Of all codes, none has a value. */
  | 'no-code-defined';

/** A figure, or why the data do not define one. */
export type Coefficient =
  | { readonly defined: true; readonly value: number }
  | { readonly defined: false; readonly reason: UndefinedReason };

export function defined(value: number): Coefficient {
  return { defined: true, value };
}

export function notDefined(reason: UndefinedReason): Coefficient {
  return { defined: false, reason };
}

/** Why there is a figure and no interval. */
export type NoIntervalReason =
  /** The figure itself is not defined. */
  | 'no-estimate'
  /** One cluster only: nothing to see how much figures vary from. */
  | 'one-cluster'
  /** Without one of the clusters there is no figure: the code occurs in a single one. */
  | 'single-cluster'
  /** More than one in twenty of the resamples have no figure. */
  | 'too-many-undefined'
  /** Not computed for this figure. */
  | 'not-offered';

/** Bounds as they were computed: they may lie beyond 1 and −1, and are clipped only where shown. */
export type Interval =
  | { readonly defined: true; readonly from: number; readonly to: number }
  | { readonly defined: false; readonly reason: NoIntervalReason };

/** A figure and how sure it is. */
export interface Estimate {
  readonly value: Coefficient;
  readonly interval: Interval;
}
