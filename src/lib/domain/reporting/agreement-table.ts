import type { Coefficient, Estimate } from '../agreement/coefficient.ts';
import type { AgreementReport, CodeAgreement } from '../agreement/report.ts';
import type { Column } from '../agreement/columns.ts';
import type { CodebookVersion } from '../model/codebook-version.ts';
import type { CoderId } from '../model/coder.ts';
import type { Round } from '../model/round.ts';
import {
  basisNotes,
  counted,
  flagWords,
  intervalWords,
  noIntervalWords,
  rounded,
  undefinedWords,
} from './agreement-words.ts';
import { figure, intervalFigure, percentFigure } from './agreement-numbers.ts';
import { distinctNames } from './anchor.ts';
import { codeNames } from './code-names.ts';
import { inventedColumn, studyNotes, titled, type StudyFrame } from './study-frame.ts';
import type { Cell, Row, Table } from './table.ts';
import { initialsOf } from './which-coding.ts';

/** What tables of agreement draw on; only what their reader may see. */
export interface AgreementFrame extends Pick<
  StudyFrame,
  'study' | 'coders' | 'codes' | 'transcripts' | 'citation'
> {
  readonly codebookVersions: readonly Pick<CodebookVersion, 'id' | 'number'>[];
}

/** One round and what was computed of it. */
export interface RoundReport {
  readonly round: Round;
  readonly report: AgreementReport;
}

const columns = [
  'Round',
  'Code',
  'Counted',
  'Units',
  'Used by each',
  'Both',
  'Only A',
  'Only B',
  'Neither',
  'Agreement %',
  'Positive agreement',
  'Alpha',
  'Alpha from',
  'Alpha to',
  'Kappa',
  'Pi or Fleiss',
  'AC1',
  'PABAK',
  'Prevalence',
  'Bias',
  'Highest kappa',
  'Remarks',
];
const widths = [1, 5, 2, 1, 2, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5];

/** What stands in the cell of another on paper, so that the table fits a page. */
const folded: Readonly<Record<string, readonly string[]>> = {
  Code: ['Counted'],
  'Used by each': ['Both', 'Only A', 'Only B', 'Neither'],
  Alpha: ['Alpha from', 'Alpha to'],
  Kappa: ['PABAK'],
  Remarks: ['Pi or Fleiss', 'AC1', 'Prevalence', 'Bias', 'Highest kappa'],
};
const paperNames: Readonly<Record<string, string>> = {
  'Alpha from': 'interval from',
  'Alpha to': 'to',
};

/** How numbers stand in a table. */
interface Numbers {
  readonly coefficient: (value: number) => string | number;
  readonly percent: (value: number) => string | number;
  /** Value, lower and upper bound. */
  readonly alpha: (estimate: Estimate) => readonly [Cell, Cell, Cell];
}

/** For other programs: three places, bounds as they were reckoned. */
const inFile: Numbers = {
  coefficient: rounded,
  percent: (value) => Math.round(value * 1000) / 10,
  alpha: ({ value, interval }) => [
    cell(value, rounded),
    interval.defined ? rounded(interval.from) : null,
    interval.defined ? rounded(interval.to) : null,
  ],
};

/** As figures print them, an interval in the cell of its value. */
const inPrint: Numbers = {
  coefficient: figure,
  percent: percentFigure,
  alpha: ({ value, interval }) => [
    value.defined && interval.defined
      ? `${figure(value.value)} (${intervalFigure(interval)})`
      : cell(value, figure),
    null,
    null,
  ],
};

/** Agreement of one round or of several: a row for every code, and one for all together. */
export function agreementTable(frame: AgreementFrame, rounds: readonly RoundReport[]): Table {
  return tableIn(inFile, frame, rounds);
}

/**
 * The same with the numbers that the figure of a round prints, and with the notes of the columns that a paper
 * has: "Alpha" holds its interval, and the columns of its bounds are empty.
 */
export function printedAgreement(frame: AgreementFrame, round: RoundReport): Table {
  return tableIn(inPrint, frame, [round]);
}

function tableIn(numbers: Numbers, frame: AgreementFrame, rounds: readonly RoundReport[]): Table {
  const inPaper = numbers === inPrint;
  const invented = inventedColumn(frame.study);
  const names = codeNames(frame.codes);
  const transcriptNames = distinctNames(frame.transcripts);
  const rows = rounds.flatMap((each) => [
    ...each.report.codes.map((code) =>
      codeRow(each, code, names.name(code.column.codeId), frame, numbers),
    ),
    ...(each.report.codes.length > 0 ? [overallRow(each, numbers)] : []),
  ]);
  return {
    ...titled(frame.study, 'agreement'),
    columns: [...columns, ...invented.columns],
    widths: [...widths, ...invented.widths],
    paperColumns: [...columns.map((name) => paperNames[name] ?? name), ...invented.columns],
    folds: Object.entries(folded).map(([under, names]) => ({
      under: columns.indexOf(under),
      columns: names.map((name) => columns.indexOf(name)),
    })),
    rows: rows.map((row) => [...row, ...invented.cells]),
    notes: [
      ...rounds.flatMap(({ round, report }) => [
        `Round ${round.number}: ${whoIs(report.coderIds, frame)}.`,
        ...basisNotes(report, transcriptNames),
        `Alpha is Krippendorff’s, with ${intervalWords(report.options, report.clusters)}${inPaper ? '' : '; bounds are not cut at 1'}.`,
        ...(inPaper && rows.some((row) => row.some((one) => String(one).endsWith('*)')))
          ? ['* Reckoned beyond what is possible, and given as the most or least that is.']
          : []),
        kappaNote(report, inPaper),
        overallNote(report, numbers),
        ...unclassifiedNote(report, names.name),
      ]),
      `PABAK ${inPaper ? 'speaks' : 'and AC1 speak'} of decisions, alpha and kappa of where a code is: they answer different questions.`,
      ...studyNotes(frame, { citing: true }),
    ],
  };
}

