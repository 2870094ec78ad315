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

/** Agreement of one round or of several: a row for every code, and one for all together. */
export function agreementTable(frame: AgreementFrame, rounds: readonly RoundReport[]): Table {
  const invented = inventedColumn(frame.study);
  const names = codeNames(frame.codes);
  const transcriptNames = distinctNames(frame.transcripts);
  const rows = rounds.flatMap((each) => [
    ...each.report.codes.map((code) => codeRow(each, code, names.name(code.column.codeId), frame)),
    ...(each.report.codes.length > 0 ? [overallRow(each)] : []),
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
        `Alpha is Krippendorff’s, with ${intervalWords(report.options, report.clusters)}; bounds are not cut at 1.`,
        report.coderIds.length === 2
          ? 'Kappa is Cohen’s; pi is Scott’s.'
          : 'Kappa is Light’s, the mean of all pairs; Fleiss’ kappa stands beside it. Agreement is over all pairs of coders.',
        overallNote(report),
        ...unclassifiedNote(report, names.name),
      ]),
      'PABAK and AC1 speak of decisions, alpha and kappa of where a code is: they answer different questions.',
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
    percentCell(percent.value),
    cell(positive.value),
    ...alphaCells(alpha),
    cell(further.kappa.value),
    cell(further.fleiss.value),
    cell(further.ac1.value),
    cell(further.pabak.value),
    cell(further.prevalence),
    cell(further.bias),
    cell(further.kappaMax),
    remarks(code),
  ];
}

function overallRow({ round, report }: RoundReport): Row {
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
    percentCell(percent.value),
    cell(positive.value),
    ...alphaCells(pooledAlpha),
    ...Array.from({ length: 7 }, () => null),
    whyNot('Alpha', pooledAlpha).join('; '),
  ];
}

function overallNote({ overall }: AgreementReport): string {
  const { meanAlpha, codesInMean, codesUndefined, sets } = overall;
  const mean = meanAlpha.defined
    ? `Mean of the alphas: ${rounded(meanAlpha.value)}, over ${counted(codesInMean)}; of ${counted(codesUndefined)} alpha is not estimable.`
    : 'Of no code is alpha estimable.';
  const all =
    'The row for all pools: alpha is 1 less the sum of observed over the sum of expected disagreement.';
  if (!sets) return `${all} ${mean}`;
  const set = (coefficient: Coefficient) =>
    coefficient.defined ? String(rounded(coefficient.value)) : 'not estimable';
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

function alphaCells({ value, interval }: Estimate): readonly Cell[] {
  return [
    cell(value),
    interval.defined ? rounded(interval.from) : null,
    interval.defined ? rounded(interval.to) : null,
  ];
}

function cell(coefficient: Coefficient): Cell {
  return coefficient.defined ? rounded(coefficient.value) : null;
}

function percentCell(coefficient: Coefficient): Cell {
  return coefficient.defined ? Math.round(coefficient.value * 1000) / 10 : null;
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
