import type { Estimate } from './coefficient.ts';
import type { AgreementReport, CodeAgreement } from './report.ts';

/** Coefficients of a code that have an interval, in the order in which they are reported. */
export const shownCoefficients = [
  'alpha',
  'percent',
  'positive',
  'kappa',
  'fleiss',
  'conger',
  'ac1',
  'pabak',
  'negative',
  'jaccard',
] as const;

export type ShownCoefficient = (typeof shownCoefficients)[number];

/** What is shown first, and where nothing else is asked for. */
export const firstCoefficient: ShownCoefficient = 'alpha';

const first = ['alpha', 'percent', 'positive'] as const;

/**
 * The coefficients of a report of which intervals were computed: the first three, and the others where
 * all were wanted. Conger's is Cohen's kappa where there are two coders.
 */
export function coefficientsOf({
  options,
  coderIds,
}: Pick<AgreementReport, 'options' | 'coderIds'>): readonly ShownCoefficient[] {
  if (!options.all) return first;
  return shownCoefficients.filter((one) => one !== 'conger' || coderIds.length > 2);
}

/** Its name, as journals print it. */
export function coefficientName(coefficient: ShownCoefficient, coders: number): string {
  switch (coefficient) {
    case 'alpha':
      return 'Krippendorff’s alpha';
    case 'percent':
      return 'Agreement';
    case 'positive':
      return 'Positive agreement';
    case 'kappa':
      return coders === 2 ? 'Cohen’s kappa' : 'Light’s kappa';
    case 'fleiss':
      return coders === 2 ? 'Scott’s pi' : 'Fleiss’ kappa';
    case 'conger':
      return 'Conger’s kappa';
    case 'ac1':
      return 'Gwet’s AC1';
    case 'pabak':
      return 'PABAK';
    case 'negative':
      return 'Negative agreement';
    case 'jaccard':
      return 'Jaccard';
  }
}

/** The least it can be: 0 for a share of decisions; what is corrected for chance may be below that. */
export function lowestOf(coefficient: ShownCoefficient): -1 | 0 {
  return ['percent', 'positive', 'negative', 'jaccard'].includes(coefficient) ? 0 : -1;
}

export function estimateOf(code: CodeAgreement, coefficient: ShownCoefficient): Estimate {
  switch (coefficient) {
    case 'alpha':
    case 'percent':
    case 'positive':
      return code[coefficient];
    default:
      return code.further[coefficient];
  }
}

/** Over all codes; `null` where there is no such figure. */
export function overallEstimate(
  { overall }: Pick<AgreementReport, 'overall'>,
  coefficient: ShownCoefficient,
): Estimate | null {
  switch (coefficient) {
    case 'alpha':
      return overall.pooledAlpha;
    case 'percent':
    case 'positive':
      return overall[coefficient];
    default:
      return null;
  }
}
