import { wordsOf } from './words.ts';

/** What a paper marks between two stretches of quoted words. */
export interface QuoteMark {
  /** `left-out`: an ellipsis; `put-in`: words in brackets, in place of others or beside them. */
  readonly is: 'left-out' | 'put-in';
  /** The words in the brackets; '' for an ellipsis. */
  readonly words: string;
}

/** Words that are quoted one after the other. */
export interface QuotedRun {
  readonly words: readonly string[];
  /** Offsets of each in {@link QuotedWords.text}. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** A quotation taken apart: runs of words, and what is marked between them. */
export interface QuotedWords {
  /** As it is printed, but with letters in brackets that only changed their case: "[T]he" is "The". */
  readonly text: string;
  readonly runs: readonly QuotedRun[];
  /** One entry fewer than there are runs. */
  readonly between: readonly (readonly QuoteMark[])[];
}

const dots = String.raw`(?:…|\.\s?\.\s?\.(?:\s?\.)?)`;
const marks = new RegExp(
  String.raw`\[\s*${dots}\s*\]|\(\s*${dots}\s*\)|${dots}|\[([^[\]]*)\]`,
  'gu',
);

/** Takes a quotation apart, without the marks around it. What is marked at its ends is left out. */
export function quotedWords(quotation: string): QuotedWords {
  const text = quotation.replace(/\[(\p{L})\](?=\p{L})/gu, '$1');
  const runs: QuotedRun[] = [];
  const between: QuoteMark[][] = [];
  let [at, waiting]: [number, QuoteMark[]] = [0, []];
  const take = (from: number, to: number) => {
    const { words, from: starts, to: ends } = wordsOf(text.slice(from, to));
    if (words.length === 0) return;
    if (runs.length > 0) between.push(waiting);
    waiting = [];
    runs.push({
      words,
      from: starts.map((one) => one + from),
      to: ends.map((one) => one + from),
    });
  };
  for (const match of text.matchAll(marks)) {
    take(at, match.index);
    at = match.index + match[0].length;
    const words = match[1];
    const mark: QuoteMark =
      words === undefined || /^[.…\s]*$/.test(words)
        ? { is: 'left-out', words: '' }
        : { is: 'put-in', words: words.trim() };
    if (runs.length > 0) waiting.push(mark);
  }
  take(at, text.length);
  return { text, runs, between };
}

/** How many words are quoted, those in brackets aside. */
export function wordCount({ runs }: Pick<QuotedWords, 'runs'>): number {
  return runs.reduce((sum, { words }) => sum + words.length, 0);
}
