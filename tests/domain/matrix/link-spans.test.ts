import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittedLink, movedLinks } from '#lib/domain/matrix/link-spans.ts';
import { withQuotation } from '#lib/domain/matrix/quotation.ts';
import { lines } from '../../fixtures/matrices.ts';

/** The words linked once «marked» text became other text; `null`: the link is without words. */
function linked(marked: string, after: string): string | null {
  const from = marked.indexOf('«');
  const to = marked.indexOf('»') - 1;
  const before = marked.replace(/[«»]/g, '');
  const [moved] = movedLinks([{ ...lines(1, 0, 1), words: { from, to } }], before, after);
  return moved?.words ? after.slice(moved.words.from, moved.words.to) : null;
}

describe('words tied to a passage', () => {
  it('are followed when something is written before, after or beside them', () => {
    expect(linked('She «fears» it.', 'Now she fears it.')).toBe('fears');
    expect(linked('She «fears» it.', 'She fears it a lot.')).toBe('fears');
    expect(linked('She «fears» it.', 'She often fears it.')).toBe('fears');
    expect(linked('«fears»', 'fears much')).toBe('fears');
    expect(linked('«fears»', 'much fears')).toBe('fears');
  });

  it('grow with what is written in their middle, and shrink with what goes', () => {
    expect(linked('She «fears falls».', 'She fears bad falls.')).toBe('fears bad falls');
    expect(linked('She «fears falls».', 'She fears.')).toBe('fears');
    expect(linked('She «fears falls».', 'falls.')).toBe('falls');
  });

  it('that all go leave a link to the whole cell', () => {
    expect(linked('She «fears» falls.', 'She falls.')).toBeNull();
    expect(linked('She «fears» falls.', 'She likes walks.')).toBeNull();
    expect(linked('She «fears» falls.', '')).toBeNull();
  });

  it('never leave the text, are never empty, and keep a stretch that both texts share', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(word, word, word, word, word, (a, b, c, x, y) => {
        const before = a + b + c;
        fc.pre(b.length > 0);
        const words = { from: a.length, to: a.length + b.length };
        const link = { ...lines(1, 0, 1), words };
        const after = x + y;
        const [moved] = movedLinks([link], before, after);
        if (moved?.words) {
          expect(moved.words.from).toBeLessThan(moved.words.to);
          expect(moved.words.from).toBeGreaterThanOrEqual(0);
          expect(moved.words.to).toBeLessThanOrEqual(after.length);
        }
        expect(movedLinks([link], before, before)).toEqual([link]);
        const [appended] = movedLinks([link], before, before + x);
        expect(appended?.words && (before + x).slice(appended.words.from, appended.words.to)).toBe(
          b,
        );
      }),
    );
  });

  it('never begin or end inside a character', () => {
    const link = { ...lines(1, 0, 1), words: { from: 0, to: 4 } };
    // Both begin with the same half of a character.
    const [moved] = movedLinks([link], '\u{1F600}\u{1F601}', '\u{1F600}\u{1F602}');
    expect([0, 2, 4]).toContain(moved?.words?.from);
    expect([2, 4]).toContain(moved?.words?.to);
  });

  it('that lie outside a text are those of the whole cell', () => {
    const link = { ...lines(1, 0, 1), words: { from: 4, to: 9 } };
    expect(fittedLink(link, 'Knows it').words).toEqual({ from: 4, to: 8 });
    expect(fittedLink(link, 'It').words).toBeNull();
  });
});

describe('a passage put in as a quotation', () => {
  it('stands in curly marks, linked with them, a space from words beside it', () => {
    const { summary, words } = withQuotation('She says and goes.', 8, ' it is not my pen ');
    expect(summary).toBe('She says “it is not my pen” and goes.');
    expect(summary.slice(words.from, words.to)).toBe('“it is not my pen”');
  });

  it('may be all there is, or stand at the end', () => {
    expect(withQuotation('', 0, 'Not my pen').summary).toBe('“Not my pen”');
    expect(withQuotation('She says ', 99, 'no').summary).toBe('She says “no”');
    expect(withQuotation('Well (so).', 6, 'aye').summary).toBe('Well (“aye” so).');
  });
});
