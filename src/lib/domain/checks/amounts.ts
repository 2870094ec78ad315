import { numbersInWords } from '../reporting/numbers-in-words.ts';

const written = new Map<string, number>([
  ['none', 0],
  ...numbersInWords.slice(1).map((word, index) => [word, index + 1] as const),
]);

/** How a whole number is written in a sentence, to stand in a regular expression: "14", "fourteen". */
export const numberWords = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,6}|${[...written.keys()]
  .filter((word) => word !== 'none')
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`;

/** The value of what {@link numberWords} matches; `undefined` for other words. */
export function writtenNumber(word: string): number | undefined {
  const plain = word.trim().toLowerCase().replaceAll(',', '').replaceAll(/\s+/g, '-');
  return /^\d+$/.test(plain) ? Number(plain) : written.get(plain);
}

/** "1 person", "3 people". */
export function peopleWords(n: number): string {
  return `${n} ${n === 1 ? 'person' : 'people'}`;
}
