import type { CoderId } from '../model/coder.ts';
import { firstFigures, furtherFigures } from './code-statistics.ts';
import { notDefined, type Coefficient, type Estimate } from './coefficient.ts';
import { cohenKappa } from './cohen-kappa.ts';
import type { Contingency } from './contingency.ts';
import type { Statistic } from './estimates.ts';
import { codeFlags } from './flags.ts';
import { kappaMax } from './kappa-max.ts';
import { percentAgreement } from './percent-agreement.ts';
import { positiveAgreement } from './positive-agreement.ts';
import { biasIndex, prevalence, prevalenceIndex } from './prevalence.ts';
import type { CodeAgreement, PairAgreement, PairCounts } from './report.ts';
import type { Column } from './columns.ts';
import type { ColumnCounts } from './tally.ts';

/** Units that two or more decided on, and what to say where there are none. */
export interface Decided {
  readonly units: number;
  readonly without: 'no-units' | 'no-pairs';
}

type FirstFigure = keyof typeof firstFigures;
type FurtherFigure = keyof typeof furtherFigures;

const first = Object.keys(firstFigures) as FirstFigure[];
const further = Object.keys(furtherFigures) as FurtherFigure[];

/** How many statistics one code takes. */
export function figuresPerCode(all: boolean): number {
  return first.length + (all ? further.length : 0);
}

/** The statistics of one column that get intervals, in a fixed order. */
export function codeStatistics(column: number, all: boolean): readonly Statistic[] {
  return [
    ...first.map(
      (figure): Statistic =>
        (columns) =>
          firstFigures[figure](columns[column]!),
    ),
    ...(all ? further : []).map(
      (figure): Statistic =>
        (columns) =>
          furtherFigures[figure](columns[column]!),
    ),
  ];
}

/** One code's figures, from its counts and from the estimates of {@link codeStatistics}. */
export function codeAgreement(
  column: Column,
  counts: ColumnCounts,
  found: readonly Estimate[],
  used: readonly number[],
  coderIds: readonly CoderId[],
  { units, without }: Decided,
): CodeAgreement {
  const said = used.some((count) => count > 0);
  const worded = (coefficient: Coefficient) => inCode(coefficient, said, without);
  const estimate = (figure: FirstFigure | FurtherFigure): Estimate => {
    const at = [...first, ...further].indexOf(figure);
    const computed = found[at] ?? {
      value: furtherFigures[figure as FurtherFigure](counts),
      interval: { defined: false, reason: 'not-offered' },
    };
    return { ...computed, value: worded(computed.value) };
  };
  const { tables, profiles } = counts;
  const two = tables.length === 1 ? tables[0]! : null;
  const ofTwo = (statistic: (table: Contingency) => Coefficient) =>
    two ? worded(statistic(two)) : notDefined('two-coders-only');
  const figures = {
    percent: estimate('percent'),
    positive: estimate('positive'),
    alpha: estimate('alpha'),
  };
  const small = {
    prevalence: worded(prevalence(profiles)),
    prevalenceIndex: worded(prevalenceIndex(profiles)),
    bias: ofTwo(biasIndex),
    kappaMax: ofTwo(kappaMax),
  };
  return {
    column,
    units,
    used,
    counts: two && pairCounts(two.cells),
    pairs: pairAgreements(tables, coderIds, without),
    ...figures,
    further: {
      kappa: estimate('kappa'),
      kappaIs: two ? 'cohen' : 'light',
      fleiss: estimate('fleiss'),
      conger: estimate('conger'),
      ac1: estimate('ac1'),
      pabak: estimate('pabak'),
      negative: estimate('negative'),
      jaccard: estimate('jaccard'),
      ...small,
    },
    flags: codeFlags(profiles, {
      percent: figures.percent.value,
      alpha: figures.alpha.value,
      ...small,
    }),
  };
}

export function pairCounts(cells: ArrayLike<number>): PairCounts {
  return { both: cells[0]!, onlyA: cells[1]!, onlyB: cells[2]!, neither: cells[3]! };
}

function pairAgreements(
  tables: readonly Contingency[],
  coderIds: readonly CoderId[],
  without: Decided['without'],
): readonly PairAgreement[] {
  const pairs: PairAgreement[] = [];
  for (const [index, a] of coderIds.entries()) {
    for (const b of coderIds.slice(index + 1)) {
      const table = tables[pairs.length]!;
      const counts = pairCounts(table.cells);
      const { both, onlyA, onlyB, neither } = counts;
      const profiles = {
        categories: 2,
        counts: [0, 2, 1, 1, 2, 0],
        raters: [2, 2, 2],
        units: [neither, onlyA + onlyB, both],
      };
      const said = both + onlyA + onlyB > 0;
      const worded = (coefficient: Coefficient) => inCode(coefficient, said, without);
      pairs.push({
        coderIds: [a, b],
        counts,
        percent: worded(percentAgreement(profiles)),
        positive: worded(positiveAgreement(profiles)),
        kappa: worded(cohenKappa(table)),
        bias: worded(biasIndex(table)),
        kappaMax: worded(kappaMax(table)),
      });
    }
  }
  return pairs;
}

/** A reason as it reads for one code, whose values are "used" and "not used". */
function inCode(coefficient: Coefficient, said: boolean, without: Decided['without']): Coefficient {
  if (coefficient.defined) return coefficient;
  if (coefficient.reason === 'no-pairs') return notDefined(without);
  if (coefficient.reason !== 'no-variation') return coefficient;
  return notDefined(said ? 'always-used' : 'never-used');
}
