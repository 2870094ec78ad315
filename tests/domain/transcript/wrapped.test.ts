import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '#lib/domain/transcript/cut.ts';
import { wrappedStarts } from '#lib/domain/transcript/wrapped.ts';

const pieces = (text: string, starts: readonly number[]) =>
  starts.map((from, line) => text.slice(from, starts[line + 1] ?? text.length));
const wrapped = (text: string, width: number) => pieces(text, wrappedStarts(text, width));

describe('wrapped lines', () => {
  it('are broken at white space, which stays with the line before and does not count', () => {
    expect(wrapped('I know it, it is new to me.', 10)).toEqual([
      'I know it, ',
      'it is new ',
      'to me.',
    ]);
    expect(wrapped('four five', 4)).toEqual(['four ', 'five']);
    expect(wrapped('a    b', 3)).toEqual(['a    ', 'b']);
  });

  it('keep what a no-break space holds together on one line', () => {
    expect(wrapped('et puis ça\u00a0va\u202f?', 12)).toEqual(['et puis ', 'ça\u00a0va\u202f?']);
  });

  it('break a word that no line holds where the line is full', () => {
    expect(wrapped('see abcdefghij now', 4)).toEqual(['see ', 'abcd', 'efgh', 'ij ', 'now']);
    expect(wrapped('我停了药就好了', 3)).toEqual(['我停了', '药就好', '了']);
  });

  it('part no letter from its accents and no emoji from its parts, however narrow', () => {
    const family = '👩‍👩‍👧';
    expect(wrapped(`ab${family}cd`, 4)).toEqual(['ab', family, 'cd']);
    expect(wrapped('e\u0301e\u0301e\u0301', 3)).toEqual(['e\u0301', 'e\u0301', 'e\u0301']);
    expect(wrapped('👍🏽👍🏽', 5)).toEqual(['👍🏽', '👍🏽']);
    expect(wrapped('🇫🇷🇩🇪🇮🇪', 9)).toEqual(['🇫🇷🇩🇪', '🇮🇪']);
    expect(wrapped('☂️☂️', 3)).toEqual(['☂️', '☂️']);
  });

  it('begin anew with every paragraph and turn', () => {
    const { text, lineFrom } = cut(['One two three', 'Four\nfive six'], 'wrapped', 8);
    expect(pieces(text, [...lineFrom])).toEqual(['One two ', 'three\n', 'Four\n', 'five six']);
  });

  it('hold sixty-five signs unless another number is chosen', () => {
    const words = 'word '.repeat(40).trim();
    const { text, lineFrom } = cut([words], 'wrapped');
    expect(pieces(text, [...lineFrom]).map((line) => line.trimEnd().length)).toEqual([
      64, 64, 64, 4,
    ]);
  });
});

const spoken = fc.string({
  unit: fc.constantFrom(
    'a',
    'word',
    ' ',
    '  ',
    '\t',
    'é',
    'e\u0301',
    '👩🏽‍⚕️',
    '🇮🇪',
    '我',
    '\u00a0',
    '-',
  ),
  maxLength: 60,
});
const width = fc.integer({ min: 1, max: 40 });
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const signs = (text: string) => [...segmenter.segment(text)];

describe('whatever is said, wrapped lines', () => {
  it('tile it, each with a sign in it', () => {
    fc.assert(
      fc.property(spoken, width, (text, by) => {
        const lines = wrapped(text, by);
        expect(lines.join('')).toBe(text);
        expect(lines.slice(1).every((line) => /[^ \t]/.test(line))).toBe(true);
      }),
    );
  });

  it('are no longer than asked, but for one sign that is wider than a line', () => {
    fc.assert(
      fc.property(spoken, width, (text, by) => {
        for (const line of wrapped(text, by)) {
          const shown = line.trim();
          expect(shown.length <= by || signs(shown).length === 1).toBe(true);
        }
      }),
    );
  });

  it('break only where people see one sign end and the next begin', () => {
    fc.assert(
      fc.property(spoken, width, (text, by) => {
        const ends = new Set(signs(text).map(({ index }) => index));
        for (const start of wrappedStarts(text, by).slice(1)) expect(ends.has(start)).toBe(true);
      }),
    );
  });

  it('break a word only where it would not fit on a line', () => {
    fc.assert(
      fc.property(spoken, width, (text, by) => {
        for (const start of wrappedStarts(text, by).slice(1)) {
          if (/[ \t]/.test(text[start - 1] ?? '')) continue;
          const before = /[^ \t]*$/.exec(text.slice(0, start))?.[0] ?? '';
          const after = /^[^ \t]*/.exec(text.slice(start))?.[0] ?? '';
          expect((before + after).length).toBeGreaterThan(by);
        }
      }),
    );
  });

  it('take up what a line can still hold', () => {
    fc.assert(
      fc.property(spoken, width, (text, by) => {
        const starts = wrappedStarts(text, by);
        for (const [line, start] of starts.slice(1).entries()) {
          const before = text.slice(starts[line], start);
          const word = /^[^ \t]+/.exec(text.slice(start))?.[0] ?? '';
          if (word.length > by || !/[ \t]$/.test(before)) continue;
          expect(before.replace(/^[ \t]+/, '').length + word.length).toBeGreaterThan(by);
        }
      }),
    );
  });
});
