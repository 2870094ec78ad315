import type { FindingRecords } from '../model/snapshot.ts';

/** Findings that stand on lines, and those that name what stands on lines. */
export type LineFindings = Pick<
  FindingRecords,
  'chartings' | 'beliefs' | 'quotes' | 'threads' | 'subthemes' | 'jointRows'
>;

export const noLineFindings: LineFindings = {
  chartings: [],
  beliefs: [],
  quotes: [],
  threads: [],
  subthemes: [],
  jointRows: [],
};
