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
    const isTaken = (from: number) => known.some((one) => one.from <= from && from < one.to);
    return names.flatMap(({ id, words }) => {
      const there = new Set(places.map(({ same }) => same));
      if (words.length > 1 && words.filter((word) => there.has(word)).length < words.length - 1) {
        return [];
      }
      const found: { written: string; domain: string }[] = [];
      for (let at = 0; at + words.length <= places.length; at += 1) {
        const here = places.slice(at, at + words.length);
        const [first, last] = [here[0]!, here.at(-1)!];
        if (!isNear(here, words) || isTaken(first.from) || isTaken(last.from)) continue;
        found.push({ written: text.slice(first.from, last.from + last.word.length), domain: id });
      }
      return found;
    });
  };
}

function isNear(here: Places, words: readonly string[]): boolean {
  const off = words.flatMap((word, index) => {
    const there = here[index]!;
    return there.same === word ? [] : [{ word, there }];
  });
  const [only] = off;
  if (!only || off.length !== 1 || only.word.length < longEnough) return false;
  if (words.length === 1 && !/^\p{Lu}/u.test(only.there.word)) return false;
  const most = only.word.length >= 9 ? 2 : 1;
  // "Emotional" and "knowledgeable" are other words, not misspelt ones.
  if (only.there.same.startsWith(only.word) || only.word.startsWith(only.there.same)) return false;
  return distance(only.there.same, only.word, most) <= most;
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
