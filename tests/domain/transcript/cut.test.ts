import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut } from '#lib/domain/transcript/cut.ts';
import { wordCount } from '#lib/domain/transcript/words.ts';

const turns = ['Why? And when?', 'Because.\nIt hurt. A lot.', 'Yes.'];

/** The lines of a cut text, white space at their ends shown. */
function lines(text: string, lineFrom: Uint32Array): string[] {
  return Array.from(lineFrom, (from, line) => text.slice(from, lineFrom[line + 1] ?? text.length));
}

it('cuts by sentence within the turn, by paragraph, and by turn', () => {
  const by = (rule: 'sentence' | 'paragraph' | 'turn') => {
    const { text, lineFrom } = cut(turns, rule);
    return lines(text, lineFrom);
  };
  expect(by('sentence')).toEqual([
    'Why? ',
    'And when?\n',
    'Because.\n',
    'It hurt. ',
    'A lot.\n',
    'Yes.',
  ]);
  expect(by('paragraph')).toEqual(['Why? And when?\n', 'Because.\n', 'It hurt. A lot.\n', 'Yes.']);
  expect(by('turn')).toEqual(['Why? And when?\n', 'Because.\nIt hurt. A lot.\n', 'Yes.']);
});

const rule = fc.constantFrom(
  'sentence' as const,
  'paragraph' as const,
  'turn' as const,
  'wrapped' as const,
);
const spoken = fc
  .string({
    unit: fc.constantFrom('a', 'I', '.', '?', ' ', '\n', '…', '。', '👩🏽‍⚕️', 'é', ')', '"'),
    minLength: 1,
  })
  .filter((one) => one.trim() !== '');

it('loses no character: turns and lines both tile the text', () => {
  fc.assert(
    fc.property(fc.array(spoken, { maxLength: 12 }), rule, (said, by) => {
      const { text, turnFrom, lineFrom } = cut(said, by);
      expect(text).toBe(said.join('\n'));
      expect(lines(text, lineFrom).join('')).toBe(text);
      expect(
        Array.from(turnFrom, (from, turn) =>
          text.slice(from, turnFrom[turn + 1] ?? text.length + 1),
        ),
      ).toEqual(said.map((one, turn) => (turn < said.length - 1 ? `${one}\n` : one)));
      for (const offsets of [turnFrom, lineFrom]) {
        expect([...offsets]).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
      }
    }),
  );
});

it('begins a line with every turn, and never cuts a character in two', () => {
  fc.assert(
    fc.property(fc.array(spoken, { maxLength: 12 }), rule, (said, by) => {
      const { text, turnFrom, lineFrom } = cut(said, by);
      const starts = new Set(lineFrom);
      expect([...turnFrom].every((from) => starts.has(from))).toBe(true);
      expect([...lineFrom].some((from) => /[\udc00-\udfff]/.test(text.charAt(from)))).toBe(false);
    }),
  );
});

it('gives the same lines when it is cut again from its own turns', () => {
  fc.assert(
    fc.property(fc.array(spoken, { maxLength: 12 }), rule, (said, by) => {
      const once = cut(said, by);
      const again = cut(
        Array.from(once.turnFrom, (from, turn) => {
          const to = once.turnFrom[turn + 1];
          return once.text.slice(from, to === undefined ? once.text.length : to - 1);
        }),
        by,
      );
      expect(again).toEqual(once);
    }),
  );
});

it('counts words as people do', () => {
  expect(wordCount('I don’t know, twenty-five 3.5 per cent.')).toBe(7);
  expect(wordCount('… – !')).toBe(0);
  expect(wordCount('我停了药')).toBe(4);
});
