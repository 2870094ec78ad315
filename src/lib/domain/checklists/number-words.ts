const small = [
  'zero',
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
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** The numbers one to ninety-nine in words, as they are written in English. */
const inWords: readonly string[] = Array.from({ length: 100 }, (_, n) => {
  if (n < 20) return small[n]!;
  const ten = tens[Math.floor(n / 10) - 2]!;
  return n % 10 === 0 ? ten : `${ten}-${small[n % 10]!}`;
});

const valueOf = new Map(inWords.map((word, n) => [word, n]));

/** Finds numbers from one to ninety-nine that are written in words; "two-day" is none. */
export function numberWords(): RegExp {
  const unit = small.slice(1, 10).join('|');
  const teen = small.slice(10).join('|');
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
  return inWords[n] ?? String(n);
}

/** A sentence that does not begin with digits: "8 people spoke." becomes "Eight people spoke." */
export function begun(sentence: string): string {
  const digits = /^\d{1,2}(?![\d.,:/–%-])/.exec(sentence)?.[0];
  const words =
    digits === undefined ? sentence : wordsOf(Number(digits)) + sentence.slice(digits.length);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
