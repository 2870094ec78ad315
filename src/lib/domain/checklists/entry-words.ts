import type { CoderId } from '../model/coder.ts';
import { dayWords } from '../reporting/day-words.ts';
import { ended } from './drafted.ts';
import type { ChecklistEntry, EntryState } from './checklist.ts';

/** The words of each state, as screens and files say it. */
export const stateWords: Readonly<Record<EntryState, string>> = {
  draft: 'draft to read',
  confirmed: 'confirmed',
  'not-applicable': 'not applicable',
  mismatch: 'does not match',
  nothing: 'nothing yet',
  changed: 'the record has changed since',
};

/** "confirmed against the record, because they recall it."; `null` of one that is not. */
export function againstWords({
  state,
  answer,
}: Pick<ChecklistEntry, 'state' | 'answer'>): string | null {
  const despite = answer?.confirmed?.despite.trim() ?? '';
  if (despite === '' || answer?.notApplicable !== null) return null;
  return state === 'confirmed' || state === 'changed'
    ? `confirmed against the record, because ${ended(despite)}`
    : null;
}

/** The state of an item as it is said; one confirmed against the record says so, with the reason. */
export function entryStateWords(entry: Pick<ChecklistEntry, 'state' | 'answer'>): string {
  const against = againstWords(entry)?.replace(/\.$/, '');
  if (against === undefined) return stateWords[entry.state];
  return entry.state === 'changed' ? `${stateWords.changed}; ${against}` : against;
}

/** What is said of a record that gives another draft than when an item was confirmed. */
export function changeWords({ then, now }: NonNullable<ChecklistEntry['change']>): string {
  const given = (words: string) => (words ? `“${words}”` : 'nothing');
  return `The record has changed since it was confirmed: it gave ${given(then)} then and gives ${given(now)} now.`;
}

/** "AO, 15 November 2025"; '' where nobody has confirmed it. */
export function confirmedWords(
  { answer }: Pick<ChecklistEntry, 'answer'>,
  initials: (id: CoderId) => string,
  localDay: (instant: string) => string,
): string {
  const confirmed = answer?.confirmed;
  return confirmed ? `${initials(confirmed.by)}, ${dayWords(localDay(confirmed.at))}` : '';
}
