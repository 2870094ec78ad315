import { codeAgreement, codeStatistics, figuresPerCode, pairCounts } from './code-agreement.ts';
import { defined, notDefined, type Coefficient, type Estimate } from './coefficient.ts';
import { comparedIn, type Compared } from './compared.ts';
import type { DocumentData } from './document-data.ts';
import { estimates, sumOf, type Statistic } from './estimates.ts';
import { reportFlags } from './flags.ts';
import type { ReportOptions } from './options.ts';
import { percentAgreement } from './percent-agreement.ts';
import { pooledAlpha } from './pooled-alpha.ts';
import { positiveAgreement } from './positive-agreement.ts';
import type {
  AgreementReport,
  CodeAgreement,
  OverallAgreement,
  SetAgreement,
  TranscriptAgreement,
} from './report.ts';
import type { RoundData } from './round-data.ts';
import { segmentAgreement } from './segment-overlap.ts';
import { setAgreement } from './set-agreement.ts';
import {
  addTally,
  columnCounts,
  fillCounts,
  tallyOf,
  tallyShape,
  type ColumnCounts,
  type Tally,
  type TallyShape,
} from './tally.ts';
import { unitizingAgreement } from './unitizing.ts';

/** Every figure of agreement among the coders of a round. */
export function agreementReport(data: RoundData, options: ReportOptions): AgreementReport {
  const compared = comparedIn(data, options.coderIds);
  const segments = data.options.unit === 'segment';
  const columns = segments ? [] : data.columns;
  const single = [...columns.keys()].filter((at) => columns[at]!.covers !== 'branch');
  const shape = tallyShape(compared.coders.length, columns.length);
  const tallies = compared.documents.map((document) => tallyOf(document, compared.coders, shape));
  const units = compared.documents.reduce((sum, document) => sum + usedUnits(document), 0);

  // With nothing in the round, or nothing in the universe, there is no unit to ask about.
  const nothing = compared.documents.length > 0 || data.leftOut.length === 0;
  const without = nothing ? 'no-units' : 'no-pairs';

  const statistics = [
    ...overallStatistics(single, shape),
    ...columns.flatMap((_, column) => codeStatistics(column, options.all)),
  ];
  const found = estimates(statistics, clusterTallies(compared, tallies, shape), shape, options);
  const total = sumOf(tallies, shape);
  const used = usedBy(compared, tallies, shape);
  const codes = columns.map((column, at) => {
    const counts = columnCounts(shape);
    fillCounts(counts, shape, at, total);
    const from = 3 + at * figuresPerCode(options.all);
    const own = found.slice(from, from + figuresPerCode(options.all));
    return codeAgreement(column, counts, own, used[at]!, compared.coderIds, { units, without });
  });
  const worded = (estimate: Estimate): Estimate =>
    !estimate.value.defined && estimate.value.reason === 'no-pairs'
      ? { ...estimate, value: notDefined(without) }
      : estimate;
  const sets = options.all && !segments ? setAgreement(data, compared, single) : null;

  return {
    options: { ...data.options, ...options },
    coderIds: compared.coderIds,
    absent: compared.absent,
    units,
    clusters: compared.clusters,
    codes,
    overall: overallAgreement(found.map(worded), codes, total, single, shape, sets),
    transcripts: transcriptAgreements(data, compared, tallies, single, shape),
    leftOut: data.leftOut,
    unclassified: data.unclassified,
    segments: segments ? segmentAgreement(compared, data.columns, options.overlap) : null,
    unitizing:
      data.options.unit === 'character' && options.all ? unitizingAgreement(data, compared) : null,
    flags: reportFlags(compared.clusters, { ...options, universe: data.options.universe }),
  };
}

/** Percent, positive agreement and pooled alpha over all codes, branches left out. */
function overallStatistics(single: readonly number[], shape: TallyShape): readonly Statistic[] {
  const stacked = columnCounts(shape);
  const sum = new Float64Array(shape.width);
  return [
    (columns) => percentAgreement(stack(columns, single, stacked, sum, shape).profiles),
    (columns) => positiveAgreement(stack(columns, single, stacked, sum, shape).profiles),
    (columns) => pooledAlpha(single.map((column) => columns[column]!.profiles)),
  ];
}

