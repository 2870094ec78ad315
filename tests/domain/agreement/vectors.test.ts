import { describe, expect, it } from 'vitest';
import { bennettS } from '#lib/domain/agreement/bennett-s.ts';
import { characterIntervals } from '#lib/domain/agreement/character-intervals.ts';
import { hasColumn } from '#lib/domain/agreement/code-rows.ts';
import { defined, type Coefficient } from '#lib/domain/agreement/coefficient.ts';
import { cohenKappa } from '#lib/domain/agreement/cohen-kappa.ts';
import { congerKappa } from '#lib/domain/agreement/conger-kappa.ts';
import type { Contingency } from '#lib/domain/agreement/contingency.ts';
import { coincidences } from '#lib/domain/agreement/continuum.ts';
import { cuAlpha } from '#lib/domain/agreement/cu-alpha.ts';
import { diceDistance } from '#lib/domain/agreement/dice.ts';
import { fleissKappa } from '#lib/domain/agreement/fleiss-kappa.ts';
import { gwetAc1 } from '#lib/domain/agreement/gwet-ac1.ts';
import { holsti } from '#lib/domain/agreement/holsti.ts';
import { jaccardPositive } from '#lib/domain/agreement/jaccard-positive.ts';
import { jaccardDistance } from '#lib/domain/agreement/jaccard.ts';
import { jackknife, jackknifeError } from '#lib/domain/agreement/jackknife.ts';
import { kappaMax } from '#lib/domain/agreement/kappa-max.ts';
import { krippendorffAlpha } from '#lib/domain/agreement/krippendorff-alpha.ts';
import { kuAlpha } from '#lib/domain/agreement/ku-alpha.ts';
import { lightKappa } from '#lib/domain/agreement/light-kappa.ts';
import { masiDistance } from '#lib/domain/agreement/masi.ts';
import { mvAlpha } from '#lib/domain/agreement/mv-alpha.ts';
import { negativeAgreement } from '#lib/domain/agreement/negative-agreement.ts';
import type { Projection } from '#lib/domain/agreement/options.ts';
import { percentAgreement } from '#lib/domain/agreement/percent-agreement.ts';
import { pooledAlpha } from '#lib/domain/agreement/pooled-alpha.ts';
import { positiveAgreement } from '#lib/domain/agreement/positive-agreement.ts';
import { biasIndex, prevalenceIndex } from '#lib/domain/agreement/prevalence.ts';
import type { Profiles } from '#lib/domain/agreement/profiles.ts';
import { projectedRows } from '#lib/domain/agreement/projection.ts';
import { scottPi } from '#lib/domain/agreement/scott-pi.ts';
import { segmentKappa } from '#lib/domain/agreement/segment-kappa.ts';
import { setAlpha } from '#lib/domain/agreement/set-alpha.ts';
import { alphaBinary, uAlpha } from '#lib/domain/agreement/u-alpha.ts';
import {
  pairTables,
  profilesOf,
  rowsOfTable,
  setsOf,
  tableOf,
  valuesIn,
  type Rows,
} from './reliability-data.ts';
import { vectors, type Vector, type VectorData } from './vector-file.ts';

type Nominal = Rows<string | number>;
type OfProfiles = (profiles: Profiles) => Coefficient;
type OfTable = (table: Contingency) => Coefficient;
type Found = Coefficient | readonly unknown[] | number;

const ofProfiles =
  (statistic: OfProfiles) =>
  ({ data, params }: Vector) => {
    const [rows, values] = nominal(data, params);
    return statistic(profilesOf(rows, values));
  };
const ofTable =
  (statistic: OfTable) =>
  ({ data, params }: Vector) => {
    const [rows, values] = nominal(data, params);
    return statistic(tableOf(rows, values));
  };
const ofPairs =
  (statistic: (tables: readonly Contingency[]) => Coefficient) =>
  ({ data, params }: Vector) => {
    const [rows, values] = nominal(data, params);
    return statistic(pairTables(rows, values));
  };

