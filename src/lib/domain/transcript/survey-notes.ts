import type { ColumnRole } from './columns.ts';
import type { SourceNote } from './source.ts';
import { answerOf, columnsWith, type Question } from './survey-questions.ts';
import type { Respondent } from './survey-respondents.ts';

/** What was made, left empty and left out of a survey. */
export function surveyNotes(
  roles: readonly ColumnRole[],
  questions: readonly Question[],
  respondents: readonly Respondent[],
  heading: (column: number) => string,
): SourceNote[] {
  return [
    ...idNotes(respondents, !roles.includes('participant')),
    ...questions.flatMap((question) => emptyNote(question, respondents)),
    ...silentNote(questions, respondents),
    ...omittedNotes(roles, respondents, heading),
  ];
}

function idNotes(respondents: readonly Respondent[], none: boolean): SourceNote[] {
  const made = respondents.filter(({ isMade }) => isMade);
  const [first] = made;
  const last = made.at(-1);
  if (!first || !last) return [];
  const span = made.length === 1 ? first.id : `${first.id} to ${last.id}`;
  const what = none
    ? `No column holds an id; the respondents are called ${span}, in the order of the rows`
    : `${counted(made.length, 'row has', 'rows have')} no id; called ${span}`;
  return [{ kind: 'assumed', where: 'respondents', what }];
}

function emptyNote(question: Question, respondents: readonly Respondent[]): SourceNote[] {
  const empty = respondents.filter((one) => answerOf(one, question) === '').length;
  if (empty === 0) return [];
  const nobody = empty === respondents.length ? '; it makes no turns' : '';
  const what = `${empty} of ${respondents.length} left question ${question.number} empty${nobody}`;
  return [{ kind: 'dropped', where: `“${question.words}”`, what }];
}

function silentNote(
  questions: readonly Question[],
  respondents: readonly Respondent[],
): SourceNote[] {
  const silent = respondents.filter((one) => questions.every((asked) => !answerOf(one, asked)));
  if (silent.length === 0) return [];
  const what = `${silent.length} of ${respondents.length} answered no open question; they become participants who say nothing`;
  return [{ kind: 'assumed', where: 'respondents', what }];
}

function omittedNotes(
  roles: readonly ColumnRole[],
  respondents: readonly Respondent[],
  heading: (column: number) => string,
): SourceNote[] {
  return columnsWith(roles, 'omit')
    .filter((column) => respondents.some(({ cells }) => (cells[column] ?? '').trim() !== ''))
    .map((column) => {
      const name = heading(column);
      const where = name === '' ? `column ${column + 1}` : `column ${column + 1}, “${name}”`;
      return { kind: 'dropped', where, what: 'The whole column' };
    });
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
