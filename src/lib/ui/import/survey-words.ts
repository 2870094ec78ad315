import type { ColumnRole } from '../../domain/transcript/columns.ts';
import type { SurveyTrouble } from '../../domain/transcript/survey.ts';

/** What a column of a survey may be. */
export const surveyRoles: readonly (readonly [ColumnRole, string])[] = [
  ['participant', 'respondent’s id'],
  ['answer', 'open question: answers become turns'],
  ['attribute', 'closed question: an attribute'],
  ['omit', 'leave out'],
];

const shown = 6;

/** Why nothing can be taken, where, and what to do. */
export function troubleWords(trouble: SurveyTrouble): string {
  switch (trouble.reason) {
    case 'no-questions':
      return 'No column is an open question. Choose above which columns hold answers in people’s own words.';
    case 'no-answers':
      return 'Nobody answered an open question: every cell is empty or says “n/a”. Choose other columns as open questions.';
    case 'same-ids': {
      const named = trouble.ids.slice(0, shown).map(({ id, rows }) => `${id} in ${inRows(rows)}`);
      const more = trouble.ids.length - named.length;
      const list = named.join(', ') + (more > 0 ? ` and ${more} more` : '');
      return `An id stands in several rows, so that nobody can tell whose answers are whose: ${list}. Mend the file and drop it again, or choose another column as the respondent’s id, or none: ids are then made.`;
    }
  }
}

function inRows(rows: readonly number[]): string {
  return `rows ${rows.slice(0, -1).join(', ')} and ${rows.at(-1) ?? ''}`;
}
