import { describe, expect, it } from 'vitest';
import { chosenQuote, quotesLetGo, trimmedSpan } from '#lib/domain/findings/quotes.ts';
import { chosenQuotes } from '#lib/domain/themes/chosen-quotes.ts';
import {
  chooseForSubtheme,
  dropFromSubtheme,
  moveQuote,
  stepQuote,
} from '#lib/domain/themes/subtheme-quotes.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { QuoteId } from '#lib/domain/model/quote.ts';
import type { SubthemeId } from '#lib/domain/model/subtheme.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { knowledge, person1, settledP01, uuid } from '../../fixtures/small-study.ts';
import {
  quoteId,
  settledOf,
  studyWithFindings,
  subthemeId,
} from '../../fixtures/study-with-findings.ts';
import { after, signed } from './themes-study.ts';

const study = studyWithFindings();
const by = { id: uuid(30, 9) as QuoteId, signed };
const span = (from: number, to: number) => ({ transcriptId: settledP01, from, to });
const sourceOf = (of: StudySnapshot) => ({
  transcript: of.transcripts.find(({ id }) => id === settledP01)!,
  version: of.transcriptVersions.find(({ transcriptId }) => transcriptId === settledP01)!,
  participants: of.participants,
});
const source = sourceOf(study);
const barred = {
  ...study,
  participants: study.participants.map((one) =>
    one.id === person1 ? { ...one, consent: { ...noConsent, quoting: 'no' as const } } : one,
  ),
};
const chosen = (of: StudySnapshot, from: number, to: number) =>
  chooseForSubtheme(of.subthemes, subthemeId, span(from, to), sourceOf(of), of.quotes, by);
const quoteIds = (of: StudySnapshot) => of.subthemes[0]?.quoteIds;

describe('a quotation', () => {
  it('is one record for the same words, wherever they are used', () => {
    expect(chosenQuote(span(20, 42), source, study.quotes, by)).toEqual({
      quote: study.quotes[0],
      put: [],
    });
    const { quote, put } = chosenQuote(span(42, 62), source, study.quotes, by);
    expect(quote).toEqual({ id: by.id, ...span(42, 61), chosen: signed, edits: [] });
    expect(put).toHaveLength(1);
  });

  it('leaves out the white space at its ends and cannot be empty', () => {
    expect(trimmedSpan(span(41, 44), source.version)).toEqual(span(42, 44));
    expect(trimmedSpan(span(41, 42), source.version)).toBeNull();
    expect(() => chosenQuote(span(41, 42), source, [], by)).toThrow(RangeError);
  });

  it('is refused where somebody who speaks in it is not to be quoted, and named', () => {
    expect(() => chosen(barred, 42, 61)).toThrow(
      expect.objectContaining({ code: 'not-to-be-quoted', where: 'P01' }),
    );
    // The interviewer's line alone.
    expect(() => chosen(barred, 0, 19)).not.toThrow();
  });

  it('is chosen after the others, put in order, and dropped', () => {
    const two = after(study, chosen(study, 42, 61));
    expect(quoteIds(two)).toEqual([quoteId, by.id]);
    const ordered = after(two, stepQuote(two.subthemes, subthemeId, by.id, 'up'));
    expect(quoteIds(ordered)).toEqual([by.id, quoteId]);
    expect(stepQuote(ordered.subthemes, subthemeId, by.id, 'up')).toBeNull();
    const dropped = after(ordered, dropFromSubtheme(subthemeId, by.id, ordered));
    expect(quoteIds(dropped)).toEqual([quoteId]);
    expect(dropped.quotes.map(({ id }) => id)).toEqual([quoteId]);
    expect(chosen(study, 20, 41)).toBeNull();
  });

  it('steps over those that whoever puts it in order cannot see', () => {
    const hidden = uuid(30, 8) as typeof quoteId;
    const three = study.subthemes.map((one) => ({ ...one, quoteIds: [quoteId, hidden, by.id] }));
    const isSeen = (id: typeof quoteId) => id !== hidden;
    const order = (of: typeof three, id: typeof quoteId, step: 'up' | 'down') => {
      const change = stepQuote(of, subthemeId, id, step, isSeen);
      return change && quoteIds(after({ ...study, subthemes: of }, change));
    };
    expect(order(three, by.id, 'up')).toEqual([by.id, quoteId, hidden]);
    expect(order(three, quoteId, 'down')).toEqual([hidden, by.id, quoteId]);
    const first = study.subthemes.map((one) => ({ ...one, quoteIds: [hidden, quoteId] }));
    expect(order(first, quoteId, 'up')).toBeNull();
  });

  it('stays while a belief statement or a joint row names it', () => {
    const dropped = after(study, dropFromSubtheme(subthemeId, quoteId, study));
    expect(dropped.quotes).toHaveLength(1);
    const none = { subthemes: [], beliefs: [], jointRows: [] };
    expect(quotesLetGo([quoteId, quoteId], none)).toEqual([{ table: 'quotes', id: quoteId }]);
    expect(quotesLetGo([quoteId], { ...none, jointRows: [{ quoteIds: [quoteId] }] })).toEqual([]);
    const gone = () => dropFromSubtheme(subthemeId, by.id, study);
    expect(gone).toThrow(expect.objectContaining({ code: 'quote-gone' }));
  });
});

