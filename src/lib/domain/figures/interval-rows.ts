import type { Estimate } from '../agreement/coefficient.ts';
import {
  coefficientName,
  estimateOf,
  lowestOf,
  overallEstimate,
  type ShownCoefficient,
} from '../agreement/shown-coefficients.ts';
import type { AgreementFrame, RoundReport } from '../reporting/agreement-table.ts';
import { figure, intervalFigure, percentFigure } from '../reporting/agreement-numbers.ts';
import { counted, noIntervalWords, rounded, undefinedWords } from '../reporting/agreement-words.ts';
import { codeNames } from '../reporting/code-names.ts';
import type { Cell } from '../reporting/table.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import type { Figure } from './figure.ts';
import { domainWithPattern } from './patterns.ts';

/** One line of the figure: a code, a domain, or all of them together. */
export interface IntervalRow {
  readonly name: string;
  /** The framework's key where it is a domain. */
  readonly domain: string | null;
  readonly units: number;
  /** On how many units each coder used it; `null` for all codes together. */
  readonly used: readonly number[] | null;
  readonly estimate: Estimate;
}

export function intervalRows(
  { codes }: Pick<AgreementFrame, 'codes'>,
  { report }: RoundReport,
  coefficient: ShownCoefficient,
): readonly IntervalRow[] {
  const names = codeNames(codes);
  const keys = new Map(codes.map(({ id, frameworkKey }) => [id, frameworkKey]));
  const all = overallEstimate(report, coefficient);
  return [
    ...report.codes.map((code): IntervalRow => {
      const { codeId, covers } = code.column;
      const branch = covers === 'branch' ? ', with codes under it' : '';
      return {
        name: `${names.name(codeId)}${branch}`,
        domain: domainWithPattern(keys.get(codeId) ?? null),
        units: code.units,
        used: code.used,
        estimate: estimateOf(code, coefficient),
      };
    }),
    ...(all
      ? [
          {
            name: coefficient === 'alpha' ? 'All, pooled' : 'All',
            domain: null,
            units: report.units,
            used: null,
            estimate: all,
          },
        ]
      : []),
  ];
}

/** How a value and its bounds are written: shares of decisions in percent, where that is usual. */
function writer(coefficient: ShownCoefficient): (value: number) => string {
  return coefficient === 'percent' ? percentFigure : figure;
}

/** ".82 (.72 to .89)", "97.8 % (96.1 to 98.9)"; '' where there is no figure. */
export function valueWords({ estimate }: IntervalRow, coefficient: ShownCoefficient): string {
  const { value, interval } = estimate;
  if (!value.defined) return '';
  const write = writer(coefficient);
  const shown = `${write(value.value)}${coefficient === 'percent' ? ' %' : ''}`;
  return interval.defined
    ? `${shown} (${intervalFigure(interval, write, lowestOf(coefficient))})`
    : shown;
}

/** Why there is no figure, or no interval; '' where there are both. */
export function missingWords({ estimate: { value, interval } }: IntervalRow): string {
  if (!value.defined) return `not estimable: ${undefinedWords[value.reason]}`;
  return interval.defined ? '' : `no interval: ${noIntervalWords[interval.reason]}`;
}

/** What the figure shows, for those who do not see it. */
export function describeIntervals(
  rows: readonly IntervalRow[],
  frame: Pick<AgreementFrame, 'coders'>,
  { report }: RoundReport,
  coefficient: ShownCoefficient,
): string {
  return rows
    .map((row) => {
      const used = row.used
        ? `; used by ${row.used
            .map((n, at) => `${initialsOf(report.coderIds[at]!, frame.coders)} ${counted(n)}`)
            .join(', ')}`
        : '';
      const words = [valueWords(row, coefficient), missingWords(row)].filter((one) => one !== '');
      return `${row.name}: ${words.join(', ')}; ${counted(row.units)} units${used}.`;
    })
    .join(' ');
}

export function tableOfIntervals(
  rows: readonly IntervalRow[],
  frame: Pick<AgreementFrame, 'coders'>,
  { report }: RoundReport,
  coefficient: ShownCoefficient,
): Figure['table'] {
  const coders = report.coderIds.map((id) => `Used by ${initialsOf(id, frame.coders)}`);
  return {
    columns: [
      report.options.level === 'domain' ? 'Domain' : 'Code',
      'Units',
      ...coders,
      coefficientName(coefficient, report.coderIds.length),
      'From',
      'To',
      'Remark',
    ],
    rows: rows.map((row): readonly Cell[] => {
      const { value, interval } = row.estimate;
      return [
        row.name,
        row.units,
        ...coders.map((_, at) => row.used?.[at] ?? ''),
        value.defined ? rounded(value.value) : '',
        interval.defined ? rounded(interval.from) : '',
        interval.defined ? rounded(interval.to) : '',
        missingWords(row),
      ];
    }),
  };
}
