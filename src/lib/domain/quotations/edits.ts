import type { Range } from '../correction/carry-map.ts';
import { ActError } from '../errors.ts';
import {
  isSameSpan,
  linesOfQuote,
  notToBeQuoted,
  trimmedSpan,
  type QuoteSource,
} from '../findings/quotes.ts';
import type { Quote, QuoteEdit } from '../model/quote.ts';
import type { Signed } from '../model/signed.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { editIs } from './printed-words.ts';
import { atWordEnds } from './spacing.ts';

/** What tells one edit of a quotation from its others. */
export type EditKey = Pick<QuoteEdit, 'from' | 'to' | 'words'>;

/**
 * Leaves out words of a quotation. Words of which a part is marked go whole; with omissions that it
 * overlaps or touches it is one omission.
 *
 * @param stretch UTF-16 offsets [from, to) of the text.
 * @returns `null` when they are left out already.
 * @throws {ActError} 'edit-overlaps' where words in brackets stand in it, 'edit-leaves-nothing'.
 * @throws {RangeError} when the stretch holds no words of the quotation.
 */
export function leaveOut(
  quote: Quote,
  stretch: Range,
  version: Pick<TranscriptVersion, 'text'>,
  made: Signed,
): Change | null {
  const marked = wordsMarked(quote, stretch, version);
  const omissions = quote.edits.filter((one) => editIs(one) === 'left-out');
  const { joined, from, to } = joinedWith(marked, omissions, version.text);
  const [only] = joined;
  if (joined.length === 1 && only && only.from === from && only.to === to) return null;
  const others = quote.edits.filter((one) => !joined.includes(one));
  if (others.some((one) => overlap(one, { from, to }))) throw new ActError('edit-overlaps');
  return edited(quote, [...others, { from, to, words: '', made }], version);
}

/**
 * Puts words in, in brackets: at the end of the word an offset stands in.
 *
 * @throws {ActError} 'edit-overlaps' where something else is changed there.
 * @throws {RangeError} when there are no words, or the place is outside of the quotation.
 */
export function putIn(
  quote: Quote,
  at: number,
  typed: string,
  version: Pick<TranscriptVersion, 'text'>,
  made: Signed,
): Change {
  if (at < quote.from || at > quote.to) throw new RangeError(`${at} outside of the quotation`);
  const place = Math.min(quote.to, atWordEnds(version.text, { from: at, to: at }).to);
  return withWords(quote, { from: place, to: place }, typed, version, made);
}

/**
 * Puts words in brackets in the place of others, such as "[the practice]" for its name. Those put in the
 * place of the very same words before go.
 *
 * @returns `null` when they stand there already.
 * @throws {ActError} 'edit-overlaps' where something else is changed there.
 * @throws {RangeError} when there are no words, or the stretch holds none of the quotation.
 */
export function replace(
  quote: Quote,
  stretch: Range,
  typed: string,
  version: Pick<TranscriptVersion, 'text'>,
  made: Signed,
): Change | null {
  const marked = wordsMarked(quote, stretch, version);
  const stood = quote.edits.find(({ from, to }) => from === marked.from && to === marked.to);
  if (stood && stood.words === bracketed(typed)) return null;
  const without = { ...quote, edits: quote.edits.filter((one) => one !== stood) };
  return withWords(without, marked, typed, version, made);
}

/** Takes one edit back. @throws {ActError} 'edit-gone'. */
export function undoEdit(quote: Quote, { from, to, words }: EditKey): Change {
  const is = (one: QuoteEdit) => one.from === from && one.to === to && one.words === words;
  if (!quote.edits.some(is)) throw new ActError('edit-gone');
  return changed({ ...quote, edits: quote.edits.filter((one) => !is(one)) });
}

/**
 * Moves the ends of a quotation. Edits of words it no longer holds go with them.
 *
 * @param stored every quotation of the transcript, as it is stored.
 * @returns `null` when nothing differs.
 * @throws {ActError} 'not-to-be-quoted'; 'edit-overlaps' when an end would cut through an edit;
 * 'edit-leaves-nothing'; 'quote-chosen-already' when another record has the very same words.
 * @throws {RangeError} when the span holds no words.
 */
