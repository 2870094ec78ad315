import type { Coefficient } from './coefficient.ts';
import type { Profiles } from './profiles.ts';
import type { ReportOptions, Universe } from './options.ts';

/** What to know before reading a code's figures. The figure stays; the flag stands beside it. */
export type CodeFlag =
  /** Fewer than 30 units that two coders decided on. */
  | { readonly is: 'few-units'; readonly units: number }
  /** Fewer than 5 units on which anybody used the code. */
  | { readonly is: 'rare'; readonly units: number }
  /** Used, but never by two on the same unit. */
  | { readonly is: 'never-together' }
  /** One coder used it more: bias index beyond 0.10. */
  | { readonly is: 'bias'; readonly bias: number }
  /** Fewer than 2 % or more than 98 % of all decisions say yes. */
  | { readonly is: 'extreme-prevalence'; readonly prevalence: number }
  /** Agreement of 0.85 or more, alpha below 0.60: the prevalence paradox. */
  | { readonly is: 'prevalence-paradox'; readonly percent: number; readonly alpha: number }
  /** The coders' shares differ: kappa cannot exceed this, which is below 0.80. */
  | { readonly is: 'marginals-differ'; readonly kappaMax: number };

/** What to know before reading any figure of the report. */
export type ReportFlag =
  /** Fewer than 6 clusters: intervals rest on little. */
  | { readonly is: 'few-clusters'; readonly clusters: number }
  /** A bootstrap of fewer than 20 clusters is too narrow; the jackknife serves better. */
  | { readonly is: 'bootstrap-of-few'; readonly clusters: number }
  /** Only units that somebody coded: descriptive, chance-corrected figures are biased. */
  | { readonly is: 'descriptive-universe' };

/** A code that nobody used needs no flag: its figures say so. */
export function codeFlags(
  profiles: Profiles,
  figures: {
    readonly percent: Coefficient;
    readonly alpha: Coefficient;
    readonly prevalence: Coefficient;
    readonly bias: Coefficient;
    readonly kappaMax: Coefficient;
  },
): readonly CodeFlag[] {
  const { units, used, together } = unitsWith(profiles);
  const { percent, alpha, prevalence, bias, kappaMax } = figures;
  if (used === 0) return [];
  const flags: CodeFlag[] = [];
  if (units < 30) flags.push({ is: 'few-units', units });
  if (used < 5) flags.push({ is: 'rare', units: used });
  if (together === 0) flags.push({ is: 'never-together' });
  if (bias.defined && Math.abs(bias.value) > 0.1) flags.push({ is: 'bias', bias: bias.value });
  if (prevalence.defined && (prevalence.value < 0.02 || prevalence.value > 0.98)) {
    flags.push({ is: 'extreme-prevalence', prevalence: prevalence.value });
  }
  if (percent.defined && alpha.defined && percent.value >= 0.85 && alpha.value < 0.6) {
    flags.push({ is: 'prevalence-paradox', percent: percent.value, alpha: alpha.value });
  }
  if (kappaMax.defined && kappaMax.value < 0.8) {
    flags.push({ is: 'marginals-differ', kappaMax: kappaMax.value });
  }
  return flags;
}

export function reportFlags(
  clusters: number,
  { interval, universe }: Pick<ReportOptions, 'interval'> & { readonly universe: Universe },
): readonly ReportFlag[] {
  const flags: ReportFlag[] = [];
  if (clusters > 0 && clusters < 6) flags.push({ is: 'few-clusters', clusters });
  if (interval === 'bootstrap' && clusters > 0 && clusters < 20) {
    flags.push({ is: 'bootstrap-of-few', clusters });
  }
  if (universe === 'coded') flags.push({ is: 'descriptive-universe' });
  return flags;
}

/** Units two or more decided on; of those, with the code by anybody, and by two or more. */
function unitsWith(profiles: Profiles) {
  const { counts, units, raters, categories } = profiles;
  const found = { units: 0, used: 0, together: 0 };
  for (let row = 0; row < units.length; row += 1) {
    if (raters[row]! < 2) continue;
    const yes = counts[row * categories]!;
    found.units += units[row]!;
    if (yes > 0) found.used += units[row]!;
    if (yes > 1) found.together += units[row]!;
  }
  return found;
}