/** What the product shows, by the name the vectors give it. */
const shown: Record<string, (vector: Vector) => Found> = {
  percent_agreement: ofProfiles(percentAgreement),
  positive_agreement: ofYesAndNo(positiveAgreement),
  negative_agreement: ofYesAndNo(negativeAgreement),
  jaccard_positive: ofYesAndNo(jaccardPositive),
  krippendorff_alpha_nominal: ofProfiles(krippendorffAlpha),
  fleiss_kappa: ofProfiles(fleissKappa),
  gwet_ac1: ofProfiles(gwetAc1),
  bennett_s: ofProfiles(bennettS),
  bennett_s_multi: ofProfiles(bennettS),
  pabak: ofProfiles(bennettS),
  prevalence_index: ofYesAndNo(prevalenceIndex),
  cohen_kappa: ofTable(cohenKappa),
  scott_pi: ofTable(scottPi),
  kappa_max: ofTable(kappaMax),
  bias_index: ofTable(biasIndex),
  light_kappa: ofPairs(lightKappa),
  hubert_kappa: ofPairs(congerKappa),
  cohen_kappa_category: (vector) => cohenKappa(tableOf(...oneAgainstRest(vector))),
  fleiss_kappa_category: (vector) => fleissKappa(profilesOf(...oneAgainstRest(vector))),
  masi_distance: distance(masiDistance),
  jaccard_distance: distance(jaccardDistance),
  dice_distance: distance(diceDistance),
  alpha_masi: ({ data }) => setAlpha(setsOf(setRows(data)), masiDistance),
  alpha_jaccard: ({ data }) => setAlpha(setsOf(setRows(data)), jaccardDistance),
  mvalpha_nominal: ({ data }) => mvAlpha(setsOf(setRows(data))),
  krippendorff_alpha_binary_code: ({ data, params }) =>
    krippendorffAlpha(profilesOf(oneCode(data, params!['code']!), [1, 0])),
  krippendorff_alpha_pooled_ratio: ({ data }) =>
    pooledAlpha(codesIn(data).map((code) => profilesOf(oneCode(data, code), [1, 0]))),
  project_spans_to_units: projectedSpans,
  krippendorff_alpha_characters: (vector) => krippendorffAlpha(characters(vector).profiles),
  percent_agreement_characters: (vector) => percentAgreement(characters(vector).profiles),
  cohen_kappa_characters: (vector) => cohenKappa(characters(vector).table),
  u_alpha: ({ data }) => uAlpha(unitized(data).found),
  u_alpha_binary: ({ data }) => alphaBinary(unitized(data).found),
  cu_alpha: ({ data }) => cuAlpha(unitized(data).found),
  holsti: ({ data }) => {
    if (data.type !== 'holsti') throw new TypeError(data.type);
    return holsti(data.agreements, data.n1, data.n2);
  },
  maxqda_kappa: ({ data }) => {
    if (data.type !== 'maxqda') throw new TypeError(data.type);
    return segmentKappa(data.agree, data.onlyA, data.onlyB, data.codes);
  },
  ...jackknifed('percent_agreement', ofProfilesOfRows(percentAgreement)),
  ...jackknifed('krippendorff_alpha_nominal', ofProfilesOfRows(krippendorffAlpha)),
  ...jackknifed('gwet_ac1', ofProfilesOfRows(gwetAc1)),
  ...jackknifed('cohen_kappa', (rows) => cohenKappa(tableOf(rows, [1, 0]))),
};

