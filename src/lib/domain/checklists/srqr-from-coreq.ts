import type { ChecklistAnswer } from '../model/checklist-answer.ts';
import { at, type Drafted } from './drafted.ts';

/** What has to be known of an item of COREQ. */
interface CoreqEntry {
  readonly number: number;
  readonly state: string;
  readonly isPartlySeen: boolean;
  readonly sentence: string;
  readonly draft: string;
  readonly answer: Pick<ChecklistAnswer, 'confirmed'> | null;
}

/** For items of SRQR, the items of COREQ whose drafts they are put together from; see `srqrDrafts`. */
const coreqOf: Readonly<Record<number, readonly number[]>> = {
  5: [9],
  6: [1, 2, 3, 5, 6, 7, 8],
  8: [10, 22],
  10: [1, 11, 14, 21],
  11: [17, 19],
  12: [12, 18, 13, 16],
  14: [25, 26, 27],
  15: [24, 23, 28],
  16: [31, 32],
  17: [29, 30],
};

/**
 * A draft of SRQR that says what COREQ says: where somebody has confirmed other words for the same record
 * there, these stand in place of what the record gives, so that two lists do not say two things. Words
 * confirmed against the record, and those that have changed since, are not taken over.
 *
 * @param holds whether words may stand as the draft: nothing is held against them.
 */
export function asInCoreq(
  number: number,
  drafted: Drafted,
  coreq: readonly CoreqEntry[],
  holds: (draft: string) => boolean,
): Drafted {
  return (coreqOf[number] ?? []).reduce<Drafted>((so, from) => {
    const entry = coreq.find((one) => one.number === from);
    if (entry?.state !== 'confirmed' || entry.isPartlySeen) return so;
    const { sentence, draft: given } = entry;
    const isOther = given !== '' && sentence !== given && so.draft.includes(given);
    if (!isOther || entry.answer?.confirmed?.despite !== '') return so;
    const draft = so.draft.replace(given, () => sentence);
    if (!holds(draft)) return so;
    const source = {
      name: `COREQ ${from}`,
      words: 'as it was confirmed there',
      place: at('coreq', { item: from }),
    };
    return { ...so, draft, sources: [...so.sources, source] };
  }, drafted);
}
