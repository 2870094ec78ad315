import { expect, it } from 'vitest';
import { shuffledCoders } from '#lib/domain/reconciliation/shuffled-coders.ts';
import { a, b, c, roundId, transcriptId } from './two-coders.ts';

const on = (line: number) => ({ roundId, transcriptId, line });

it('puts the coders of a line in one order, however often and in whatever order they are asked for', () => {
  for (let line = 0; line < 20; line += 1) {
    expect(shuffledCoders([b, a, c], on(line))).toEqual(shuffledCoders([a, b, c], on(line)));
  }
});

it('keeps nobody on one side', () => {
  const lines = Array.from({ length: 400 }, (_, line) => line);
  const first = lines.filter((line) => shuffledCoders([a, b], on(line))[0] === a).length;
  // 200 of 400 by chance, with a standard deviation of ten.
  expect(first).toBeGreaterThan(150);
  expect(first).toBeLessThan(250);
});
