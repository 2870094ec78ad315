import { placesOf, type DomainMention } from '../codebook/domain-names.ts';
import type { Framework } from '../codebook/framework.ts';

type Places = ReturnType<typeof placesOf>;

/** Names shorter than this are too near to other words. */
const longEnough = 6;

/**
 * Finds names of domains with one word of them misspelt: one letter more, fewer or another, two in a word
 * of nine letters or more. A name of one word counts only with a capital inside a sentence's words.
 */
export function misspelt(
  framework: Framework,
): (
  places: Places,
  text: string,
  known: readonly DomainMention[],
) => readonly { readonly written: string; readonly domain: string }[] {
  const names = framework.domains.map(({ id, name }) => ({
    id,
    words: placesOf(name).map(({ same }) => same),
  }));
  return (places, text, known) => {
    const there = new Set(places.map(({ same }) => same));
    const isTaken = (from: number) => known.some((one) => one.from <= from && from < one.to);
    return names.flatMap(({ id, words }) => {
      if (words.length > 1 && words.filter((word) => there.has(word)).length < words.length - 1) {
        return [];
      }
      const found: { written: string; domain: string }[] = [];
      for (let at = 0; at + words.length <= places.length; at += 1) {
        if (!isNear(places, at, words)) continue;
        const [first, last] = [places[at]!, places[at + words.length - 1]!];
        if (isTaken(first.from) || isTaken(last.from)) continue;
        found.push({ written: text.slice(first.from, last.from + last.word.length), domain: id });
      }
      return found;
    });
  };
}

function isNear(places: Places, at: number, words: readonly string[]): boolean {
  let off = -1;
  for (let index = 0; index < words.length; index += 1) {
    if (places[at + index]!.same === words[index]) continue;
    if (off !== -1) return false;
    off = index;
  }
  if (off === -1) return false;
  const [there, word] = [places[at + off]!, words[off]!];
  if (word.length < longEnough || Math.abs(there.same.length - word.length) > 2) return false;
  if (words.length === 1 && !/^\p{Lu}/u.test(there.word)) return false;
  // "Emotional" and "knowledgeable" are other words, not misspelt ones.
  if (there.same.startsWith(word) || word.startsWith(there.same)) return false;
  // What is misspelt begins as it should: "attention" is no slip of "intention".
  if (there.same[0] !== word[0]) return false;
  const most = word.length >= 9 ? 2 : 1;
  return distance(there.same, word, most) <= most;
}

/** Letters to put in, take out or change to make one word of the other; beyond `most` any larger number. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same));
    }
    row = next;
  }
  return row[b.length]!;
}
