import type { LogDraft } from '../../domain/recruitment/draft.ts';
import type { LeftOutReason } from '../../domain/recruitment/pasted-counts.ts';
import { sumWords } from '../../domain/recruitment/sum-words.ts';
import type { StageSum } from '../../domain/recruitment/sums.ts';
import type { LogProblem } from '../../domain/recruitment/written-log.ts';

/** What a person reads about a problem: where it is, and what is wrong. */
export function problemWords(problem: LogProblem, log: LogDraft): string {
  switch (problem.kind) {
    case 'unnamed':
      return `The ${ordinal(problem.index)} ${problem.of} has no name.`;
    case 'named-twice':
      return `Two ${problem.of}s are called “${problem.name.trim()}”.`;
    case 'no-such-day':
      return `Recruitment ${problem.of === 'from' ? 'begins' : 'ends'}: “${problem.text}” is no day.`;
    case 'ends-before-it-begins':
      return 'Recruitment ends before it begins.';
    case 'not-a-count': {
      const loss = problem.loss === null ? '' : ', lost before it';
      return `${placeOf(problem, log)}${loss}: “${problem.text}” is not a whole number.`;
    }
    case 'sum':
      return `${placeOf(problem, log)}: ${sumWords(problem)}.`;
    case 'person':
      return `${personOf(problem, log)}: ${personProblems[problem.why](problem.text)}.`;
  }
}

/** Why a pasted cell is left out. */
export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  'not-a-count': 'Not a whole number.',
  'below-the-last': 'There is no stage so far down.',
  'beyond-the-last': 'There is no column so far right.',
  'no-such-stage': 'The log has no stage of this name.',
  'no-label': 'No label stands in this row.',
  'label-twice': 'This label stands in an earlier row already.',
  'no-such-day': 'Not a day. Write 2026-03-09, or the day first: 9/3/2026.',
  'no-such-participant': 'No participant of the study has this label.',
};

const personProblems: Readonly<
  Record<Extract<LogProblem, { kind: 'person' }>['why'], (text: string) => string>
> = {
  'no-label': () => 'a label is missing',
  'label-twice': (text) => `“${text}” is the label of another row too`,
  'no-such-day': (text) => `“${text}” is no day`,
  'no-such-participant': (text) => `the study has no participant “${text}”`,
  'participant-twice': (text) => `“${text}” is linked to another row already`,
};

function placeOf(
  { stageId, routeId }: Pick<StageSum, 'stageId' | 'routeId'>,
  { stages, routes }: LogDraft,
): string {
  const stage = stages.findIndex(({ id }) => id === stageId);
  const route = routes.findIndex(({ id }) => id === routeId);
  const stageName = stages[stage]?.name.trim() || `the ${ordinal(stage)} stage`;
  return `${stageName}, ${routes[route]?.name.trim() || `the ${ordinal(route)} route`}`;
}

function personOf({ row }: { readonly row: number }, { people }: LogDraft): string {
  const label = people[row]?.label.trim();
  return label ? `Row ${row + 1}, ${label}` : `Row ${row + 1}`;
}

function ordinal(index: number): string {
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
  return words[index] ?? `${index + 1}th`;
}
