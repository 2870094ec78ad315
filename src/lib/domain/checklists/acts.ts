import { ActError } from '../errors.ts';
import type {
  ChecklistAnswer,
  ChecklistAnswerId,
  ChecklistName,
} from '../model/checklist-answer.ts';
import type { Signed } from '../model/signed.ts';
import { plainChange, type Change, type ChangeKind } from '../trail/change.ts';
import { sentenceOf, type ChecklistEntry } from './checklist.ts';

/** Which item is answered, as it is stored, and by whom. */
export interface Answering {
  readonly list: ChecklistName;
  readonly number: number;
  /** `undefined`: nothing is said to it yet. */
  readonly stored: ChecklistAnswer | undefined;
  readonly signed: Signed;
  readonly newId: () => ChecklistAnswerId;
}

/**
 * Says the sentence for the paper, '' for the draft, or where it is reported; `null` when nothing differs.
 * Other words drop what was confirmed; another place does not. A sentence says that the item applies.
 */
export function answerItem(
  said: { readonly words?: string; readonly place?: string },
  answering: Answering,
): Change | null {
  const before = storedOrNew(answering);
  const words = said.words?.trim() ?? before.words;
  const place = said.place?.trim() ?? before.place;
  const isOther = said.words !== undefined && words !== before.words;
  if (!isOther && place === before.place) return null;
  const answer: ChecklistAnswer = {
    ...before,
    words,
    place,
    ...(isOther ? { confirmed: null, notApplicable: null } : {}),
  };
  return putting('answer-checklist', answer, answering);
}

/** Lets the draft of the record stand, as it is now; `null` when it does already. */
export function takeDraft(answering: Answering): Change | null {
  const { stored } = answering;
  if (!stored || (stored.words === '' && !stored.confirmed && stored.notApplicable === null)) {
    return null;
  }
  const answer = { ...stored, words: '', confirmed: null, notApplicable: null };
  return putting('answer-checklist', answer, answering);
}

/**
 * Says that an item does not apply to the study, and why; who says so stands by it. What was written before
 * is kept for when it does apply.
 *
 * @param draft what the record gives for it, as the person read it.
 * @throws {ActError} 'reason-missing'.
 */
export function notApplicable(reason: string, draft: string, answering: Answering): Change {
  const because = reason.trim();
  if (because === '') throw new ActError('reason-missing');
  const { by, at } = answering.signed;
  const answer: ChecklistAnswer = {
    ...storedOrNew(answering),
    notApplicable: because,
    confirmed: { by, at, draft, despite: '' },
  };
  return putting('confirm-checklist', answer, answering);
}

/** Says that an item applies after all; `null` when it does. */
export function appliesAfterAll(answering: Answering): Change | null {
  const { stored } = answering;
  if (!stored || stored.notApplicable === null) return null;
  return putting(
    'answer-checklist',
    { ...stored, notApplicable: null, confirmed: null },
    answering,
  );
}

/**
 * Confirms an item as a person has read it.
 *
 * @param read the item as it was before the person.
 * @param despite why it stands although the record says otherwise; needed only where it does.
 * @throws {ActError} 'nothing-to-confirm' without a sentence; 'words-changed-elsewhere' where other words are
 * stored than were read; 'needs-the-lead' where part of the coding is not open to who reads; 'reason-missing' where sentence and record do not match and no reason is given.
 */
export function confirmItem(
  read: Pick<ChecklistEntry, 'draft' | 'contradictions' | 'answer' | 'isPartlySeen'>,
  despite: string,
  answering: Answering,
): Change {
  const before = storedOrNew(answering);
  const isOut = before.notApplicable !== null;
  if (
    before.words !== (read.answer?.words ?? '') ||
    before.notApplicable !== (read.answer?.notApplicable ?? null)
  ) {
    throw new ActError('words-changed-elsewhere');
  }
  if (read.isPartlySeen) throw new ActError('needs-the-lead');
  const sentence = sentenceOf(read.answer, read.draft);
  if (sentence === '' && !isOut) throw new ActError('nothing-to-confirm');
  const isAgainst = read.contradictions.length > 0;
  if (isAgainst && despite.trim() === '') throw new ActError('reason-missing');
  const { by, at } = answering.signed;
  // What was confirmed as a draft that has changed since stays what it was: it becomes the team's words.
  const words = before.words === '' && !isOut && sentence !== read.draft ? sentence : before.words;
  const answer: ChecklistAnswer = {
    ...before,
    words,
    confirmed: { by, at, draft: read.draft, despite: isAgainst ? despite.trim() : '' },
  };
  return putting('confirm-checklist', answer, answering);
}

function storedOrNew({ list, number, stored, signed, newId }: Answering): ChecklistAnswer {
  return (
    stored ?? {
      id: newId(),
      list,
      number,
      words: '',
      notApplicable: null,
      place: '',
      confirmed: null,
      written: signed,
    }
  );
}

function putting(
  kind: ChangeKind & `${string}-checklist`,
  answer: ChecklistAnswer,
  { signed }: Answering,
): Change {
  // A confirmation signs itself: `written` is who wrote the words last.
  const record = kind === 'answer-checklist' ? { ...answer, written: signed } : answer;
  return { ...plainChange, kind, put: [{ table: 'checklistAnswers', record }] };
}