/** Left out because the product does not show them, and why. */
const leftOut: Record<string, string> = {
  alpha_dice: 'MASI and Jaccard are the two set distances shown',
  benchmark_cumulative_membership: 'bands are applied to the figure and to its lower bound',
  cohen_kappa_linear: 'codes are nominal',
  cohen_kappa_quadratic: 'codes are nominal',
  cohen_kappa_weighted: 'codes are nominal',
  krippendorff_alpha_interval: 'codes are nominal',
  krippendorff_alpha_ordinal: 'codes are nominal',
  krippendorff_alpha_ratio: 'codes are nominal',
  krippendorff_alpha_pooled_stacked: 'common prevalence would pass for agreement',
  cohen_kappa_se: 'assumes that lines are independent',
  cohen_kappa_se0: 'assumes that lines are independent',
  fleiss_kappa_se: 'assumes that lines are independent',
  gwet_ac1_se: 'assumes that lines are independent',
  percent_agreement_se: 'assumes that lines are independent',
  gamma_best_alignment_disorder: 'gamma is not offered',
  u_alpha_1995: 'another coefficient than that of 2016, which is shown',
};

const isLeftOut = ({ statistic }: Vector) => familyOf(statistic) in leftOut;
const ran = vectors.filter((vector) => !isLeftOut(vector));

describe('published and recomputed values', () => {
  it.each(ran.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const found = statisticOf(vector)(vector);
    if (vector.expected === null) expect(found).toMatchObject({ defined: false });
    else expect(plain(found)).toEqual(near(vector.expected, vector.tolerance));
  });

  it('leave out only what the product does not show', () => {
    const names = new Set(vectors.filter(isLeftOut).map(({ statistic }) => familyOf(statistic)));
    expect([...names].sort()).toEqual(Object.keys(leftOut).sort());
    expect([vectors.length, ran.length]).toEqual([585, 432]);
  });
});

function statisticOf({ statistic, params }: Vector): (vector: Vector) => Found {
  if (statistic.startsWith('ku_alpha:')) {
    return ({ data }) => {
      const { found, values } = unitized(data);
      return kuAlpha(found, values.indexOf(String(params!['category']))).alpha;
    };
  }
  const known = shown[statistic];
  if (!known) throw new RangeError(`no statistic called ${statistic}`);
  return known;
}

/** "u_alpha_1995:KNO" is one of u_alpha_1995. */
function familyOf(statistic: string): string {
  return statistic.split(':')[0]!;
}

function plain(found: Found): unknown {
  if (typeof found === 'number' || !('defined' in found)) return found;
  return found.defined ? found.value : found.reason;
}

function near(expected: Vector['expected'], tolerance: number): unknown {
  if (typeof expected === 'number') {
    return tolerance === 0 ? expected : expect.closeTo(expected, -Math.log10(tolerance) - 0.31);
  }
  return expected?.map((each) => near(each, tolerance));
}

function nominal(data: VectorData, params: Vector['params']): [Nominal, (string | number)[]] {
  if (data.type === 'table') {
    const values = data.table.map((_, index) => index);
    return [rowsOfTable(data.table), values];
  }
  if (data.type !== 'units' && data.type !== 'clustered') throw new TypeError(data.type);
  const declared = params?.['categories'];
  return [data.units, Array.isArray(declared) ? [...declared] : valuesIn(data.units)];
}

/** In these tables the second value, 1, is "yes"; in the product yes comes first. */
function ofYesAndNo(statistic: OfProfiles) {
  return ({ data, params }: Vector) => {
    const [rows, values] = nominal(data, params);
    return statistic(profilesOf(rows, values.toReversed()));
  };
}

function oneAgainstRest({ data, params }: Vector): [number[][], number[]] {
  if (data.type !== 'table') throw new TypeError(data.type);
  const at = data.categories.indexOf(params!['category'] as number);
  const rows = rowsOfTable(data.table).map((row) => row.map((value) => (value === at ? 1 : 0)));
  return [rows, [1, 0]];
}

function distance(of: (a: number, b: number, shared: number) => number) {
  return ({ data }: Vector) => {
    if (data.type !== 'setpair') throw new TypeError(data.type);
    return of(data.a.length, data.b.length, data.a.filter((each) => data.b.includes(each)).length);
  };
}

function setRows(data: VectorData): Rows<readonly (string | number)[]> {
  if (data.type !== 'sets') throw new TypeError(data.type);
  return data.units;
}

