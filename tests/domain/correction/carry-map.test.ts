import process from 'node:process';
import { expect, it } from 'vitest';
import type { Coding } from '#lib/domain/coding/packed.ts';
import { carriedPass } from '#lib/domain/correction/carried-pass.ts';
import { goals, passOf, spoken, wayBetween } from '../../fixtures/spoken-version.ts';

const subjects = ['the ward', 'my team', 'hand washing', 'the rota', 'our manager', 'a patient'];
const verbs = ['helps with', 'gets in the way of', 'reminds me of', 'has nothing to do with'];

/** Two turns of five sentences and one of a question, again and again: about `lines` lines. */
function longInterview(lines: number): string[] {
  const sentence = (n: number) =>
    `On day ${n % 97} ${subjects[n % 6]} ${verbs[n % 4]} ${subjects[(n * 5 + 1) % 6]}, I think.`;
  return Array.from({ length: Math.ceil(lines / 6) }, (_, turn) => [
    `I: And then?`,
    `P: ${Array.from({ length: 5 }, (_, step) => sentence(turn * 5 + step)).join(' ')}`,
  ]).flat();
}

function corrected(turns: readonly string[], every: number): string[] {
  return turns.map((turn, at) => (at % every === 1 ? turn.replace('I think', 'I thnik') : turn));
}

function secondsFor(before: readonly string[], after: readonly string[]): number {
  const [old, now] = [spoken(before), spoken(after, 'sentence', 2)];
  const count = old.version.lineFrom.length;
  expect(count).toBeGreaterThan(9_900);
  const codings = Array.from({ length: 5_000 }, (_, n): Coding => ({
    codeId: goals,
    from: (n * 2) % count,
    to: ((n * 2) % count) + 1,
  }));
  const pass = passOf(old, codings);
  // Time of this process alone: other work on the machine does not count.
  const start = process.cpuUsage();
  const { anchors } = carriedPass(pass, wayBetween(old, now), '2026-03-01T10:00:00.000Z');
  const seconds = process.cpuUsage(start).user / 1e6;
  expect(anchors).toHaveLength(codings.length);
  return seconds;
}

it('previews a word corrected in ten thousand lines with five thousand codings within a second', () => {
  const before = longInterview(10_000);
  expect(secondsFor(before, corrected(before, before.length - 3))).toBeLessThan(1);
});

it('copes with a correction in every turn of ten thousand lines, and with other words altogether', () => {
  const before = longInterview(10_000);
  expect(secondsFor(before, corrected(before, 2))).toBeLessThan(5);
  const other = before.map((turn) =>
    turn.replace(/[a-z]+/g, (word) => word.split('').reverse().join('')),
  );
  expect(secondsFor(before, other)).toBeLessThan(20);
}, 60_000);

it('finds words again after a very long insertion', () => {
  const before = ['P: One is here. Two is here.'];
  const long = longInterview(3_000).join(' ');
  const { map } = wayBetween(
    spoken(before),
    spoken([`P: One is here. ${long} Two is here.`], 'sentence', 2),
  );
  const at = map.span(13, 25);
  expect(map.after.text.slice(at!.from, at!.to)).toBe('Two is here.');
});

it('never parts the halves of a sign', () => {
  const { map } = wayBetween(spoken(['P: ok😀😀x']), spoken(['P: ok😀😁x'], 'sentence', 2));
  const span = map.span(0, 4);
  expect(map.after.text.slice(span!.from, span!.to)).toBe('ok😀');
  expect(map.after.text).toBe('ok😀😁x');
  for (const { from, at } of map.links) {
    expect(
      [map.before.text, map.after.text].map((text, n) => isLow(text, n === 0 ? from : at)),
    ).toEqual([false, false]);
  }
});

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}

it('gives the same map every time', () => {
  const before = longInterview(200);
  const after = corrected(before, 3).toSpliced(7, 4);
  const links = () => wayBetween(spoken(before), spoken(after, 'sentence', 2)).map.links;
  expect(links()).toEqual(links());
});
