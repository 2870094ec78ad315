import {
  coefficientName,
  firstCoefficient,
  lowestOf,
  type ShownCoefficient,
} from '../agreement/shown-coefficients.ts';
import type { AgreementFrame, RoundReport } from '../reporting/agreement-table.ts';
import { clipped } from '../reporting/agreement-numbers.ts';
import { basisNotes, intervalWords } from '../reporting/agreement-words.ts';
import { distinctNames } from '../reporting/anchor.ts';
import { listed } from '../reporting/listed.ts';
import { titled } from '../reporting/study-frame.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import type { Figure, NoFigure } from './figure.ts';
import { drawIntervals, margin } from './interval-columns.ts';
import {
  describeIntervals,
  intervalRows,
  tableOfIntervals,
  type IntervalRow,
} from './interval-rows.ts';
import { noteMarks } from './notes.ts';

/**
 * One coefficient of a round for every code or domain, each with its interval on an axis of all that is
 * possible, and for all of them together. What cannot be estimated is said in words. There is nothing
 * on the axis but its ends, its middle and their halves.
 */
export function agreementIntervals(
  frame: AgreementFrame,
  ofRound: RoundReport,
  coefficient: ShownCoefficient = firstCoefficient,
): Figure | NoFigure {
  const { round, report } = ofRound;
  const none = whyNone(ofRound);
  if (none !== null) return { none };
  const rows = intervalRows(frame, ofRound, coefficient);
  const name = coefficientName(coefficient, report.coderIds.length);
  const drawn = drawIntervals(rows, coefficient, {
    first: report.options.level === 'domain' ? 'Domain' : 'Code',
    coders: report.coderIds.map((id) => initialsOf(id, frame.coders)).join(', '),
    name,
  });
  const notes = notesOf(frame, ofRound, coefficient, rows);
  const foot = noteMarks(notes, {
    x: margin,
    top: drawn.bottom + 10,
    width: drawn.width - 2 * margin,
  });
  return {
    ...titled(frame.study, `agreement in round ${round.number}, ${name}`),
    width: drawn.width,
    height: Math.ceil(foot.bottom + 6),
    description: [describeIntervals(rows, frame, ofRound, coefficient), ...notes].join(' '),
    table: tableOfIntervals(rows, frame, ofRound, coefficient),
    marks: [...drawn.marks, ...foot.marks],
  };
}

/** `null` where there is something to draw. */
function whyNone({ round, report }: RoundReport): string | null {
  if (round.mode === 'reflexive') {
    return `Round ${round.number} is a reflexive second reading, of which no agreement is computed.`;
  }
  if (report.segments) return 'Agreement by segments has no intervals.';
  if (report.units === 0) {
    return `Nothing in round ${round.number} was decided on by two coders whose passes may be compared.`;
  }
  return report.codes.length === 0 ? `No code was used in round ${round.number}.` : null;
}

function notesOf(
  frame: AgreementFrame,
  { report }: RoundReport,
  coefficient: ShownCoefficient,
  rows: readonly IntervalRow[],
): readonly string[] {
  const bounds = rows.flatMap(({ estimate: { interval } }) => (interval.defined ? [interval] : []));
  const isCut = bounds.some((one) => clipped(one, lowestOf(coefficient)).cut);
  const coders = listed(report.coderIds.map((id) => initialsOf(id, frame.coders)));
  return [
    ...(bounds.length > 0 ? [`Lines: ${intervalWords(report.options, report.clusters)}.`] : []),
    ...(isCut ? ['* Reckoned beyond what is possible, and drawn to the end of the axis.'] : []),
    ...(lowestOf(coefficient) === 0 || coefficient === 'pabak'
      ? []
      : ['1 is perfect agreement, 0 what chance alone would give.']),
    `Coders: ${coders}.`,
    ...basisNotes(report, distinctNames(frame.transcripts)),
    ...(frame.study.invented ? ['Invented data.'] : []),
  ];
}
