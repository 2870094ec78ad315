import { ActError } from '../errors.ts';
import { unquotable } from '../memos/quoted-lines.ts';
import type { Belief } from '../model/belief.ts';
import type { JointRow } from '../model/joint-row.ts';
import type { Participant } from '../model/participant.ts';
import type { Quote, QuoteId } from '../model/quote.ts';
import type { Signed } from '../model/signed.ts';
import type { Subtheme } from '../model/subtheme.ts';
import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import type { Change, Placed } from '../trail/change.ts';
import { lineAt, speakerOfLine } from '../transcript/lines.ts';

/** Words of a transcript: UTF-16 offsets [from, to) of the text of the version in use. */
export type QuoteSpan = Pick<Quote, 'transcriptId' | 'from' | 'to'>;

/** Everything that may name a quotation, as it will stand once an act is done. */
export interface QuoteUses {
  readonly subthemes: readonly Pick<Subtheme, 'quoteIds'>[];
  readonly beliefs: readonly Pick<Belief, 'quoteIds'>[];
  readonly jointRows: readonly Pick<JointRow, 'quoteIds'>[];
}

/** The words to choose from, and whose they may be. */
export interface QuoteSource {
  readonly transcript: Pick<Transcript, 'id' | 'speakers'>;
  /** The version in use. */
  readonly version: TranscriptVersion;
  readonly participants: readonly Pick<Participant, 'id' | 'label' | 'consent'>[];
}

/**
 * Chooses words as a quotation: the record that stands for them, and what is to be put where there was
 * none. The same words of a transcript are one record, wherever they are used; name it by `quote.id` in
 * the same change. White space at either end is left out.
 *
 * @param stored every quotation of the transcript, as it is stored.
 * @throws {ActError} 'not-to-be-quoted' where somebody speaks in it who is not to be quoted.
 * @throws {RangeError} when the span holds no words of this transcript.
 */
export function chosenQuote(
  span: QuoteSpan,
  source: QuoteSource,
  stored: readonly Quote[],
  by: { readonly id: QuoteId; readonly signed: Signed },
): { readonly quote: Quote; readonly put: readonly Placed[] } {
  const words = trimmedSpan(span, source.version);
  if (!words || span.transcriptId !== source.transcript.id) {
    throw new RangeError(`no words at [${span.from}, ${span.to})`);
  }
  const [barred] = notToBeQuoted(linesOfQuote(words, source.version), source);
  if (barred !== undefined) throw new ActError('not-to-be-quoted', { where: barred });
  const known = stored.find((one) => isSameSpan(one, words));
  if (known) return { quote: known, put: [] };
  const quote: Quote = { id: by.id, ...words, chosen: by.signed, edits: [] };
  return { quote, put: [{ table: 'quotes', record: quote }] };
}

/**
 * The labels of people who speak on lines [from, to) and are not to be quoted, each once. Where nothing is
 * recorded of it, nothing stands against it.
 */
export function notToBeQuoted(
  { from, to }: { readonly from: number; readonly to: number },
  { transcript, version, participants }: QuoteSource,
): readonly string[] {
  const heard = new Set(speakerOfLine(version).subarray(from, to));
  return unquotable(
    [...heard].flatMap((index) => transcript.speakers[index] ?? []),
    new Map(participants.map((one) => [one.id, one])),
  );
}

/** What is to be removed of some quotations, because nothing names them any more once an act is done. */
export function quotesLetGo(quoteIds: Iterable<QuoteId>, after: QuoteUses): Change['removed'] {
  const named = new Set(
    [...after.subthemes, ...after.beliefs, ...after.jointRows].flatMap((one) => one.quoteIds),
  );
  return [...new Set(quoteIds)]
    .filter((id) => !named.has(id))
    .map((id) => ({ table: 'quotes' as const, id }));
}

/** The lines [from, to) that hold the words of a quotation. */
export function linesOfQuote(
  { from, to }: Pick<Quote, 'from' | 'to'>,
  version: Pick<TranscriptVersion, 'lineFrom'>,
): { readonly from: number; readonly to: number } {
  return { from: lineAt(version, from), to: lineAt(version, Math.max(from, to - 1)) + 1 };
}

export function isSameSpan(a: QuoteSpan, b: QuoteSpan): boolean {
  return a.transcriptId === b.transcriptId && a.from === b.from && a.to === b.to;
}

/** The span without white space at its ends, kept within the text; `null` where nothing is left. */
export function trimmedSpan(
  { transcriptId, from, to }: QuoteSpan,
  { text }: Pick<TranscriptVersion, 'text'>,
): QuoteSpan | null {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = from + words.trimEnd().length;
  return start < end ? { transcriptId, from: start, to: end } : null;
}
