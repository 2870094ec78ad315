/** A stretch of a text: UTF-16 offsets [from, to), and its words. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** Up to the stop that ends a sentence, or the end of the paragraph. */
const sentence = /\S[^\n]*?(?:[.!?…؟।][.!?…؟।]*["'”’»)\]]*(?=\s|$)|[。！？]|(?=\s*(?:\n|$)))/gu;

/** Text without white space at its ends; of scripts without spaces, one sign. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/**
 * The text in pieces of about a sentence, whatever its lines are, white space between them left out:
 * what two versions are compared by first.
 */
export function sentencesOf(text: string): Piece[] {
  return pieces(text, sentence, 0);
}

/** The words of a piece, signs that touch them included. */
export function wordsOf({ from, words }: Piece): Piece[] {
  return pieces(words, word, from);
}

function pieces(text: string, pattern: RegExp, at: number): Piece[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: words }) => ({
    from: at + index,
    to: at + index + words.length,
    words,
  }));
}
