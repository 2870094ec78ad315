import { listed } from '../reporting/listed.ts';
import type { Occurrences } from './occurrences.ts';
import { amount } from './rule-words.ts';

/** Which interviews are counted, in which order, and what is not counted and why: a sentence each. */
export function orderSentences(
  occurrences: Omit<Occurrences, 'found' | 'unit'>,
): readonly string[] {
  const { interviews, withoutDate, unsettled, surveys } = occurrences;
  const all = interviews.length + unsettled.length;
  const inHand = unsettled.filter(({ why }) => why === 'in-hand');
  const notSettled = unsettled.filter(({ why }) => why === 'not-settled');
  const open = interviews.filter(({ one }) => one.openLines.length > 0);
  const names = (ones: typeof unsettled) => listed(ones.map(({ transcript }) => transcript.name));
  return [
    `Settled coding of ${interviews.length} of ${amount(all, 'interview')}${order(interviews.length, withoutDate)}.`,
    ...(notSettled.length > 0 ? [`Not counted, because not settled: ${names(notSettled)}.`] : []),
    ...(inHand.length > 0
      ? [`Not counted, because your own pass is open, or not revealed yet: ${names(inHand)}.`]
      : []),
    ...(open.length > 0
      ? [
          `Some lines are not settled yet, and carry no codes, in ${listed(open.map(({ one }) => one.transcript.name))}.`,
        ]
      : []),
    ...(surveys > 0
      ? [`${amount(surveys, 'survey answer')}, as in every rule, not counted among the interviews.`]
      : []),
  ];
}

function order(interviews: number, withoutDate: number): string {
  if (interviews < 2) return '';
  if (withoutDate === 0) return ', in the order of interviewing';
  if (withoutDate === interviews) {
    return ', in the study’s order, since no interview record gives a date';
  }
  return `, in the order of interviewing; ${withoutDate} without a date after the others, in the study’s order`;
}
