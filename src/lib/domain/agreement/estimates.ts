import { clusterResamples, percentileInterval } from './cluster-bootstrap.ts';
import type { Coefficient, Estimate } from './coefficient.ts';
import { jackknife } from './jackknife.ts';
import type { ReportOptions } from './options.ts';
import { randomDraws } from './random-draws.ts';
import {
  addTally,
  columnCounts,
  fillCounts,
  type ColumnCounts,
  type Tally,
  type TallyShape,
} from './tally.ts';

/** A figure as a function of the counts of all columns. */
export type Statistic = (columns: readonly ColumnCounts[]) => Coefficient;

/** Every figure with its interval, each in the order of its statistic. */
export function estimates(
  statistics: readonly Statistic[],
  clusters: readonly Tally[],
  shape: TallyShape,
  options: ReportOptions,
): readonly Estimate[] {
  const columns = Array.from({ length: shape.columns }, () => columnCounts(shape));
  const fill = (tally: Tally, without: Tally | null = null) => {
    columns.forEach((counts, column) => fillCounts(counts, shape, column, tally, without));
  };
  const total = sumOf(clusters, shape);
  fill(total);
  const values = statistics.map((statistic) => statistic(columns));

  if (options.interval === 'jackknife') {
    const without: Coefficient[][] = statistics.map(() => []);
    for (const cluster of clusters) {
      fill(total, cluster);
      statistics.forEach((statistic, index) => without[index]!.push(statistic(columns)));
    }
    return values.map((value, index) => ({
      value,
      interval: jackknife(value, without[index]!, options.confidence),
    }));
  }

  const { replicates, seed, confidence } = options;
  const drawn = statistics.map(() => new Float64Array(replicates));
  const resample = new Float64Array(total.length);
  let replicate = 0;
  for (const times of clusterResamples(clusters.length, replicates, randomDraws(seed))) {
    resample.fill(0);
    for (let cluster = 0; cluster < clusters.length; cluster += 1) {
      if (times[cluster] !== 0) addTally(resample, clusters[cluster]!, times[cluster]);
    }
    fill(resample);
    for (let index = 0; index < statistics.length; index += 1) {
      const found = statistics[index]!(columns);
      drawn[index]![replicate] = found.defined ? found.value : NaN;
    }
    replicate += 1;
  }
  return values.map((value, index) => ({
    value,
    interval: percentileInterval(value, drawn[index]!, clusters.length, confidence),
  }));
}

export function sumOf(tallies: readonly Tally[], shape: TallyShape): Tally {
  const sum = new Float64Array(shape.columns * shape.width);
  for (const tally of tallies) addTally(sum, tally);
  return sum;
}
