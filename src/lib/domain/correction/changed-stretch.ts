import type { Match } from './sequence-matches.ts';
import { wordsOf, type Piece } from './text-pieces.ts';
import { wordAlignment } from './word-alignment.ts';

/**
 * That old offsets [from, to) now are [at, end). `same`: sign for sign; else other words stand in the
 * place of those, and only the whole of the one is the whole of the other.
 */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly end: number;
  readonly same: boolean;
}

/** Two sentences that share less than this of the signs of either have nothing to do with each other. */
const kept = 1 / 3;

/**
 * What became of sentences that do not stand in the new text as they were, facing those that are new
 * in their place. Sentences are first held against each other by the words they share, so that a word
 * that happens to stand in both does not carry one to another; then words are set within those that
 * belong together. As many sentences as are left on both sides take each other's places.
 */
export function linksInStretch(old: readonly Piece[], now: readonly Piece[]): Link[] {
  if (old.length === 0 || now.length === 0) return [];
  const links: Link[] = [];
  let [a, b] = [0, 0];
  for (const group of groupsOf(old, now)) {
    links.push(...inPlace(old.slice(a, group.from), now.slice(b, group.nowFrom)));
    links.push(...wordLinks(group.old.flatMap(wordsOf), group.now.flatMap(wordsOf)));
    a = group.to;
    b = group.nowTo;
  }
  links.push(...inPlace(old.slice(a), now.slice(b)));
  return links;
}

/** Sentences that belong together: one and its corrected form, or parts and the whole. */
interface Group {
  readonly from: number;
  readonly nowFrom: number;
  to: number;
  nowTo: number;
  readonly old: Piece[];
  readonly now: Piece[];
}

function groupsOf(old: readonly Piece[], now: readonly Piece[]): Group[] {
  const groups: Group[] = [];
  for (const { a, b } of strongPairs(old, now)) {
    const last = groups.at(-1);
    const [one, other] = [old[a]!, now[b]!];
    const [again, nowAgain] = [last?.old.at(-1) === one, last?.now.at(-1) === other];
    if (last && (again || nowAgain)) {
      if (!again) last.old.push(one);
      if (!nowAgain) last.now.push(other);
      last.to = a + 1;
      last.nowTo = b + 1;
    } else {
      groups.push({ from: a, nowFrom: b, to: a + 1, nowTo: b + 1, old: [one], now: [other] });
    }
  }
  return groups;
}

/** Which old sentence shares much with which new one, ascending in both. */
function strongPairs(old: readonly Piece[], now: readonly Piece[]): Match[] {
  const [oldWords, nowWords] = [withSentence(old), withSentence(now)];
  const shared = new Map<string, Match & { signs: number }>();
  for (const { a, b } of wordAlignment(
    oldWords.map(({ word }) => word),
    nowWords.map(({ word }) => word),
  )) {
    const [one, other] = [oldWords[a]!, nowWords[b]!];
    const pair = `${one.sentence} ${other.sentence}`;
    const signs = Math.min(one.word.words.length, other.word.words.length);
    const known = shared.get(pair);
    if (known) known.signs += signs;
    else shared.set(pair, { a: one.sentence, b: other.sentence, signs });
  }
  return [...shared.values()].filter(
    ({ a, b, signs }) => signs >= kept * Math.min(signsIn(old[a]!), signsIn(now[b]!)),
  );
}

function withSentence(sentences: readonly Piece[]): { word: Piece; sentence: number }[] {
  return sentences.flatMap((one, sentence) => wordsOf(one).map((word) => ({ word, sentence })));
}

function signsIn({ words }: Piece): number {
  return words.replace(/\s+/g, '').length;
}

/** Sentences, or words, in the place of as many others. */
function inPlace(old: readonly Piece[], now: readonly Piece[]): Link[] {
  if (old.length !== now.length) return [];
  return old.map(({ from, to }, index) => {
    const { from: at, to: end } = now[index]!;
    return { from, to, at, end, same: false };
  });
}

function wordLinks(old: readonly Piece[], now: readonly Piece[]): Link[] {
  const links: Link[] = [];
  let [a, b] = [0, 0];
  for (const match of [...wordAlignment(old, now), { a: old.length, b: now.length }]) {
    links.push(...replaced(old.slice(a, match.a), now.slice(b, match.b)));
    const [one, other] = [old[match.a], now[match.b]];
    if (one && other) links.push(...corrected(one, other));
    a = match.a + 1;
    b = match.b + 1;
  }
  return links;
}

/** Words in the place of others: one for one where they are as many, else all for all. */
function replaced(old: readonly Piece[], now: readonly Piece[]): Link[] {
  const [first, last] = [old[0], old.at(-1)];
  const [nowFirst, nowLast] = [now[0], now.at(-1)];
  if (!first || !last || !nowFirst || !nowLast) return [];
  if (old.length === now.length) return inPlace(old, now);
  return [{ from: first.from, to: last.to, at: nowFirst.from, end: nowLast.to, same: false }];
}

/** One word and what it was corrected to: what both begin and end with is the same. */
function corrected(old: Piece, now: Piece): Link[] {
  const [one, other] = [old.words, now.words];
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  if (isHighSurrogate(one, head - 1)) head -= 1;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  if (isLowSurrogate(one, one.length - tail)) tail -= 1;
  const [from, to, at, end] = [old.from + head, old.to - tail, now.from + head, now.to - tail];
  const links: Link[] = [
    { from: old.from, to: from, at: now.from, end: at, same: true },
    { from, to, at, end, same: false },
    { from: to, to: old.to, at: end, end: now.to, same: true },
  ];
  return links.filter((link) => link.from < link.to && link.at < link.end);
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}
