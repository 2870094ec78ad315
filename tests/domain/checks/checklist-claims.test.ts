import { describe, expect, it } from 'vitest';
import { checklistClaims } from '#lib/domain/checks/checklist-claims.ts';
import { checksOf } from '#lib/domain/checks/checks.ts';
import { checklistOf } from '#lib/domain/checklists/checklist.ts';
import { entryStateWords } from '#lib/domain/checklists/entry-words.ts';
import { methodsText } from '#lib/domain/checklists/methods-text.ts';
import type { ChecklistAnswer } from '#lib/domain/model/checklist-answer.ts';
import { seesPartly } from '#lib/domain/checklists/double-coding.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
import { ao, answered, at, bare, frameOf, sampleWith } from '../checklists/frames.ts';

const frameWith = (...answers: readonly ChecklistAnswer[]) =>
  sampleWith(() => ({ checklistAnswers: [...answers] }));
const draftOf = (number: number) => checklistOf(bare, 'coreq')[number - 1]!.draft;
const confirmed = (number: number, despite = '', draft = draftOf(number)) => ({
  by: ao,
  at,
  draft,
  despite,
});
const wrong = { words: 'Nine participants were interviewed.' };

describe('what the checklists say', () => {
  it('is a mismatch of L13 where a sentence does not match, at its item', () => {
    const frame = frameWith(answered(12, wrong));
    const [one, ...others] = checklistClaims(frame);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      rule: 'L13',
      is: 'mismatch',
      where: 'COREQ 12, Sample size',
      why: '“Nine participants were interviewed.”',
      place: { page: 'coreq', choices: { item: 12 } },
    });
    expect(one?.what).toMatch(/^COREQ 12: The sentence says 9; the record says 8/);
    expect(checksOf(frame).open.filter(({ mark }) => mark === one?.mark)).toHaveLength(1);
  });

  it('is found in SRQR at its list', () => {
    const [one] = checklistClaims(frameWith(answered(12, wrong, 'srqr')));
    expect(one?.what).toMatch(/^SRQR 12: /);
    expect(one?.place).toEqual({ page: 'coreq', choices: { list: 'srqr', item: 12 } });
  });

  it('is nothing while it is a draft, confirmed, not applicable or unanswered', () => {
    expect(checklistClaims(bare)).toEqual([]);
    expect(checklistClaims(frameOf(sampleSnapshot))).toEqual([]);
    expect(
      checklistClaims(
        frameWith(
          answered(12, { words: 'Eight people took part.' }),
          answered(13, { confirmed: confirmed(13) }),
          answered(18, { notApplicable: 'each was met once' }),
        ),
      ),
    ).toEqual([]);
  });

  it('is a question where the record has changed since it was confirmed', () => {
    const found = checklistClaims(
      frameWith(
        answered(12, { confirmed: confirmed(12, '', 'Seven people.'), words: draftOf(12) }),
      ),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ is: 'question' });
    expect(found[0]?.what).toContain('COREQ 12: the record has changed since it was confirmed.');
    expect(found[0]?.why).toContain('it gave “Seven people.” then');
  });

  it('is a question with its reason where it was confirmed against the record', () => {
    const despite = 'one is not in the study file';
    const frame = frameWith(answered(12, { ...wrong, confirmed: confirmed(12, despite) }));
    const found = checklistClaims(frame);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      is: 'question',
      what: `COREQ 12 was confirmed against the record, because ${despite}. Does it still stand?`,
    });
    expect(found[0]?.why).toContain('The sentence says 9; the record says 8');
    const entry = checklistOf(frame, 'coreq')[11]!;
    expect(entryStateWords(entry)).toBe(`confirmed against the record, because ${despite}`);
    const sentences = methodsText(checklistOf(frame, 'coreq')).flatMap((one) => one.sentences);
    expect(sentences.find(({ number }) => number === 12)).toMatchObject({
      isConfirmed: true,
      isAgainst: true,
      words: `[Confirmed against the record, because ${despite}] ${wrong.words}`,
    });
    const plain = checklistOf(frameWith(answered(13, { confirmed: confirmed(13) })), 'coreq')[12]!;
    expect(entryStateWords(plain)).toBe('confirmed');
  });

  it('is held against nothing for who sees the coding only in part', () => {
    const answers = [answered(24, { words: 'Three coders coded six transcripts independently.' })];
    const of = (viewer: typeof ao) =>
      frameOf({ ...sampleSnapshot, checklistAnswers: answers }, viewer);
    expect(checklistClaims(of(ao))).toHaveLength(1);
    const partly = sampleSnapshot.coders.map(({ id }) => of(id)).filter(seesPartly);
    expect(partly.length).toBeGreaterThan(0);
    for (const frame of partly) expect(checklistClaims(frame)).toEqual([]);
  });
});
