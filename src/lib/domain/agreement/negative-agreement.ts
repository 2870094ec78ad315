import type { Coefficient } from './coefficient.ts';
import type { Profiles } from './profiles.ts';
import { specificAgreement } from './specific-agreement.ts';

/** Agreement on "the code is not here", the second of two values. */
export function negativeAgreement(profiles: Profiles): Coefficient {
  return specificAgreement(profiles, 1);
}
