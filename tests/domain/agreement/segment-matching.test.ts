import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchedSegments, type Segment } from '#lib/domain/agreement/segment-matching.ts';

/** Segments apart from each other, ascending. */
const segments = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 })), {
    maxLength: 5,
  })
  .map((gapsAndLengths) => {
    let at = 0;
    return gapsAndLengths.map(([gap, length]): Segment => {
      const from = at + gap;
      at = from + length;
      return { from, to: at };
    });
  });

function fits(a: Segment, b: Segment, overlap: number): boolean {
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  const covered = Math.max(a.to, b.to) - Math.min(a.from, b.from);
  return shared > 0 && shared >= overlap * covered;
}

/** Every way to pair them, one after the other. */
function mostPairs(a: readonly Segment[], b: readonly Segment[], overlap: number): number {
  const [first, ...rest] = a;
  if (!first) return 0;
  const partners = b.filter((other) => fits(first, other, overlap));
  return Math.max(
    mostPairs(rest, b, overlap),
    ...partners.map(
      (partner) =>
        1 +
        mostPairs(
          rest,
          b.filter((other) => other !== partner),
          overlap,
        ),
    ),
  );
}

it('pairs as many segments as can be paired, each once', () => {
  fc.assert(
    fc.property(segments, segments, fc.constantFrom(0.1, 0.3, 0.5, 0.9), (a, b, overlap) => {
      expect(matchedSegments(a, b, overlap)).toBe(mostPairs(a, b, overlap));
    }),
  );
});
