const small = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const written = new Map([
  ...small.map((word, value) => [word, value] as const),
  ...tens.flatMap((ten, at) =>
    ten === ''
      ? []
      : [
          [ten, at * 10] as const,
          ...small.slice(1, 10).map((one, unit) => [`${ten}-${one}`, at * 10 + unit + 1] as const),
        ],
  ),
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
