import type { Transcript } from '../model/transcript.ts';
import type { UnsettledTranscript } from './settled-study.ts';

/** The next step towards a first settled coding. */
export type NextStep =
  | { readonly step: 'import' | 'reconciliation' | 'rounds' }
  | { readonly step: 'code'; readonly transcript: Transcript };

/** @param unsettled in the study's order, where no transcript is settled. */
export function whatSettles(unsettled: readonly UnsettledTranscript[]): NextStep {
  if (unsettled.length === 0) return { step: 'import' };
  const own = unsettled.find((one) => one.waitsFor === 'own-pass');
  if (own) return { step: 'code', transcript: own.transcript };
  const isToSettle = unsettled.some((one) => one.waitsFor === 'reconciliation');
  return { step: isToSettle ? 'reconciliation' : 'rounds' };
}
