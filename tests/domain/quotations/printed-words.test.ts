import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActError } from '#lib/domain/errors.ts';
import type { Quote } from '#lib/domain/model/quote.ts';
import { leaveOut, putIn, replace } from '#lib/domain/quotations/edits.ts';
import { printedWords, sourceOf, wordsBehind } from '#lib/domain/quotations/printed-words.ts';
import { at, made, quoteAfter, quoteIn } from './quotation-texts.ts';

const printed = (marked: string, edits: Parameters<typeof quoteIn>[1], omission = '…' as const) => {
  const { quote, version } = quoteIn(marked, edits);
  return printedWords(quote, version, omission).words;
};

describe('the words of a quotation as they are printed', () => {
  const marked = 'Well. ⟨I was, um, told at Hill Lane to take it daily.⟩ Yes.';
  const { text } = quoteIn(marked).version;

  it('are those that were said where nothing is edited', () => {
    expect(printed(marked, [])).toBe('I was, um, told at Hill Lane to take it daily.');
  });

  it('have a sign for what is left out, words in brackets for others, and words put in', () => {
    const edits = [
      at(text, 'um,'),
      { ...at(text, 'Hill Lane'), words: 'the practice' },
      { from: at(text, 'it').to, to: at(text, 'it').to, words: 'the opioid' },
    ];
    expect(printed(marked, edits)).toBe(
      'I was, … told at [the practice] to take it [the opioid] daily.',
    );
    expect(printed(marked, [at(text, 'um,')], '[…]' as '…')).toBe(
      'I was, […] told at Hill Lane to take it daily.',
    );
  });

  it('have no double space and no space before a comma', () => {
    expect(printed(marked, [at(text, ', um')])).toBe(
      'I was …, told at Hill Lane to take it daily.',
    );
    expect(printed(marked, [at(text, ' um,')])).toBe(
      'I was, … told at Hill Lane to take it daily.',
    );
    expect(printed(marked, [at(text, 'um, ')])).toBe(
      'I was, … told at Hill Lane to take it daily.',
    );
    expect(printed(marked, [at(text, 'I was, um,')])).toBe('… told at Hill Lane to take it daily.');
  });

  it('keep “’s” and a hyphen beside what stands in the place of a name', () => {
    const name = '⟨Mary’s Leeds-based sister⟩';
    const source = quoteIn(name).version.text;
    expect(
      printed(name, [
        { ...at(source, 'Mary'), words: 'the nurse' },
        { ...at(source, 'Leeds'), words: 'city' },
      ]),
    ).toBe('[the nurse]’s [city]-based sister');
  });

  it('get no spaces in scripts that part no words by them, and stay as they are from right to left', () => {
    const chinese = quoteIn('⟨我吃了很多药。⟩').version.text;
    expect(printed('⟨我吃了很多药。⟩', [at(chinese, '很多')])).toBe('我吃了…药。');
    const hebrew = '⟨אני לוקח, אה, כדורים⟩';
    const { text: source } = quoteIn(hebrew).version;
    expect(printed(hebrew, [at(source, 'אה,')])).toBe('אני לוקח, … כדורים');
  });

  it('leave out edits outside of the quotation, and the later of two that overlap', () => {
    const edits = [at(text, 'Well.'), at(text, 'told at'), at(text, 'at Hill'), at(text, 'Yes.')];
    expect(printed(marked, edits)).toBe('I was, um, … Hill Lane to take it daily.');
    expect(printed('⟨Nothing here⟩', [{ from: 3, to: 3, words: '' }])).toBe('Nothing here');
  });

  it('say of every character where it comes from', () => {
    const { quote, version } = quoteIn(marked, [
      at(text, 'um,'),
      { ...at(text, 'Hill Lane'), words: 'the practice' },
    ]);
    const print = printedWords(quote, version, '…');
    const source = (words: string) => {
      const { from, to } = at(print.words, words);
      const span = sourceOf(print, from, to);
      return version.text.slice(span.from, span.to);
    };
    expect(source('told')).toBe('told');
    expect(source('…')).toBe('um,');
    expect(source('practice')).toBe('Hill Lane');
    expect(source('at [the')).toBe('at Hill Lane');
    expect(() => sourceOf(print, 0, print.words.length + 1)).toThrow(RangeError);
    expect(() => sourceOf(print, 4, 4)).toThrow(RangeError);
  });
});

/** Any act of editing, by where it is meant to be in the quotation. */
const acts = fc.array(
  fc.record({
    is: fc.constantFrom('out', 'in', 'for'),
    from: fc.nat(80),
    length: fc.nat(20),
    words: fc.constantFrom('opioids', 'the  practice', '[name]', 'שם'),
  }),
  { maxLength: 8 },
);
const texts = fc
  .array(
    fc.constantFrom(
      'I',
      'took',
      'it,',
      'um,',
      'don’t',
      'Leeds-based',
      '—',
      '药',
      'אני',
      'e\u0301',
      '😀',
      '\n',
      '(no)',
    ),
    { minLength: 1, maxLength: 25 },
  )
  .map((words) => words.join(' '));

function editedBy(
  text: string,
  asked: readonly { is: string; from: number; length: number; words: string }[],
) {
  const trimmed = { from: text.length - text.trimStart().length, to: text.trimEnd().length };
  let { quote } = quoteIn('⟨⟩');
  quote = { ...quote, ...trimmed };
  for (const { is, from, length, words } of asked) {
    try {
      const stretch = { from: trimmed.from + from, to: trimmed.from + from + length };
      const change =
        is === 'out'
          ? leaveOut(quote, stretch, { text }, made)
          : is === 'in'
            ? putIn(quote, stretch.from, words, { text }, made)
            : replace(quote, stretch, words, { text }, made);
      if (change) quote = quoteAfter(change);
    } catch (error) {
      if (!(error instanceof ActError || error instanceof RangeError)) throw error;
    }
  }
  return quote;
}

describe('whatever is edited', () => {
  it('a printed quotation gives its span back once the edits are undone', () => {
    fc.assert(
      fc.property(texts, acts, fc.constantFrom('…', '[…]', '...'), (text, asked, omission) => {
        const quote = editedBy(text, asked);
        const print = printedWords(quote, { text }, omission as '…');
        expect(wordsBehind(print, { text })).toBe(text.slice(quote.from, quote.to));
        expect(print.pieces.map(({ words }) => words).join('')).toBe(print.words);
        expect(print.pieces.filter(({ is }) => is !== 'said' && is !== 'space')).toHaveLength(
          quote.edits.length,
        );
      }),
    );
  });

  it('edits stay in order, apart and inside the quotation, and no word is cut', () => {
    fc.assert(
      fc.property(texts, acts, (text, asked) => {
        const quote: Quote = editedBy(text, asked);
        let end = quote.from;
        for (const { from, to } of quote.edits) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeLessThanOrEqual(quote.to);
          expect(/[A-Za-z]$/.test(text.slice(0, from)) && /^[A-Za-z]/.test(text.slice(from))).toBe(
            false,
          );
          expect(/[A-Za-z]$/.test(text.slice(0, to)) && /^[A-Za-z]/.test(text.slice(to))).toBe(
            false,
          );
          end = to;
        }
      }),
    );
  });

  it('print has no double space that the source has not, and none before a comma', () => {
    fc.assert(
      fc.property(texts, acts, (text, asked) => {
        const quote = editedBy(text.replaceAll('\n', 'so'), asked);
        const { words } = printedWords(quote, { text: text.replaceAll('\n', 'so') }, '…');
        expect(words).not.toMatch(/ {2}| ,/);
        expect(words).toBe(words.trim());
      }),
    );
  });
});
