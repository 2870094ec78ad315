import type { ChecklistEntry } from './checklist.ts';
import { againstWords } from './entry-words.ts';
import { checklists, grouped, groupName } from './lists.ts';

/** A sentence of the methods text, and whether a person stands by it. */
export interface MethodsSentence {
  readonly number: number;
  readonly topic: string;
  readonly words: string;
  readonly isConfirmed: boolean;
  /** Whether that person stands by it although the record says otherwise; its words say why. */
  readonly isAgainst: boolean;
}

/** What stands under one heading of a list, as running text. */
export interface MethodsPart {
  readonly name: string;
  readonly sentences: readonly MethodsSentence[];
}

/** Before every sentence that nobody has confirmed, wherever it leaves the program. */
export const unconfirmed = '[Draft, not confirmed]';
/** Before a sentence that says something the record does not. */
export const unmatched = '[Does not match the record]';

/**
 * The sentences of a list by part, for the methods section: what applies and what anything is said to. What
 * nobody has confirmed is marked, and says so wherever it goes.
 */
export function methodsText(entries: readonly ChecklistEntry[]): readonly MethodsPart[] {
  const [first] = entries;
  if (!first) return [];
  return grouped(checklists[first.list], entries).flatMap((group) => {
    const sentences = group.items
      .filter(({ sentence }) => sentence !== '')
      .map((entry) => ({
        number: entry.number,
        topic: entry.topic,
        words: markedSentence(entry),
        isConfirmed: isConfirmed(entry),
        isAgainst: againstWords(entry) !== null,
      }));
    return sentences.length > 0 ? [{ name: groupName(group), sentences }] : [];
  });
}

/**
 * A sentence as it leaves the program: marked where nobody stands by it, where it does not match, and where
 * somebody stands by it against the record.
 */
export function markedSentence(
  entry: Pick<ChecklistEntry, 'sentence' | 'state' | 'answer'>,
): string {
  if (entry.sentence === '') return '';
  if (entry.state === 'mismatch') return `${unmatched} ${entry.sentence}`;
  if (!isConfirmed(entry)) return `${unconfirmed} ${entry.sentence}`;
  const against = againstWords(entry);
  return against === null
    ? entry.sentence
    : `[C${against.slice(1).replace(/\.$/, '')}] ${entry.sentence}`;
}

/** Whether a person stands by it, also where the record has changed since. */
function isConfirmed({ state, answer }: Pick<ChecklistEntry, 'state' | 'answer'>): boolean {
  return state === 'confirmed' || (state === 'changed' && answer?.confirmed !== null);
}
