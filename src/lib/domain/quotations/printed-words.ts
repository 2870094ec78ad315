import type { Range } from '../correction/carry-map.ts';
import type { Omission } from '../model/paper.ts';
import type { Quote, QuoteEdit } from '../model/quote.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { meet } from './spacing.ts';

/**
 * One stretch of a printed quotation: words as they were said; the sign of what was left out; words in
 * brackets, put in or in place of others; or a space that only stands in print, beside one of these.
 */
export interface PrintedPiece extends Range {
  readonly is: 'said' | 'left-out' | 'put-in' | 'replaced' | 'space';
  /** As it is printed. */
  readonly words: string;
}

/** A quotation as it is printed, without quotation marks. */
export interface PrintedQuote {
  readonly words: string;
  /** In order. Their stretches [from, to) of the text tile the quotation without a gap. */
  readonly pieces: readonly PrintedPiece[];
}

/** What is printed, and where in the text it comes from. */
type Edited = Pick<Quote, 'from' | 'to' | 'edits'>;

/**
 * The words of a quotation as they are printed once its edits are made. White space at its ends is left
 * out, as are edits outside of it; of two that overlap the later one is.
 *
 * @param omission what stands for words left out.
 */
export function printedWords(
  quote: Edited,
  { text }: Pick<TranscriptVersion, 'text'>,
  omission: Omission,
): PrintedQuote {
  const span = withinText(quote, text);
  const pieces: PrintedPiece[] = [];
  const add = (piece: PrintedPiece) => {
    const before = pieces.at(-1);
    if (before && meet(before.words, piece.words)) {
      pieces.push({ is: 'space', words: ' ', from: piece.from, to: piece.from });
    }
    pieces.push(piece);
  };
  const say = (from: number, to: number) => {
    if (from < to) add({ is: 'said', words: text.slice(from, to), from, to });
  };
  let at = span.from;
  for (const edit of soundEdits(quote.edits, span)) {
    say(at, edit.from);
    add(printedEdit(edit, omission));
    at = edit.to;
  }
  say(at, span.to);
  return { words: pieces.map(({ words }) => words).join(''), pieces };
}

/**
 * Where printed characters [from, to) come from: offsets of the text. Of words in brackets and of the sign
 * of an omission it is the whole stretch they stand for, which is empty where words were put in.
 *
 * @throws {RangeError} when the quotation has no such characters.
 */
export function sourceOf({ pieces, words }: PrintedQuote, from: number, to = from + 1): Range {
  if (from < 0 || to > words.length || from >= to) throw new RangeError(`[${from}, ${to})`);
  let [at, start, end] = [0, -1, -1];
  for (const piece of pieces) {
    const next = at + piece.words.length;
    if (next > from && at < to) {
      const isWhole = piece.is !== 'said';
      if (start === -1) start = isWhole ? piece.from : piece.from + Math.max(0, from - at);
      end = isWhole ? piece.to : piece.to - Math.max(0, next - to);
    }
    at = next;
  }
  return { from: start, to: end };
}

/** The words a printed quotation was made from, read back piece by piece: those of its span. */
export function wordsBehind(
  { pieces }: Pick<PrintedQuote, 'pieces'>,
  { text }: Pick<TranscriptVersion, 'text'>,
): string {
  return pieces
    .map((piece) => (piece.is === 'said' ? piece.words : text.slice(piece.from, piece.to)))
    .join('');
}

/** What an edit does: leaves words out, puts words in, or puts them in place of others. */
export function editIs({
  from,
  to,
  words,
}: Pick<QuoteEdit, 'from' | 'to' | 'words'>): 'left-out' | 'put-in' | 'replaced' {
  return words === '' ? 'left-out' : from === to ? 'put-in' : 'replaced';
}

function printedEdit(edit: QuoteEdit, omission: Omission): PrintedPiece {
  const { from, to, words } = edit;
  const is = editIs(edit);
  return { is, words: is === 'left-out' ? omission : `[${words}]`, from, to };
}

/** The span of a quotation without white space at its ends, kept within the text. */
function withinText({ from, to }: Range, text: string): Range {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  return { from: start, to: Math.max(start, from + words.trimEnd().length) };
}

/** Edits inside the span that overlap none before them, in the order of the text. */
function soundEdits(edits: readonly QuoteEdit[], span: Range): readonly QuoteEdit[] {
  const sound: QuoteEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const after = sound.at(-1)?.to ?? span.from;
    if (edit.from < after || edit.to > span.to || edit.to < edit.from) continue;
    if (edit.from === edit.to && edit.words === '') continue;
    sound.push(edit);
  }
  return sound;
}