const coverWords: Readonly<Record<Column['covers'], string>> = {
  domain: 'as domain',
  itself: 'itself',
  branch: 'with codes under it',
};

function codeRow(
  { round, report }: RoundReport,
  code: CodeAgreement,
  name: string,
  frame: AgreementFrame,
  { coefficient, percent: inPercent, alpha: withBounds }: Numbers,
): Row {
  const { counts, percent, positive, alpha, further } = code;
  return [
    round.number,
    name,
    coverWords[code.column.covers],
    code.units,
    report.coderIds
      .map((id, index) => `${initialsOf(id, frame.coders)} ${code.used[index] ?? 0}`)
      .join('; '),
    counts?.both ?? null,
    counts?.onlyA ?? null,
    counts?.onlyB ?? null,
    counts?.neither ?? null,
    cell(percent.value, inPercent),
    cell(positive.value, coefficient),
    ...withBounds(alpha),
    cell(further.kappa.value, coefficient),
    cell(further.fleiss.value, coefficient),
    cell(further.ac1.value, coefficient),
    cell(further.pabak.value, coefficient),
    cell(further.prevalence, coefficient),
    cell(further.bias, coefficient),
    cell(further.kappaMax, coefficient),
    remarks(code),
  ];
}

function overallRow({ round, report }: RoundReport, numbers: Numbers): Row {
  const { counts, percent, positive, pooledAlpha } = report.overall;
  return [
    round.number,
    'All',
    'pooled',
    report.units,
    null,
    counts?.both ?? null,
    counts?.onlyA ?? null,
    counts?.onlyB ?? null,
    counts?.neither ?? null,
    cell(percent.value, numbers.percent),
    cell(positive.value, numbers.coefficient),
    ...numbers.alpha(pooledAlpha),
    ...Array.from({ length: 7 }, () => null),
    whyNot('Alpha', pooledAlpha).join('; '),
  ];
}

function kappaNote({ coderIds }: AgreementReport, inPaper: boolean): string {
  if (coderIds.length === 2)
    return inPaper ? 'Kappa is Cohen’s.' : 'Kappa is Cohen’s; pi is Scott’s.';
  const beside = inPaper ? '' : '; Fleiss’ kappa stands beside it';
  return `Kappa is Light’s, the mean of all pairs${beside}. Agreement is over all pairs of coders.`;
}

function overallNote({ overall }: AgreementReport, { coefficient: write }: Numbers): string {
  const { meanAlpha, codesInMean, codesUndefined, sets } = overall;
  const mean = meanAlpha.defined
    ? `Mean of the alphas: ${write(meanAlpha.value)}, over ${counted(codesInMean)}; of ${counted(codesUndefined)} alpha is not estimable.`
    : 'Of no code is alpha estimable.';
  const all =
    'The row for all pools: alpha is 1 less the sum of observed over the sum of expected disagreement.';
  if (!sets) return `${all} ${mean}`;
  const set = (coefficient: Coefficient) =>
    coefficient.defined ? String(write(coefficient.value)) : 'not estimable';
  return `${all} ${mean} Codes of a unit as one set: alpha ${set(sets.masi)} (MASI), ${set(sets.jaccard)} (Jaccard), ${set(sets.multiValued)} (multi-valued, Krippendorff and Craggs 2016).`;
}

function unclassifiedNote(
  { unclassified, options }: AgreementReport,
  name: (id: Column['codeId']) => string,
): readonly string[] {
  if (options.level !== 'domain' || unclassified.length === 0) return [];
  return [`Under no domain, and so in no figure: ${unclassified.map(name).join('; ')}.`];
}

function remarks({ percent, positive, alpha, flags }: CodeAgreement): string {
  return [
    ...whyNot('Agreement', percent),
    ...whyNot('Positive agreement', positive),
    ...whyNot('Alpha', alpha),
    ...flags.map(flagWords),
  ].join('; ');
}

function whyNot(what: string, { value, interval }: Estimate): readonly string[] {
  if (!value.defined) return [`${what} not estimable: ${undefinedWords[value.reason]}`];
  if (what === 'Alpha' && !interval.defined) {
    return [`no interval: ${noIntervalWords[interval.reason]}`];
  }
  return [];
}

function cell(coefficient: Coefficient, write: (value: number) => Cell): Cell {
  return coefficient.defined ? write(coefficient.value) : null;
}

/** "A is AO (Amara Osei), B is TB (Tom Beddoes)". */
export function whoIs(
  coderIds: readonly CoderId[],
  { coders }: Pick<AgreementFrame, 'coders'>,
): string {
  return coderIds
    .map((id, index) => {
      const name = coders.find((coder) => coder.id === id)?.name;
      const letter = String.fromCharCode(65 + index);
      return `${letter} is ${initialsOf(id, coders)}${name ? ` (${name})` : ''}`;
    })
    .join(', ');
}
