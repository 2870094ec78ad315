import { expect, it } from 'vitest';
import type { Quote, QuoteId } from '#lib/domain/model/quote.ts';
import { person2, role, singleP02, uuid } from '../../fixtures/small-study.ts';
import { written } from '../../fixtures/study-with-findings.ts';
import { all, found, outcomeOf, quote, quoted, said, type With } from './checked.ts';

const ofP02: Quote = {
  id: uuid(30, 5) as QuoteId,
  transcriptId: singleP02,
  from: 42,
  to: 61,
  chosen: written,
  edits: [],
};
/** Six more people in P02, settled and never quoted. */
const crowd: With = ({ participants, transcripts, transcriptVersions }) => {
  const people = Array.from({ length: 6 }, (_, index) => ({
    ...participants[1]!,
    id: uuid(4, 50 + index) as typeof person2,
    label: `P5${index}`,
    order: 10 + index,
  }));
  return {
    participants: [...participants, ...people],
    transcripts: transcripts.map((one) =>
      one.id === singleP02
        ? {
            ...one,
            speakers: [
              ...one.speakers,
              ...people.map(({ id, label }) => ({
                label,
                role: 'participant' as const,
                participantId: id,
              })),
            ],
          }
        : one,
    ),
    transcriptVersions,
  };
};

it('L11 asks about people never quoted, and not about those who may not be', () => {
  expect(said('L11')).toEqual([
    'question: All quote tables: P02 is never quoted. Is that what you want?',
  ]);
  const barred: With = ({ participants }) => ({
    participants: participants.map((one) =>
      one.id === person2 ? { ...one, consent: { ...one.consent, quoting: 'no' as const } } : one,
    ),
  });
  expect(found('L11', barred)).toEqual([]);
  expect(found('L11', quoted(ofP02))).toEqual([]);
});

it('L11 asks with numbers where few people have more than half of the quotations', () => {
  const more = quoted(quote(2, 42, 61), quote(3, 62, 89), ofP02);
  const [finding] = found('L11', all(crowd, more));
  expect(finding?.what).toBe('1 person of 8 supplies 3 of 4 quotations. Is that what you want?');
  expect(finding?.why).toBe('Quoted are P01 3 times.');
  // Two people who are quoted alike are no few of two.
  expect(said('L11', more)).toEqual([]);
});

it('L11 asks about a theme in which one person speaks, or one role', () => {
  expect(said('L11', quoted(quote(2, 42, 61)))).toContain(
    'question: Theme “What is known”, quotations: Both quotations of this theme are P01’s. Does nobody else voice it?',
  );
  const four = quoted(quote(2, 42, 61), quote(3, 62, 89), ofP02);
  const alike: With = ({ participants }) => ({
    participants: [
      ...participants.map((one) => ({ ...one, attributes: { [role]: 'nurse' } })),
      {
        ...participants[0]!,
        id: uuid(4, 9) as typeof person2,
        label: 'P09',
        attributes: { [role]: 'GP' },
      },
    ],
  });
  expect(said('L11', all(four, alike))).toEqual([
    'question: Theme “What is known”, quotations: All 4 quotations of this theme are of one group of Role: nurse. Do others voice it?',
  ]);
  expect(said('L11', four)).toEqual([]);
});

it('L11 does not run without a quotation under a subtheme', () => {
  expect(
    outcomeOf('L11', ({ subthemes }) => ({
      subthemes: subthemes.map((one) => ({ ...one, quoteIds: [] })),
    })),
  ).toMatchObject({ ran: false });
});

it('L11 asks about nobody where nobody quoted is identified', () => {
  const unknown: With = ({ transcripts }) => ({
    transcripts: transcripts.map((one) => ({
      ...one,
      speakers: one.speakers.map((speaker) => ({ ...speaker, participantId: null })),
    })),
  });
  const four = quoted(quote(2, 42, 61), quote(3, 20, 26), quote(4, 27, 41));
  expect(found('L11', all(four, unknown))).toEqual([]);
});
