import { defined, notDefined, type Coefficient } from './coefficient.ts';
import { margins, type Contingency } from './contingency.ts';
import { shares, type Profiles } from './profiles.ts';

/** The share of all decisions that say the first value, every unit counting alike. */
export function prevalence(profiles: Profiles): Coefficient {
  const { units, of } = shares(profiles);
  return units === 0 ? notDefined('no-pairs') : defined(of[0]!);
}

/** (a − d) / n of two coders; in general twice the prevalence less one. */
export function prevalenceIndex(profiles: Profiles): Coefficient {
  const share = prevalence(profiles);
  return share.defined ? defined(2 * share.value - 1) : share;
}

/** (b − c) / n: how much more the first of two coders says it than the second. */
export function biasIndex(table: Contingency): Coefficient {
  const { units } = margins(table);
  return units === 0
    ? notDefined('no-pairs')
    : defined((table.cells[1]! - table.cells[2]!) / units);
}