/** The counts of several columns as if all were one. */
function stack(
  columns: readonly ColumnCounts[],
  single: readonly number[],
  into: ColumnCounts,
  sum: Tally,
  shape: TallyShape,
): ColumnCounts {
  sum.fill(0);
  for (const column of single) addTally(sum, columns[column]!.cells);
  fillCounts(into, shape, 0, sum);
  return into;
}

function clusterTallies(
  { clusterOf, clusters }: Compared,
  tallies: readonly Tally[],
  shape: TallyShape,
): readonly Tally[] {
  if (clusters === tallies.length) return tallies;
  return Array.from({ length: clusters }, (_, cluster) =>
    sumOf(
      tallies.filter((_, document) => clusterOf[document] === cluster),
      shape,
    ),
  );
}

/** For each column, on how many units each coder used it. */
function usedBy(
  { coders, documents }: Compared,
  tallies: readonly Tally[],
  shape: TallyShape,
): readonly (readonly number[])[] {
  const used = Array.from({ length: shape.columns }, () => coders.map(() => 0));
  documents.forEach((document, at) => {
    const present = new Set(document.coders);
    coders.forEach((coder, index) => {
      // Any pair of present coders that this one is in says what they used.
      const pair = shape.pairs.findIndex(
        ([a, b]) =>
          (a === index || b === index) && present.has(coders[a]!) && present.has(coders[b]!),
      );
      if (pair === -1) return;
      const alone = shape.pairs[pair]![0] === index ? 1 : 2;
      for (let column = 0; column < shape.columns; column += 1) {
        const from = column * shape.width + pair * 4;
        used[column]![index]! += tallies[at]![from]! + tallies[at]![from + alone]!;
      }
    });
  });
  return used;
}

function overallAgreement(
  found: readonly Estimate[],
  codes: readonly CodeAgreement[],
  total: Tally,
  single: readonly number[],
  shape: TallyShape,
  sets: SetAgreement | null,
): OverallAgreement {
  const alphas = codes
    .filter(({ column }) => column.covers !== 'branch')
    .map(({ alpha }) => alpha.value);
  const values = alphas.flatMap((alpha) => (alpha.defined ? [alpha.value] : []));
  return {
    counts: countsOver(total, single, shape),
    percent: found[0]!,
    positive: found[1]!,
    pooledAlpha: found[2]!,
    meanAlpha: meanOf(values),
    codesInMean: values.length,
    codesUndefined: alphas.length - values.length,
    sets,
  };
}

function meanOf(values: readonly number[]): Coefficient {
  if (values.length === 0) return notDefined('no-code-defined');
  return defined(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function countsOver(tally: Tally, single: readonly number[], shape: TallyShape) {
  if (shape.coders !== 2) return null;
  const cells = [0, 1, 2, 3].map((cell) =>
    single.reduce((sum, column) => sum + tally[column * shape.width + cell]!, 0),
  );
  return pairCounts(cells);
}

function transcriptAgreements(
  data: RoundData,
  { documents, coders }: Compared,
  tallies: readonly Tally[],
  single: readonly number[],
  shape: TallyShape,
): readonly TranscriptAgreement[] {
  const columns = Array.from({ length: shape.columns }, () => columnCounts(shape));
  const statistics = overallStatistics(single, shape);
  return documents.map((document, at) => {
    columns.forEach((counts, column) => fillCounts(counts, shape, column, tallies[at]!));
    const present = coders.filter((coder) => document.coders.includes(coder));
    return {
      transcriptId: document.transcriptId,
      coderIds: present.map((coder) => data.coderIds[coder]!),
      units: usedUnits(document),
      counts: countsOver(tallies[at]!, single, shape),
      percent: statistics[0]!(columns),
      positive: statistics[1]!(columns),
      pooledAlpha: statistics[2]!(columns),
    };
  });
}

const known = new WeakMap<DocumentData, number>();

/** Units, or characters, of a document that are in the figures. */
function usedUnits(document: DocumentData): number {
  const before = known.get(document);
  if (before !== undefined) return before;
  const { standing, weight } = document.units;
  let sum = 0;
  for (let unit = 0; unit < standing.length; unit += 1) {
    if (standing[unit] === 0) sum += weight ? weight[unit]! : 1;
  }
  known.set(document, sum);
  return sum;
}
