import { bennettS } from './bennett-s.ts';
import type { Coefficient } from './coefficient.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { congerKappa } from './conger-kappa.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { jaccardPositive } from './jaccard-positive.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { lightKappa } from './light-kappa.ts';
import { negativeAgreement } from './negative-agreement.ts';
import { percentAgreement } from './percent-agreement.ts';
import { positiveAgreement } from './positive-agreement.ts';
import { scottPi } from './scott-pi.ts';
import type { ColumnCounts } from './tally.ts';

type OfOneCode = (counts: ColumnCounts) => Coefficient;

/** What is shown first of a code, with intervals. */
export const firstFigures = {
  percent: ({ profiles }) => percentAgreement(profiles),
  positive: ({ profiles }) => positiveAgreement(profiles),
  alpha: ({ profiles }) => krippendorffAlpha(profiles),
} as const satisfies Record<string, OfOneCode>;

/** What stands behind "All coefficients"; with intervals where those are wanted. */
export const furtherFigures = {
  kappa: ({ tables }) => (tables.length === 1 ? cohenKappa(tables[0]!) : lightKappa(tables)),
  fleiss: ({ tables, profiles }) =>
    tables.length === 1 ? scottPi(tables[0]!) : fleissKappa(profiles),
  conger: ({ tables }) => congerKappa(tables),
  ac1: ({ profiles }) => gwetAc1(profiles),
  pabak: ({ profiles }) => bennettS(profiles),
  negative: ({ profiles }) => negativeAgreement(profiles),
  jaccard: ({ profiles }) => jaccardPositive(profiles),
} as const satisfies Record<string, OfOneCode>;
