import type { QuoteEdit } from '../model/quote.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { editIs } from '../quotations/printed-words.ts';
import { atWordEnds } from '../quotations/spacing.ts';
import { transcriptsOfStudy } from '../reporting/finding-frame.ts';
import { wordCount } from '../transcript/words.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { quotedPlaces } from './quoted-places.ts';

/** Words that turn a sentence round. */
const denials =
  /\b(?:not|never|no|nobody|none|nothing|nowhere|neither|nor|without|hardly|cannot)\b|n['’]t\b/giu;
/** Beyond this share of its words left out, a quotation is asked about. */
const mostLeftOut = 1 / 3;

/**
 * L9: every quotation is the words of the version in use after its recorded edits. Asked about are edits that
 * leave out or put in a word such as "not", quotations cut inside a word, and those of which more than a
 * third of the words is left out.
 */
export function asSaid(frame: PaperFrame, known: Known): RuleOutcome {
  const places = quotedPlaces(frame, known);
  if (places.size === 0) return { rule: 'L9', ran: false, because: 'no quotation is chosen yet' };
  const inUse = new Map(transcriptsOfStudy(frame).map(({ id, versionId }) => [id, versionId]));
  const findings = frame.records.quotes.flatMap((quote): Finding[] => {
    const here = places.get(quote.id);
    if (!here) return [];
    const version = frame.texts.get(quote.transcriptId);
    const at = { rule: 'L9', where: here.where, place: here.place } as const;
    const said = version?.text.slice(quote.from, quote.to) ?? '';
    const isThere =
      version && version.id === inUse.get(quote.transcriptId) && quote.to <= version.text.length;
    if (!isThere || said.trim() === '') {
      return [
        {
          ...at,
          mark: markOf('gone', quote.id, quote.from, quote.to),
          is: 'mismatch',
          what: 'The words of this quotation are not in the transcript as it stands.',
          why: 'It points at a stretch that the version in use does not have. Choose the words anew.',
        },
      ];
    }
    const printed = known.printed(quote.id);
    const shown = printed?.withheld === null ? printed.printed.words : null;
    return [
      ...unsoundEdits(quote.edits, quote).map((edit) => ({
        ...at,
        mark: markOf('unsound', quote.id, edit.from, edit.to, [edit.words]),
        is: 'mismatch' as const,
        what: 'A recorded change of this quotation lies outside of it or over another one.',
        why: 'It is not made when the quotation is printed. Take it back and make it anew.',
      })),
      ...turnedRound(quote.edits, version.text).map(({ edit, word, does }) => ({
        ...at,
        mark: markOf('denial', quote.id, edit.from, edit.to, [edit.words]),
        is: 'question' as const,
        what: `A change of this quotation ${does} “${word}”. Does it still say what was said?`,
        why: asPrinted(shown && (shown.length > 240 ? `${shown.slice(0, 240)}…` : shown)),
      })),
      ...cutInside(quote, version.text).map((end) => ({
        ...at,
        mark: markOf('inside', quote.id, end, quote.from, quote.to),
        is: 'question' as const,
        what: `This quotation ${end} inside a word. Is that meant?`,
        why: asPrinted(shown && (end === 'begins' ? shown.slice(0, 40) : shown.slice(-40))),
      })),
      ...muchLeftOut(quote.edits, said, version.text).map(({ left, all }) => ({
        ...at,
        mark: markOf('left out', quote.id, left, all),
        is: 'question' as const,
        what: `${left} of the ${all} words of this quotation are left out. Is it still what was said?`,
        why: 'A reader takes an omission for a few words beside the point.',
      })),
    ];
  });
  return { rule: 'L9', ran: true, findings };
}

/**
 * The words as a paper has them, for findings stand in the notes of every export: not those that were
 * replaced or left out, and none of somebody who is not to be quoted.
 */
function asPrinted(words: string | null): string {
  return words === null
    ? 'Its words are withheld, since somebody speaks in it who is not to be quoted.'
    : `It is printed as “${words}”${/[.!?…]$/u.test(words) ? '' : '.'}`;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function unsoundEdits(edits: readonly QuoteEdit[], { from, to }: Span): readonly QuoteEdit[] {
  let reached = from;
  return edits
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .filter((edit) => {
      const isEmpty = edit.from === edit.to && edit.words === '';
      const isSound = edit.from >= reached && edit.to <= to && edit.from <= edit.to && !isEmpty;
      if (isSound) reached = edit.to;
      return !isSound;
    });
}

/** Edits after which a word such as "not" is there no longer, or is there anew. */
function turnedRound(
  edits: readonly QuoteEdit[],
  text: string,
): readonly { readonly edit: QuoteEdit; readonly word: string; readonly does: string }[] {
  return edits.flatMap((edit) => {
    const stood = denialsIn(text.slice(edit.from, edit.to));
    const stands = denialsIn(edit.words);
    if (stood.length === stands.length) return [];
    const [word = ''] = stood.length > stands.length ? stood : stands;
    const does =
      stood.length < stands.length
        ? 'puts in'
        : editIs(edit) === 'left-out'
          ? 'leaves out'
          : 'puts other words for';
    return [{ edit, word, does }];
  });
}

function denialsIn(words: string): readonly string[] {
  return [...words.matchAll(denials)].map(({ 0: word, index }) =>
    /^n['’]t$/i.test(word) ? (/[\p{L}]*$/u.exec(words.slice(0, index))?.[0] ?? '') + word : word,
  );
}

function cutInside(span: Span, text: string): readonly ('begins' | 'ends')[] {
  const whole = atWordEnds(text, span);
  return [
    ...(whole.from < span.from ? ['begins' as const] : []),
    ...(whole.to > span.to ? ['ends' as const] : []),
  ];
}

function muchLeftOut(
  edits: readonly QuoteEdit[],
  said: string,
  text: string,
): readonly { readonly left: number; readonly all: number }[] {
  const all = wordCount(said);
  const left = edits
    .filter((one) => editIs(one) === 'left-out')
    .reduce((sum, { from, to }) => sum + wordCount(text.slice(from, to)), 0);
  return left > all * mostLeftOut ? [{ left, all }] : [];
}
