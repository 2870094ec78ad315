import { expect, it } from 'vitest';
import { unpacked } from '#lib/domain/coding/packed.ts';
import { isAsSubmitted, passHash } from '#lib/domain/coding/pass-hash.ts';
import { carriedPass } from '#lib/domain/correction/carried-pass.ts';
import type { CuttingRule } from '#lib/domain/model/transcript-version.ts';
import { goals, passOf, spoken, wayBetween } from '../../fixtures/spoken-version.ts';

const at = '2026-03-01T10:00:00.000Z';

/** What becomes of codings of one code on lines [from, to): "fate from–to words", lines from zero. */
function fates(
  before: readonly string[],
  after: readonly string[],
  codings: readonly (readonly [number, number])[],
  cutting: CuttingRule = 'sentence',
  wrapWidth: number | null = null,
): string[] {
  const [old, now] = [spoken(before), spoken(after, cutting, 2, wrapWidth)];
  const pass = passOf(
    old,
    codings.map(([from, to]) => ({ codeId: goals, from, to })),
  );
  return carriedPass(pass, wayBetween(old, now), at).anchors.map(({ fate, after: there }) =>
    [fate, ...(there?.lines ?? []).map(({ from, to }) => `${from}-${to}`), there?.words ?? ''].join(
      ' ',
    ),
  );
}

it('keeps a line with a typo corrected in it, and lists it with its new words', () => {
  expect(
    fates(
      ['I: Why?', 'P: Teh cat zat. It was late.'],
      ['I: Why?', 'P: The cat sat. It was late.'],
      [
        [1, 2],
        [2, 3],
      ],
    ),
  ).toEqual(['moved 1-2 The cat sat.', 'carried 2-3 It was late.']);
});

it('keeps a line of one word that was corrected or replaced', () => {
  expect(fates(['P: Yess. I did.'], ['P: Yes. I did.'], [[0, 1]])).toEqual(['moved 0-1 Yes.']);
  expect(fates(['P: Yes. I did.'], ['P: No. I did.'], [[0, 1]])).toEqual(['moved 0-1 No.']);
});

it('keeps a line with a word inserted at its beginning', () => {
  expect(
    fates(
      ['P: I think so. Yes.'],
      ['P: Well I think so. Yes.'],
      [
        [0, 1],
        [1, 2],
      ],
    ),
  ).toEqual(['moved 0-1 Well I think so.', 'carried 1-2 Yes.']);
});

it('lists a deleted line as lost and its neighbours as carried', () => {
  expect(
    fates(
      ['P: I went there. I saw the dog. I came home.'],
      ['P: I went there. I came home.'],
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ),
  ).toEqual(['carried 0-1 I went there.', 'lost ', 'carried 1-2 I came home.']);
});

it('lists a line as lost that was deleted beside one that was corrected', () => {
  expect(
    fates(
      ['P: I saw the dog there. The cat zat on it.'],
      ['P: The cat sat on it.'],
      [
        [0, 1],
        [1, 2],
      ],
    ),
  ).toEqual(['lost ', 'moved 0-1 The cat sat on it.']);
});

it('does not take a line for another because they share a common word', () => {
  expect(
    fates(
      ['P: And the dog was barking at the neighbours. We left the house.'],
      ['P: We left the big house early.'],
      [
        [0, 1],
        [1, 2],
      ],
    ),
  ).toEqual(['lost ', 'moved 0-1 We left the big house early.']);
});

it('carries a coding to both halves of a sentence that was split', () => {
  expect(
    fates(['P: I tried and then I stopped.'], ['P: I tried. And then I stopped.'], [[0, 1]]),
  ).toEqual(['moved 0-2 I tried. And then I stopped.']);
});

it('carries codings over turns that were joined or split, by their words', () => {
  const words = ['P: I tried. It went well.', 'P: So I went on.'];
  expect(
    fates(
      words,
      ['P: I tried. It went well. So I went on.'],
      [
        [0, 2],
        [2, 3],
      ],
    ),
  ).toEqual(['carried 0-2 I tried. It went well.', 'carried 2-3 So I went on.']);
  expect(
    fates(['P: I tried and it went well.'], ['P: I tried', 'P: and it went well.'], [[0, 1]]),
  ).toEqual(['carried 0-2 I tried\nand it went well.']);
});

it('carries codings to lines of another cutting, and lists where other words come with them', () => {
  const words = ['I: Why?', 'P: I tried. It went well enough for me at the time.', 'P: Good.'];
  expect(
    fates(
      words,
      words,
      [
        [1, 2],
        [1, 3],
        [3, 4],
      ],
      'turn',
    ),
  ).toEqual([
    'moved 1-2 I tried. It went well enough for me at the time.',
    'carried 1-2 I tried. It went well enough for me at the time.',
    'carried 2-3 Good.',
  ]);
  expect(
    fates(
      words,
      words,
      [
        [1, 2],
        [2, 3],
      ],
      'wrapped',
      20,
    ),
  ).toEqual([
    'moved 1-2 I tried. It went',
    'moved 1-4 I tried. It went well enough for me at the time.',
  ]);
});

