import { describe, expect, it } from 'vitest';
import {
  answerItem,
  appliesAfterAll,
  confirmItem,
  notApplicable,
  takeDraft,
  type Answering,
} from '#lib/domain/checklists/acts.ts';
import { isStillYours } from '#lib/domain/checklists/checklist.ts';
import { changeWords, stateWords } from '#lib/domain/checklists/entry-words.ts';
import type { ChecklistAnswer, ChecklistAnswerId } from '#lib/domain/model/checklist-answer.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { uuid } from '../../fixtures/small-study.ts';
import { answered, ao, at, entry } from './frames.ts';

const signed = { by: ao, at };
const refused = (code: string) => expect.objectContaining({ code }) as unknown;

function answering(stored?: ChecklistAnswer, number = 12): Answering {
  return {
    list: 'coreq',
    number,
    stored,
    signed,
    newId: () => uuid(32, number) as ChecklistAnswerId,
  };
}

function put(change: Change | null): ChecklistAnswer {
  const [one] = change?.put ?? [];
  if (one?.table !== 'checklistAnswers') throw new RangeError('puts no answer');
  return one.record;
}

const confirmed = { ...signed, draft: 'Eight participants were interviewed.', despite: '' };

describe('answering an item', () => {
  it('keeps the words, and nothing where nothing differs', () => {
    const change = answerItem({ words: ' Eight people. ' }, answering());
    expect(change?.kind).toBe('answer-checklist');
    expect(put(change)).toMatchObject({ number: 12, words: 'Eight people.', confirmed: null });
    expect(answerItem({ words: 'Eight people.' }, answering(put(change)))).toBeNull();
    expect(answerItem({ words: '' }, answering())).toBeNull();
  });

  it('drops the confirmation with the words, and keeps it with the place', () => {
    const stored = answered(12, { words: 'Eight people.', confirmed });
    expect(put(answerItem({ words: 'Nine people.' }, answering(stored))).confirmed).toBeNull();
    expect(put(answerItem({ place: 'Methods' }, answering(stored)))).toMatchObject({
      place: 'Methods',
      words: 'Eight people.',
      confirmed,
    });
  });

  it('lets the draft stand again', () => {
    const stored = answered(12, { words: 'Eight people.', confirmed });
    expect(put(takeDraft(answering(stored)))).toMatchObject({ words: '', confirmed: null });
    expect(takeDraft(answering())).toBeNull();
    expect(takeDraft(answering(answered(12, {})))).toBeNull();
  });
});

describe('confirming an item', () => {
  it('is signed by who reads it, with the draft that the record gave', () => {
    const change = confirmItem(entry(12, null), '', answering());
    expect(change.kind).toBe('confirm-checklist');
    expect(put(change)).toMatchObject({ words: '', confirmed });
  });

  it('needs a sentence', () => {
    expect(() => confirmItem(entry(19, null), '', answering(undefined, 19))).toThrow(
      refused('nothing-to-confirm') as Error,
    );
  });

  it('needs a reason where sentence and record do not match, and keeps it', () => {
    const stored = answered(12, { words: 'Nine participants were interviewed.' });
    const read = entry(12, stored);
    expect(read.state).toBe('mismatch');
    expect(() => confirmItem(read, ' ', answering(stored))).toThrow(
      refused('reason-missing') as Error,
    );
    const after = put(confirmItem(read, 'One is not in the study file.', answering(stored)));
    expect(after.confirmed?.despite).toBe('One is not in the study file.');
    expect(entry(12, after).state).toBe('confirmed');
  });

  it('is refused where other words are stored than were read', () => {
    expect(() =>
      confirmItem(entry(12, null), '', answering(answered(12, { words: 'Other words.' }))),
    ).toThrow(refused('words-changed-elsewhere') as Error);
  });

  it('is refused to somebody who may not see all that it rests on', () => {
    expect(() => confirmItem({ ...entry(12, null), isPartlySeen: true }, '', answering())).toThrow(
      refused('needs-the-lead') as Error,
    );
  });

  it('of a draft that has changed since keeps what was confirmed as the team’s words', () => {
    const stored = answered(12, { confirmed: { ...confirmed, draft: 'Seven were interviewed.' } });
    const read = entry(12, stored);
    expect(read).toMatchObject({ state: 'mismatch', sentence: 'Seven were interviewed.' });
    const after = put(confirmItem(read, 'As submitted.', answering(stored)));
    expect(after).toMatchObject({ words: 'Seven were interviewed.' });
    expect(after.confirmed?.draft).toBe('Eight participants were interviewed.');
  });
});

describe('an item that does not apply', () => {
  it('needs a reason and is signed', () => {
    expect(() => notApplicable('  ', '', answering())).toThrow(refused('reason-missing') as Error);
    const after = put(notApplicable('no focus groups were held', '', answering(undefined, 19)));
    expect(after).toMatchObject({ notApplicable: 'no focus groups were held', confirmed: signed });
    expect(entry(19, after)).toMatchObject({ state: 'not-applicable', sentence: '' });
  });

  it('applies after all with what was written before, to be confirmed again', () => {
    const before = answered(12, { words: 'Eight people.' });
    const out = put(notApplicable('a trial', 'x', answering(before)));
    const back = put(appliesAfterAll(answering(out)));
    expect(back).toMatchObject({ words: 'Eight people.', notApplicable: null, confirmed: null });
    expect(appliesAfterAll(answering(back))).toBeNull();
    expect(put(answerItem({ words: 'Nine.' }, answering(out))).notApplicable).toBeNull();
  });
});

describe('where an item stands', () => {
  it('is a draft, nothing yet, confirmed, not applicable or no match', () => {
    expect(entry(12, null).state).toBe('draft');
    expect(entry(19, null).state).toBe('nothing');
    expect(entry(12, { confirmed }).state).toBe('confirmed');
    expect(entry(12, { words: 'Nine participants were interviewed.', confirmed }).state).toBe(
      'mismatch',
    );
    expect(entry(18, null, 'srqr').state).toBe('nothing');
    expect(entry(18, { words: 'It agrees with earlier work.' }, 'srqr').state).toBe('draft');
  });

  it('says that the record has changed since it was confirmed, then and now', () => {
    const words = 'All who were asked were interviewed.';
    const changed = entry(12, { words, confirmed: { ...confirmed, draft: 'Two were.' } });
    expect(changed.state).toBe('changed');
    expect(isStillYours(changed)).toBe(true);
    expect(stateWords[changed.state]).toBe('the record has changed since');
    expect(changeWords(changed.change!)).toBe(
      'The record has changed since it was confirmed: it gave “Two were.” then and gives “Eight participants were interviewed.” now.',
    );
  });

  it('is still a person’s until somebody confirms it or says why not', () => {
    expect(isStillYours(entry(12, null))).toBe(true);
    expect(isStillYours(entry(12, { confirmed }))).toBe(false);
    expect(isStillYours(entry(12, { notApplicable: 'why', confirmed }))).toBe(false);
  });
});
