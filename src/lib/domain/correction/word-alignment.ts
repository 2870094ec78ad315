import { sequenceMatches, type Match } from './sequence-matches.ts';
import type { Piece } from './text-pieces.ts';

/** Stretches of at most so many words, both texts together, are compared by edits alone. */
const fewWords = 600;
/** More pairs of words than this are not looked through for likeness. */
const mostPairs = 2500;
/** Words that share so much of their signs are one word, corrected: "teh" and "the", not "is" and "was". */
const alike = 0.6;

/** Which old words stand in the new text, as they were or corrected, ascending in both. */
export function wordAlignment(old: readonly Piece[], now: readonly Piece[]): Match[] {
  const same = sequenceMatches(
    old.map(({ words }) => words),
    now.map(({ words }) => words),
    fewWords,
  );
  const all: Match[] = [];
  let [a, b] = [0, 0];
  for (const match of [...same, { a: old.length, b: now.length }]) {
    for (const like of likeWords(old.slice(a, match.a), now.slice(b, match.b))) {
      all.push({ a: a + like.a, b: b + like.b });
    }
    if (match.a < old.length) all.push(match);
    a = match.a + 1;
    b = match.b + 1;
  }
  return all;
}

/** Pairs of like words, in an order that both share, that have the most signs in common. */
function likeWords(old: readonly Piece[], now: readonly Piece[]): Match[] {
  const [rows, columns] = [old.length, now.length];
  if (rows === 0 || columns === 0 || rows * columns > mostPairs) return [];
  const width = columns + 1;
  const likeness = new Float64Array(rows * columns);
  const best = new Float64Array((rows + 1) * width);
  for (let a = rows - 1; a >= 0; a -= 1) {
    for (let b = columns - 1; b >= 0; b -= 1) {
      const like = commonSigns(old[a]!.words, now[b]!.words);
      likeness[a * columns + b] = like;
      best[a * width + b] = Math.max(
        best[(a + 1) * width + b]!,
        best[a * width + b + 1]!,
        like + best[(a + 1) * width + b + 1]!,
      );
    }
  }
  const matches: Match[] = [];
  let [a, b] = [0, 0];
  while (a < rows && b < columns) {
    const like = likeness[a * columns + b]!;
    if (like > 0 && best[a * width + b] === like + best[(a + 1) * width + b + 1]!) {
      matches.push({ a, b });
      a += 1;
      b += 1;
    } else if (best[a * width + b] === best[(a + 1) * width + b]) a += 1;
    else b += 1;
  }
  return matches;
}

/** How many signs two like words have in common, in order, capitals aside; 0 where they are unlike. */
function commonSigns(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const needed = (alike * (a.length + b.length)) / 2;
  if (Math.min(a.length, b.length) < needed || a.length + b.length > 200) {
    return a === b ? a.length : 0;
  }
  let row = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = a[i - 1] === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
    }
    row = next;
  }
  const common = row[b.length]!;
  return common >= needed ? common : 0;
}
