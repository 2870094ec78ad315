import { labelKey } from '../participants/changes.ts';
import type { ColumnUse, ParticipantTable } from '../participants/table-import.ts';
import { guessedType, type AttributeType } from '../participants/values.ts';
import type { ColumnMap, ColumnRole } from './columns.ts';
import type { SourceNote } from './source.ts';
import { surveyHeadings } from './survey-headings.ts';
import { surveyNotes } from './survey-notes.ts';
import { answerOf, columnsWith, type Question } from './survey-questions.ts';
import { respondentsOf, sameIds, type Respondent, type SameId } from './survey-respondents.ts';
import type { Turn } from './turn.ts';

/** What a person may choose about a survey, beside what its columns are. */
export interface SurveyChoices {
  /** A transcript for each question, with everybody's answers, or for each respondent. */
  readonly each: 'question' | 'person';
  /** Types of new attributes, by column, where they are not the ones guessed. */
  readonly types: Readonly<Record<number, AttributeType>>;
  /** Ids that are made, where no column holds any, begin after this number. */
  readonly madeAfter: number;
}

export const usualSurvey: SurveyChoices = { each: 'question', types: {}, madeAfter: 0 };

/** Why nothing can be taken from a survey as its columns are chosen. */
export type SurveyTrouble =
  | { readonly reason: 'no-questions' }
  | { readonly reason: 'no-answers' }
  | { readonly reason: 'same-ids'; readonly ids: readonly SameId[] };

/** What a survey holds beside its transcripts. */
export interface Survey {
  readonly trouble: SurveyTrouble | null;
  /** Ids in the order of rows. */
  readonly respondents: readonly string[];
  /** The heading of the column they are from; `null` where they were made. */
  readonly idColumn: string | null;
  /** Closed questions, as a table of participants is imported. */
  readonly people: {
    readonly table: ParticipantTable;
    readonly columns: readonly ColumnUse[];
    /** Which column of the file each column but the first is. */
    readonly from: readonly number[];
  };
  /** Speaks the questions in transcripts of respondents; `null` where there are none. */
  readonly asker: string | null;
}

export interface SurveyTranscript {
  readonly name: string;
  readonly participant: string | null;
  readonly turns: readonly Turn[];
  readonly memos: readonly string[];
}

export interface SurveyReading {
  readonly transcripts: readonly SurveyTranscript[];
  readonly notes: readonly SourceNote[];
  readonly survey: Survey;
}

/** Respondents, one a row: open questions become transcripts, closed ones what is known of people. */
export function turnsFromSurvey(
  all: readonly (readonly string[])[],
  columns: ColumnMap,
  choices: SurveyChoices,
): SurveyReading {
  const { roles, headerRow } = columns;
  const { words } = surveyHeadings(all, headerRow);
  const heading = (column: number) => words[column] ?? '';
  const respondents = respondentsOf(all, columns, choices.madeAfter);
  const questions = columnsWith(roles, 'answer').map((column, index): Question => ({
    column,
    words: heading(column) || `Question ${index + 1}`,
    number: index + 1,
  }));
  const asker = choices.each === 'person' ? askerBeside(respondents) : null;
  const idAt = roles.indexOf('participant');
  const survey: Survey = {
    trouble: troubleOf(questions, respondents),
    respondents: respondents.map(({ id }) => id),
    idColumn: idAt < 0 ? null : heading(idAt) || `column ${idAt + 1}`,
    people: peopleOf(respondents, roles, heading, choices),
    asker,
  };
  if (survey.trouble) return { transcripts: [], notes: [], survey };
  return {
    transcripts: asker
      ? byPerson(questions, respondents, asker)
      : byQuestion(questions, respondents),
    notes: surveyNotes(roles, questions, respondents, heading),
    survey,
  };
}

function troubleOf(
  questions: readonly Question[],
  respondents: readonly Respondent[],
): SurveyTrouble | null {
  if (questions.length === 0) return { reason: 'no-questions' };
  const ids = sameIds(respondents);
  if (ids.length > 0) return { reason: 'same-ids', ids };
  const answered = respondents.some((one) => questions.some((question) => answerOf(one, question)));
  return answered ? null : { reason: 'no-answers' };
}

const said = (speaker: string, text: string): Turn => ({
  speaker,
  text,
  start: null,
  end: null,
  memos: [],
});

function byQuestion(
  questions: readonly Question[],
  respondents: readonly Respondent[],
): SurveyTranscript[] {
  return questions.flatMap((question) => {
    const turns = respondents.flatMap((one) => {
      const answer = answerOf(one, question);
      return answer === '' ? [] : [said(one.id, answer)];
    });
    return turns.length === 0
      ? []
      : [{ name: question.words, participant: null, turns, memos: [] }];
  });
}

function byPerson(
  questions: readonly Question[],
  respondents: readonly Respondent[],
  asker: string,
): SurveyTranscript[] {
  return respondents.flatMap((one) => {
    const turns = questions.flatMap((question) => {
      const answer = answerOf(one, question);
      return answer === '' ? [] : [said(asker, question.words), said(one.id, answer)];
    });
    return turns.length === 0 ? [] : [{ name: one.id, participant: one.id, turns, memos: [] }];
  });
}

/** "Question", or "Question 2" where somebody is called so. */
function askerBeside(respondents: readonly Respondent[]): string {
  const taken = new Set(respondents.map(({ id }) => labelKey(id)));
  let [name, number] = ['Question', 1];
  while (taken.has(labelKey(name))) name = `Question ${(number += 1)}`;
  return name;
}

function peopleOf(
  respondents: readonly Respondent[],
  roles: readonly ColumnRole[],
  heading: (column: number) => string,
  { types }: SurveyChoices,
): Survey['people'] {
  const from = columnsWith(roles, 'attribute');
  const taken = new Set<string>();
  const names = from.map((column) => {
    const plain = heading(column) || `Column ${column + 1}`;
    const name = taken.has(labelKey(plain)) ? `${plain} (column ${column + 1})` : plain;
    taken.add(labelKey(name));
    return name;
  });
  const rows = respondents.map(({ id, cells }) => [
    id,
    ...from.map((column) => cells[column] ?? ''),
  ]);
  const uses = from.map((column, index): ColumnUse => ({
    use: 'attribute',
    name: names[index] ?? '',
    type: types[column] ?? guessedType(rows.map((row) => row[index + 1] ?? '')),
  }));
  return {
    table: { headers: ['id', ...names], rows },
    columns: [{ use: 'label' }, ...uses],
    from,
  };
}
