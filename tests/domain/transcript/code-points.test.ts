import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codePointsBefore } from '#lib/domain/transcript/code-points.ts';

it('counts characters beyond the first plane as one, and leaves newlines out where asked', () => {
  const text = 'a😀b\nc';
  const offsets = Uint32Array.of(0, 1, 3, 4, 5, 6);
  expect([...codePointsBefore(text, offsets)]).toEqual([0, 1, 2, 3, 4, 5]);
  expect([...codePointsBefore(text, offsets, 'newlines')]).toEqual([0, 1, 2, 3, 3, 4]);
});

it('counts what splitting the text into code points counts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
      const text = pieces.join('');
      let at = 0;
      const offsets = pieces.map((piece) => (at += piece.length));
      expect([...codePointsBefore(text, Uint32Array.from(offsets))]).toEqual(
        pieces.map((_, index) => Array.from(pieces.slice(0, index + 1).join('')).length),
      );
    }),
  );
});