it('does not swap a phrase that is said again and again', () => {
  const before = ['I: A?', 'P: Yes.', 'I: B?', 'P: Yes.', 'I: C?', 'P: Yes.', 'I: D?', 'P: Yes.'];
  const after = ['I: A?', 'P: Yes.', 'I: C, then?', 'P: Yes.', 'I: D?', 'P: Yes.'];
  expect(
    fates(before, after, [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ]),
  ).toEqual(['carried 1-2 Yes.', 'lost ', 'carried 3-4 Yes.', 'carried 5-6 Yes.']);
});

it('lists a line as lost that is said by the interviewer now, and splits what lay around it', () => {
  const before = ['P: One. ', 'P: Two.', 'P: Three.'].map((turn) => turn.trim());
  const after = ['P: One.', 'I: Two.', 'P: Three.'];
  expect(fates(before, after, [[1, 2]])).toEqual(['lost ']);
  expect(fates(before, after, [[0, 3]])).toEqual(['moved 0-1 2-3 One.\nThree.']);
});

it('lists words as moved that somebody else says now', () => {
  expect(
    fates(
      ['P1: Yes.', 'P2: No.'],
      ['P1: Yes.', 'P1: No.'],
      [
        [0, 1],
        [1, 2],
      ],
    ),
  ).toEqual(['carried 0-1 Yes.', 'moved 1-2 No.']);
  // A label that was only written otherwise is the same person.
  expect(fates(['P01: Yes.', 'I: No.'], ['P1: Yes.', 'I: No.'], [[0, 1]])).toEqual([
    'carried 0-1 Yes.',
  ]);
});

it('joins codings of a code that come to touch, and lists both', () => {
  const [old, now] = [spoken(['P: One. Two. Three.']), spoken(['P: One. Three.'], 'sentence', 2)];
  const pass = passOf(old, [
    { codeId: goals, from: 0, to: 1 },
    { codeId: goals, from: 2, to: 3 },
  ]);
  const { pass: carried, anchors } = carriedPass(pass, wayBetween(old, now), at);
  expect(unpacked(carried).codings).toEqual([{ codeId: goals, from: 0, to: 2 }]);
  expect(anchors.map(({ fate }) => fate)).toEqual(['carried', 'carried']);
});

it('carries quotations to their words and flags to their lines', () => {
  const old = spoken(['P: Well, the teh cat sat. It was late.']);
  const now = spoken(['P: Oh. Well the the cat sat. It was late.'], 'sentence', 2);
  const { text } = old.version;
  const quotation = (words: string) => {
    const from = text.indexOf(words);
    return { codeId: goals, from, to: from + words.length };
  };
  const pass = passOf(
    old,
    [{ codeId: goals, from: 0, to: 1 }],
    [quotation('Well'), quotation('teh cat')],
    [1],
  );
  const { pass: carried, anchors } = carriedPass(pass, wayBetween(old, now), at);
  expect(anchors.map(({ kind, fate, after }) => [kind, fate, after?.words ?? null])).toEqual([
    ['coding', 'moved', 'Well the the cat sat.'],
    ['quotation', 'carried', 'Well'],
    ['quotation', 'moved', 'the cat'],
    ['flag', 'carried', 'It was late.'],
  ]);
  expect([...carried.flags]).toEqual([2]);
  expect(
    unpacked(carried).quotations.map(({ from, to }) => now.version.text.slice(from, to)),
  ).toEqual(['Well', 'the cat']);
});

it('keeps a submitted pass submitted, with what it is now hashed beside what it was', () => {
  const [old, now] = [spoken(['P: One. Two.']), spoken(['P: One. Twoo.'], 'sentence', 2)];
  const open = passOf(old, [{ codeId: goals, from: 1, to: 2 }]);
  const pass = { ...open, submitted: { at, hash: passHash(open), counted: null } };
  const { pass: carried, earlier } = carriedPass(pass, wayBetween(old, now), at);
  expect(carried.submitted).toEqual(pass.submitted);
  expect(carried.carried).toEqual({ earlierId: earlier?.id, hash: passHash(carried) });
  expect(isAsSubmitted(carried)).toBe(true);
  expect(earlier).toEqual({ ...pass, id: earlier?.id, passId: pass.id, carriedAt: at });
  expect(isAsSubmitted({ ...carried, flags: Uint32Array.of(0) })).toBe(false);
});

it('keeps no earlier form of an open pass that held nothing', () => {
  const [old, now] = [spoken(['P: One.']), spoken(['P: Two.'], 'sentence', 2)];
  const { pass, earlier, anchors } = carriedPass(passOf(old, []), wayBetween(old, now), at);
  expect([pass.versionId, pass.carried, earlier, anchors]).toEqual([
    now.version.id,
    null,
    null,
    [],
  ]);
});
