import type { Estimate } from './coefficient.ts';

/** Whose words for how much agreement is how much. They are conventions, and no pass mark. */
export type BandAuthors = 'landis-koch' | 'krippendorff';

/**
 * Landis and Koch (1977) for kappas; Krippendorff (2004) for alpha: from .800 results can be relied
 * on, from .667 they allow tentative conclusions only, below that none.
 */
export type Band =
  | 'poor'
  | 'slight'
  | 'fair'
  | 'moderate'
  | 'substantial'
  | 'almost-perfect'
  | 'no-conclusions'
  | 'tentative'
  | 'reliable';

/** The band of the figure and that of its lower bound; `null` where there is none. */
export interface Bands {
  readonly figure: Band | null;
  readonly lower: Band | null;
}

export function bandsOf({ value, interval }: Estimate, authors: BandAuthors): Bands {
  return {
    figure: value.defined ? bandOf(value.value, authors) : null,
    lower: interval.defined ? bandOf(interval.from, authors) : null,
  };
}

export function bandOf(value: number, authors: BandAuthors): Band {
  if (authors === 'krippendorff') {
    if (value >= 0.8) return 'reliable';
    return value >= 0.667 ? 'tentative' : 'no-conclusions';
  }
  if (value < 0) return 'poor';
  // The published bands are given to two places: 0–.20, .21–.40 and so on.
  if (value <= 0.2) return 'slight';
  if (value <= 0.4) return 'fair';
  if (value <= 0.6) return 'moderate';
  return value <= 0.8 ? 'substantial' : 'almost-perfect';
}
