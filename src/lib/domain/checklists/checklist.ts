import type { ChecklistAnswer, ChecklistName } from '../model/checklist-answer.ts';
import { contradictions } from './contradictions.ts';
import { seesPartly } from './double-coding.ts';
import { coreqDrafts, restOnCoding } from './coreq-items.ts';
import type { Drafted, Missing, Source } from './drafted.ts';
import { groundOf, type ChecklistFrame } from './ground.ts';
import { checklists, type ChecklistItem } from './lists.ts';
import { asInCoreq } from './srqr-from-coreq.ts';
import { srqrDrafts } from './srqr-items.ts';

/**
 * Where an item stands. `draft`: a sentence is there that nobody has confirmed; `mismatch`: it says something
 * that the record does not; `changed`: the record gives another draft than when it was confirmed.
 */
export type EntryState =
  'draft' | 'confirmed' | 'not-applicable' | 'mismatch' | 'nothing' | 'changed';

/** One item of a checklist with what the record gives for it and what the team says. */
export interface ChecklistEntry extends ChecklistItem {
  readonly list: ChecklistName;
  /** What the record gives now; '' where it gives nothing. */
  readonly draft: string;
  /** What would stand in the paper: the team's words, what was confirmed, or the draft; '' for nothing. */
  readonly sentence: string;
  readonly missing: readonly Missing[];
  readonly sources: readonly Source[];
  /** Part of the coding it rests on is not open to the reader: nothing is held against it for them. */
  readonly isPartlySeen: boolean;
  /** What the sentence says against the record. */
  readonly contradictions: readonly string[];
  /** The drafts then and now, where the record has changed since it was confirmed. */
  readonly change: { readonly then: string; readonly now: string } | null;
  readonly answer: ChecklistAnswer | null;
  readonly state: EntryState;
}

/** What the records give for every item of a list, and where each stands. Nothing is counted up. */
export function checklistOf(frame: ChecklistFrame, list: ChecklistName): readonly ChecklistEntry[] {
  const ground = groundOf(frame);
  const drafts = list === 'coreq' ? coreqDrafts : srqrDrafts;
  const isPartial = seesPartly(frame);
  const coreq = list === 'srqr' ? checklistOf(frame, 'coreq') : [];
  const named = { coders: frame.coders, participants: frame.settled.participants };
  return checklists[list].items.map((item) => {
    const own = drafts[item.number]?.(ground);
    if (!own) throw new RangeError(`nothing drafts ${list} ${item.number}`);
    const holds = (words: string) => contradictions(words, words, own.facts, named).length === 0;
    const draft = list === 'srqr' ? asInCoreq(item.number, own, coreq, holds) : own;
    const answer =
      frame.records.checklistAnswers.find(
        (one) => one.list === list && one.number === item.number,
      ) ?? null;
    const isUnseen = isPartial && restOnCoding.has(`${list} ${item.number}`);
    return entryOf({ list, item, draft, answer, isUnseen, frame });
  });
}

/** What waits for a person: to be read, written, or looked at again. */
export function isStillYours({ state }: Pick<ChecklistEntry, 'state'>): boolean {
  return state !== 'confirmed' && state !== 'not-applicable';
}

/** What would stand in the paper for an item that applies. */
export function sentenceOf(answer: ChecklistAnswer | null, draft: string): string {
  return answer?.words.trim() || answer?.confirmed?.draft || draft;
}

function entryOf({
  list,
  item,
  draft: drafted,
  answer,
  isUnseen,
  frame,
}: {
  readonly list: ChecklistName;
  readonly item: ChecklistItem;
  readonly draft: Drafted;
  readonly answer: ChecklistAnswer | null;
  readonly isUnseen: boolean;
  readonly frame: ChecklistFrame;
}): ChecklistEntry {
  const { draft, missing, sources, facts } = drafted;
  const confirmed = answer?.confirmed ?? null;
  const isOut = answer !== null && answer.notApplicable !== null;
  const sentence = isOut ? '' : sentenceOf(answer, draft);
  const named = { coders: frame.coders, participants: frame.settled.participants };
  const against = isUnseen || isOut ? [] : contradictions(sentence, draft, facts, named);
  const isHeld = !isUnseen || confirmed?.by === frame.viewer;
  const change =
    confirmed && isHeld && confirmed.draft !== draft ? { then: confirmed.draft, now: draft } : null;
  return {
    ...item,
    list,
    draft,
    sentence,
    missing: isUnseen
      ? [
          ...missing,
          {
            what: 'Part of the coding is not open to you, so the sentence is not held against the record here',
            place: null,
          },
        ]
      : missing,
    sources,
    isPartlySeen: isUnseen,
    contradictions: against,
    change,
    answer,
    state: stateOf({ sentence, isOut, confirmed, against, change }),
  };
}

function stateOf({
  sentence,
  isOut,
  confirmed,
  against,
  change,
}: {
  readonly sentence: string;
  readonly isOut: boolean;
  readonly confirmed: ChecklistAnswer['confirmed'];
  readonly against: readonly string[];
  readonly change: ChecklistEntry['change'];
}): EntryState {
  if (isOut) return change ? 'changed' : 'not-applicable';
  if (sentence === '') return 'nothing';
  if (!confirmed) return against.length > 0 ? 'mismatch' : 'draft';
  if (against.length > 0 && confirmed.despite === '') return 'mismatch';
  return change ? 'changed' : 'confirmed';
}