describe('a quotation moved to another subtheme', () => {
  const other = uuid(34, 7) as SubthemeId;
  const two = {
    ...study,
    subthemes: [...study.subthemes, { ...study.subthemes[0]!, id: other, quoteIds: [by.id] }],
  };

  it('goes after those the other has, and leaves the one it was in', () => {
    const moved = after(two, moveQuote(two.subthemes, quoteId, subthemeId, other));
    expect(moved.subthemes.find(({ id }) => id === subthemeId)?.quoteIds).toEqual([]);
    expect(moved.subthemes.find(({ id }) => id === other)?.quoteIds).toEqual([by.id, quoteId]);
    expect(moveQuote(two.subthemes, quoteId, subthemeId, subthemeId)).toBeNull();
    expect(() => moveQuote(two.subthemes, by.id, subthemeId, other)).toThrow(
      expect.objectContaining({ code: 'quote-gone' }),
    );
  });

  it('stands once where the other has it already', () => {
    const both = two.subthemes.map((one) => ({ ...one, quoteIds: [quoteId] }));
    const moved = after(two, moveQuote(both, quoteId, subthemeId, other));
    expect(moved.subthemes.find(({ id }) => id === subthemeId)?.quoteIds).toEqual([]);
    expect(moved.subthemes.find(({ id }) => id === other)?.quoteIds).toEqual([by.id]);
  });
});

describe('quotations as they are shown', () => {
  const shown = (of: StudySnapshot, codes = new Set([knowledge]), isRead = true) =>
    chosenQuotes([quoteId], codes, {
      settled: settledOf(of),
      quotes: of.quotes,
      papers: of.papers,
      text: () => (isRead ? source.version : undefined),
    });

  it('have their words, lines and speakers, and say whether the lines carry the codes', () => {
    expect(shown(study)[0]?.read).toEqual({
      words: 'I know it, it is new.',
      attribution: '(P01, GP partner)',
      from: 1,
      to: 2,
      speakers: ['P01'],
      notToBeQuoted: [],
      carries: 'all',
    });
    expect(shown(study, new Set())[0]?.read?.carries).toBe('none');
    expect(shown(study, undefined, false)[0]?.read).toBeUndefined();
  });

  it('are as they are printed, once their edits are made', () => {
    const edits = [{ from: 27, to: 33, words: '', made: signed }];
    const edited = { ...study, quotes: study.quotes.map((one) => ({ ...one, edits })) };
    expect(shown(edited)[0]?.read?.words).toBe('I know … is new.');
  });

  it('say who is not to be quoted any more', () => {
    expect(shown(barred)[0]?.read?.notToBeQuoted).toEqual(['P01']);
  });
});
