import { describe, expect, it } from 'vitest';
import { ActError } from '#lib/domain/errors.ts';
import { noConsent } from '#lib/domain/model/participant.ts';
import type { Quote, QuoteId } from '#lib/domain/model/quote.ts';
import { leaveOut, moveEnds, putIn, replace, undoEdit } from '#lib/domain/quotations/edits.ts';
import { printedWords } from '#lib/domain/quotations/printed-words.ts';
import { person1, settledP01, uuid } from '../../fixtures/small-study.ts';
import { studyWithFindings } from '../../fixtures/study-with-findings.ts';
import { at, later, made, quoteAfter, quoteIn } from './quotation-texts.ts';

const { quote, version } = quoteIn('No. ⟨I was, um, really told at Hill Lane to take it.⟩ So.');
const { text } = version;
const words = (of: Quote) => printedWords(of, version, '…').words;
const code = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof ActError) return error.code;
    throw error;
  }
  return null;
};

describe('leaving words out', () => {
  it('takes whole words, signed, as one act on the record', () => {
    const { from, to } = at(text, 'eall');
    const change = leaveOut(quote, { from, to }, version, made);
    expect(change).toMatchObject({ kind: 'edit-quote', transcriptId: quote.transcriptId });
    expect(quoteAfter(change).edits).toEqual([{ ...at(text, 'really'), words: '', made }]);
  });

  it('is one omission with those it overlaps or touches', () => {
    const one = quoteAfter(leaveOut(quote, at(text, 'um,'), version, made));
    const touching = quoteAfter(leaveOut(one, at(text, 'really'), version, later));
    expect(touching.edits).toEqual([{ ...at(text, 'um, really'), words: '', made: later }]);
    const over = quoteAfter(leaveOut(one, at(text, 'was, um, really'), version, later));
    expect(words(over)).toBe('I … told at Hill Lane to take it.');
    expect(leaveOut(touching, at(text, 'um,'), version, made)).toBeNull();
  });

  it('does not swallow words in brackets, nor the whole quotation', () => {
    const one = quoteAfter(replace(quote, at(text, 'Hill Lane'), 'the practice', version, made));
    expect(code(() => leaveOut(one, at(text, 'at Hill Lane to'), version, made))).toBe(
      'edit-overlaps',
    );
    expect(code(() => leaveOut(quote, quote, version, made))).toBe('edit-leaves-nothing');
    expect(() => leaveOut(quote, at(text, 'No.'), version, made)).toThrow(RangeError);
  });
});

describe('putting words in', () => {
  it('stands at the end of a word, in one line and without brackets of its own', () => {
    const inside = at(text, 'take').from + 2;
    const after = quoteAfter(putIn(quote, inside, ' [the\n opioid] ', version, made));
    expect(after.edits).toEqual([
      { from: at(text, 'take').to, to: at(text, 'take').to, words: 'the opioid', made },
    ]);
    expect(words(after)).toBe('I was, um, really told at Hill Lane to take [the opioid] it.');
  });

  it('is refused without words, outside, and where something is changed', () => {
    const one = quoteAfter(leaveOut(quote, at(text, 'really told'), version, made));
    expect(code(() => putIn(one, at(text, 'really').to, 'x', version, made))).toBe('edit-overlaps');
    expect(() => putIn(quote, quote.from, '[ ]', version, made)).toThrow(RangeError);
    expect(() => putIn(quote, 0, 'x', version, made)).toThrow(RangeError);
    const two = quoteAfter(putIn(quote, quote.from, 'x', version, made));
    expect(code(() => putIn(two, quote.from, 'y', version, made))).toBe('edit-overlaps');
  });
});

describe('putting words in the place of others', () => {
  it('changes what was put for the very same words before', () => {
    const one = quoteAfter(replace(quote, at(text, 'Hill'), 'a place', version, made));
    const two = quoteAfter(replace(one, at(text, 'Hill'), 'a street', version, later));
    expect(two.edits).toEqual([{ ...at(text, 'Hill'), words: 'a street', made: later }]);
    expect(replace(two, at(text, 'Hill'), '[a street]', version, made)).toBeNull();
    expect(code(() => replace(two, at(text, 'Hill Lane'), 'it', version, made))).toBe(
      'edit-overlaps',
    );
  });
});

describe('undoing one edit', () => {
  it('leaves the others, and says when it is gone', () => {
    const one = quoteAfter(leaveOut(quote, at(text, 'um,'), version, made));
    const two = quoteAfter(replace(one, at(text, 'Hill'), 'a place', version, made));
    const back = quoteAfter(undoEdit(two, two.edits[0]!));
    expect(back.edits).toEqual([two.edits[1]]);
    expect(code(() => undoEdit(back, two.edits[0]!))).toBe('edit-gone');
  });
});

describe('moving the ends', () => {
  const study = studyWithFindings();
  const [stored] = study.quotes;
  const source = {
    transcript: study.transcripts.find(({ id }) => id === settledP01)!,
    version: study.transcriptVersions.find(({ transcriptId }) => transcriptId === settledP01)!,
    participants: study.participants,
  };
  const all = source.version.text;
  const ends = (said: string) => at(all, said);

  it('widens to whole words, without white space at either end', () => {
    const wide = { from: stored!.from, to: stored!.to + 4 };
    const after = quoteAfter(moveEnds(stored!, wide, source, study.quotes));
    expect(all.slice(after.from, after.to)).toMatch(/^I know it, it is new\.\s+\S/);
    expect(all.slice(after.from, after.to)).toBe(all.slice(after.from, after.to).trim());
    expect(moveEnds(stored!, stored!, source, study.quotes)).toBeNull();
  });

  it('drops edits of words it no longer holds, and cuts through none', () => {
    const one = quoteAfter(leaveOut(stored!, ends('I know it,'), source.version, made));
    const narrow = quoteAfter(moveEnds(one, ends('it is new.'), source, study.quotes));
    expect(narrow.edits).toEqual([]);
    expect(all.slice(narrow.from, narrow.to)).toBe('it is new.');
    expect(code(() => moveEnds(one, ends('it, it is new.'), source, study.quotes))).toBe(
      'edit-overlaps',
    );
  });

  it('refuses words of somebody who is not to be quoted, and those of another quotation', () => {
    const participants = study.participants.map((one) =>
      one.id === person1 ? { ...one, consent: { ...noConsent, quoting: 'no' as const } } : one,
    );
    const barred = { ...source, participants };
    expect(code(() => moveEnds(stored!, ends('it is new.'), barred, study.quotes))).toBe(
      'not-to-be-quoted',
    );
    const other = { ...stored!, id: uuid(30, 2) as QuoteId, ...ends('it is new.') };
    expect(
      code(() => moveEnds(stored!, ends('it is new.'), source, [...study.quotes, other])),
    ).toBe('quote-chosen-already');
  });
});
