import { numbersInWords } from '../reporting/numbers-in-words.ts';

const valueOf = new Map(numbersInWords.map((word, n) => [word, n]));

/** Finds numbers from one to ninety-nine that are written in words; "two-day" is none. */
export function numberWords(): RegExp {
  const unit = numbersInWords.slice(1, 10).join('|');
  const teen = numbersInWords.slice(10, 20).join('|');
  const tens = numbersInWords.filter((_, n) => n >= 20 && n % 10 === 0);
  return new RegExp(
    `(?<![\\p{L}\\d])(?:(?:${tens.join('|')})(?:[- –](?:${unit}))?|${teen}|${unit})(?![\\p{L}\\d]|[-–]\\p{L})`,
    'giu',
  );
}

/** `null` where the words are no number from one to ninety-nine. */
export function valueOfWords(words: string): number | null {
  return valueOf.get(words.toLowerCase().replace(/[ –]/, '-')) ?? null;
}

/** "eight", "thirty-nine"; digits from a hundred on. */
export function wordsOf(n: number): string {
  return numbersInWords[n] ?? String(n);
}

/** A sentence that does not begin with digits: "8 people spoke." becomes "Eight people spoke." */
export function begun(sentence: string): string {
  const digits = /^\d{1,2}(?![\d.,:/–%-])/.exec(sentence)?.[0];
  const words =
    digits === undefined ? sentence : wordsOf(Number(digits)) + sentence.slice(digits.length);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
