/** What words are made of. Apostrophes count only between letters: "don’t" is one word. */
const letter = '[\\p{L}\\p{M}\\p{N}_]';
const before = `(?<!${letter})(?<!${letter}['’ʼ])`;
const after = `(?!${letter}|['’ʼ]${letter})`;

/**
 * The source of a pattern that matches `source` only as whole words; for the `u` flag. An end of the
 * `literal` it stands for that is no part of a word, such as a full stop, needs no boundary there.
 */
export function wholeWord(source: string, literal?: string): string {
  const opens = literal === undefined || new RegExp(`^${letter}`, 'u').test(literal);
  const closes = literal === undefined || new RegExp(`${letter}$`, 'u').test(literal);
  return `${opens ? before : ''}(?:${source})${closes ? after : '(?!\\p{M})'}`;
}

/** The words of a text, in order. */
export function wordsOf(text: string): string[] {
  return text.match(words) ?? [];
}

const words = new RegExp(`${letter}+(?:['’ʼ]${letter}+)*`, 'gu');