export function moveEnds(
  quote: Quote,
  ends: Range,
  source: QuoteSource,
  stored: readonly Quote[],
): Change | null {
  const span = trimmedSpan(
    { transcriptId: quote.transcriptId, ...atWordEnds(source.version.text, ends) },
    source.version,
  );
  if (!span) throw new RangeError(`no words at [${ends.from}, ${ends.to})`);
  if (isSameSpan(span, quote)) return null;
  const [barred] = notToBeQuoted(linesOfQuote(span, source.version), source);
  if (barred !== undefined) throw new ActError('not-to-be-quoted', { where: barred });
  if (stored.some((one) => one.id !== quote.id && isSameSpan(one, span))) {
    throw new ActError('quote-chosen-already');
  }
  const cut = ({ from, to }: Range) =>
    (from < span.from && to > span.from) || (from < span.to && to > span.to);
  if (quote.edits.some(cut)) throw new ActError('edit-overlaps');
  const edits = quote.edits.filter(({ from, to }) => from >= span.from && to <= span.to);
  return edited({ ...quote, ...span }, edits, source.version);
}

function withWords(
  quote: Quote,
  { from, to }: Range,
  typed: string,
  version: Pick<TranscriptVersion, 'text'>,
  made: Signed,
): Change {
  const words = bracketed(typed);
  if (words === '') throw new RangeError('no words to put in');
  if (quote.edits.some((one) => overlap(one, { from, to }))) throw new ActError('edit-overlaps');
  return edited(quote, [...quote.edits, { from, to, words, made }], version);
}

/** Words as they stand between brackets: one line, single spaces, without brackets around them. */
function bracketed(typed: string): string {
  const words = typed.trim().replace(/\s+/g, ' ');
  const [, inner = words] = /^\[([^[\]]*)\]$/.exec(words) ?? [];
  return inner.trim();
}

function wordsMarked(quote: Range, stretch: Range, { text }: { readonly text: string }): Range {
  const within = { from: Math.max(stretch.from, quote.from), to: Math.min(stretch.to, quote.to) };
  if (within.from >= within.to || text.slice(within.from, within.to).trim() === '') {
    throw new RangeError(`no words of the quotation at [${stretch.from}, ${stretch.to})`);
  }
  const { from, to } = atWordEnds(text, within);
  return { from: Math.max(from, quote.from), to: Math.min(to, quote.to) };
}

/** The omissions that a stretch overlaps or touches, and all of them as one. */
function joinedWith(
  marked: Range,
  omissions: readonly QuoteEdit[],
  text: string,
): Range & { readonly joined: readonly QuoteEdit[] } {
  let { from, to } = marked;
  const joined: QuoteEdit[] = [];
  const touches = (one: Range) =>
    one.from <= to && one.to >= from
      ? true
      : text.slice(Math.min(one.to, to), Math.max(one.from, from)).trim() === '';
  for (let before = -1; before !== joined.length;) {
    before = joined.length;
    for (const one of omissions) {
      if (joined.includes(one) || !touches(one)) continue;
      joined.push(one);
      [from, to] = [Math.min(from, one.from), Math.max(to, one.to)];
    }
  }
  return { from, to, joined };
}

function overlap(a: Range, b: Range): boolean {
  const isOnePlace = a.from === a.to && b.from === b.to && a.from === b.from;
  return isOnePlace || (a.from < b.to && b.from < a.to);
}

function edited(
  quote: Quote,
  edits: readonly QuoteEdit[],
  { text }: Pick<TranscriptVersion, 'text'>,
): Change {
  const ordered = edits.toSorted((a, b) => a.from - b.from || a.to - b.to);
  let [at, said] = [quote.from, ''];
  for (const one of ordered) {
    said += text.slice(at, one.from);
    at = one.to;
  }
  said += text.slice(at, quote.to);
  if (!/[\p{L}\p{N}]/u.test(said)) throw new ActError('edit-leaves-nothing');
  return changed({ ...quote, edits: ordered });
}

function changed(record: Quote): Change {
  return {
    ...plainChange,
    kind: 'edit-quote',
    transcriptId: record.transcriptId,
    put: [{ table: 'quotes', record }],
  };
}