function codesIn(data: VectorData): (string | number)[] {
  return [
    ...new Set(
      setRows(data)
        .flat()
        .flatMap((set) => set ?? []),
    ),
  ];
}

function oneCode(data: VectorData, code: unknown): Rows<number> {
  return setRows(data).map((row) =>
    row.map((set) => (set === null ? null : set.some((each) => each === code) ? 1 : 0)),
  );
}

function projectedSpans({ data, params }: Vector) {
  if (data.type !== 'spans') throw new TypeError(data.type);
  const [from, to] = [0, 1].map((side) => Uint32Array.from(data.lines, (line) => line[side]!));
  const rows = data.coders.map((spans) => {
    const own = spans.filter(([, , code]) => code === params!['code']);
    const coded = {
      from: Uint32Array.from(own, ([start]) => start),
      to: Uint32Array.from(own, ([, end]) => end),
      rows: Uint32Array.from(own, () => 1),
    };
    return projectedRows(coded, { from: from!, to: to! }, 1, params!['rule'] as Projection);
  });
  return data.lines.map((_, unit) => rows.map((row) => (hasColumn(row, 1, unit, 0) ? 1 : 0)));
}

function characters({ data, params }: Vector) {
  if (data.type !== 'spans') throw new TypeError(data.type);
  const spans = data.coders.map((coder) =>
    coder
      .filter(([, , code]) => code === params!['code'])
      .map(([from, to]) => ({ from, to, column: 0 })),
  );
  const cut = characterIntervals(data.length, spans, 1);
  const cells = [0, 0, 0, 0];
  cut.from.forEach((from, at) => {
    const [a, b] = cut.rows.map((row) => hasColumn(row, 1, at, 0));
    cells[(a ? 0 : 2) + (b ? 0 : 1)]! += cut.to[at]! - from;
  });
  const [both, onlyA, onlyB, neither] = cells;
  return {
    table: { categories: 2, cells },
    profiles: {
      categories: 2,
      counts: [2, 0, 1, 1, 0, 2],
      raters: [2, 2, 2],
      units: [both!, onlyA! + onlyB!, neither!],
    },
  };
}

function unitized(data: VectorData) {
  if (data.type !== 'unitizing') throw new TypeError(data.type);
  const values = [...new Set(data.coders.flat().map(([, , value]) => value))];
  const spans = data.coders.map((coder) =>
    coder.map(([from, length, value]) => ({
      from: from - data.begin,
      to: from - data.begin + length,
      column: values.indexOf(value),
    })),
  );
  const cut = characterIntervals(data.length, spans, 1);
  const continuum = {
    lengths: cut.to.map((to, at) => to - cut.from[at]!),
    goesOn: cut.from.map((_, at) => (at > 0 ? 1 : 0)),
    values: cut.rows.map((row) =>
      Int32Array.from(row, (bits) => (bits === 0 ? -1 : 31 - Math.clz32(bits))),
    ),
  };
  return { found: coincidences([continuum], values.length), values };
}

function ofProfilesOfRows(statistic: OfProfiles) {
  return (rows: Nominal) => statistic(profilesOf(rows, [1, 0]));
}

/** The standard error and the interval of a statistic, a cluster left out at a time. */
function jackknifed(name: string, statistic: (rows: Nominal) => Coefficient) {
  const without = ({ data }: Vector) => {
    if (data.type !== 'clustered') throw new TypeError(data.type);
    return [...new Set(data.clusters)].map((cluster) =>
      statistic(data.units.filter((_, unit) => data.clusters[unit] !== cluster)),
    );
  };
  const interval = (vector: Vector): Found => {
    if (vector.data.type !== 'clustered') throw new TypeError(vector.data.type);
    const found = jackknife(statistic(vector.data.units), without(vector), 0.95);
    return found.defined ? [found.from, found.to] : [found.reason];
  };
  return {
    [`${name}_jackknife_se`]: (vector: Vector): Found => defined(jackknifeError(without(vector))!),
    [`${name}_jackknife_ci`]: interval,
  };
}
