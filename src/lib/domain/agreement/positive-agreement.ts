import type { Coefficient } from './coefficient.ts';
import type { Profiles } from './profiles.ts';
import { specificAgreement } from './specific-agreement.ts';

/** Agreement on "the code is here", the first of two values: Dice's coefficient, or F1. */
export function positiveAgreement(profiles: Profiles): Coefficient {
  return specificAgreement(profiles, 0);
}
