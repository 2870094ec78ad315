import { dayWords } from '../reporting/day-words.ts';
import type { AdequacyRule } from '../model/adequacy-rule.ts';
import type { CodedByThen } from './coded-by-then.ts';
import { amount } from './rule-words.ts';

/**
 * When a rule was frozen, when that was recorded, and how far the analysis had gone by both; a rule frozen
 * after coding began says so.
 *
 * @param recordedDay the calendar day of `recorded.at`, where the team is.
 */
export function frozenSentences(
  { on }: Pick<NonNullable<AdequacyRule['frozen']>, 'on'>,
  recordedDay: string,
  { of, byTheDay, whenRecorded }: CodedByThen,
): readonly string[] {
  const day = dayWords(on);
  const same = on === recordedDay;
  const frozen = same
    ? `Frozen on ${day}, and recorded here on that day.`
    : `Frozen on ${day}, the team says; recorded here on ${dayWords(recordedDay)}.`;
  const after =
    byTheDay > 0
      ? `Coding had begun by then, in ${byTheDay} of ${amount(of, 'interview')}: the rule was frozen after the analysis began, and reports should say so.`
      : 'No coding had begun by then.';
  const between =
    byTheDay === 0 && whenRecorded > 0
      ? [
          `When it was recorded here, coding had begun in ${whenRecorded} of ${amount(of, 'interview')}; that the rule was older rests on the team’s word.`,
        ]
      : [];
  return [frozen, after, ...between];
}
