import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, isRightToLeft, textWidth, wrapped } from '#lib/domain/figures/text-width.ts';

const setting = { size: 12 };
/** Wide enough for any one sign. */
const room = fc.integer({ min: 40, max: 300 });
const text = fc.string({ unit: 'grapheme', maxLength: 120 });

describe('words on lines', () => {
  it('are no wider than the room, on no more lines than allowed', () => {
    fc.assert(
      fc.property(text, room, fc.integer({ min: 1, max: 5 }), (words, width, most) => {
        const lines = wrapped(words, width, setting, most);
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(textWidth(line, setting)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('keep every sign where there is room for all lines', () => {
    fc.assert(
      fc.property(text, room, (words, width) => {
        const lines = wrapped(words, width, setting, 1000);
        const bare = (one: string) => one.replace(/[\s\u0000-\u001f]+/gu, '');
        expect(bare(lines.join(''))).toBe(bare(words));
      }),
    );
  });

  it('break between words, and say with an ellipsis that something is missing', () => {
    expect(wrapped('Leave to undo what others began', 90, setting, 9)).toEqual([
      'Leave to undo',
      'what others',
      'began',
    ]);
    expect(wrapped('Leave to undo what others began', 90, setting, 2)[1]).toMatch(/…$/);
    expect(wrapped('', 90, setting, 3)).toEqual(['']);
  });

  it('on one line lose their middle, so that numbers at the end still tell them apart', () => {
    expect(fitted('Practice pharmacist 12', 90, setting)).toMatch(/^Pract.*….* 12$/);
    expect(fitted('P12', 90, setting)).toBe('P12');
    fc.assert(
      fc.property(text, room, (words, width) => {
        expect(textWidth(fitted(words, width, setting), setting)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('are measured: wider when bold, nothing for marks on a letter, full width for ideographs', () => {
    expect(textWidth('abc', { size: 12, bold: true })).toBeGreaterThan(textWidth('abc', setting));
    expect(textWidth('e\u0301', setting)).toBe(textWidth('e', setting));
    expect(textWidth('漢', setting)).toBeGreaterThanOrEqual(12);
  });

  it('go by their first letter for their direction', () => {
    expect(isRightToLeft('«רשות» to undo')).toBe(true);
    expect(isRightToLeft('12 מתוך 14')).toBe(true);
    expect(isRightToLeft('to undo: רשות')).toBe(false);
    expect(isRightToLeft('12')).toBe(false);
  });
});
