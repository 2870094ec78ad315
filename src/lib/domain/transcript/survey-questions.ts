import { isNotKnown } from '../participants/values.ts';
import type { ColumnRole } from './columns.ts';
import type { Respondent } from './survey-respondents.ts';

/** A question that respondents answered in their own words. */
export interface Question {
  readonly column: number;
  readonly words: string;
  /** Counted from one among the open questions. */
  readonly number: number;
}

export function columnsWith(roles: readonly ColumnRole[], role: ColumnRole): number[] {
  return roles.flatMap((one, column) => (one === role ? [column] : []));
}

/** An answer as it was written, its lines apart by newlines; '' where there is none. */
export function answerOf({ cells }: Respondent, { column }: Pick<Question, 'column'>): string {
  const written = (cells[column] ?? '').trim();
  return isNotKnown(written) ? '' : written.replace(/\s*\n\s*/g, '\n');
}
