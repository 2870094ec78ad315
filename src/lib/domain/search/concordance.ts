import type { TranscriptId } from '../model/transcript.ts';
import type { Hit } from './hits.ts';
import { endOf, type SearchText } from './search-text.ts';
import { wordsOf } from './word-boundary.ts';

/** One hit as a row of a concordance: the keyword between what the same person says around it. */
export interface ConcordanceRow extends Hit {
  readonly transcriptId: TranscriptId;
  readonly transcript: string;
  /** As it stands in the transcript; `null` where nobody is named. */
  readonly speaker: string | null;
  /** White space is one space each; begins or ends with "…" where the turn goes on. */
  readonly left: string;
  readonly keyword: string;
  readonly right: string;
}

/** A hit with the text it was found in. */
export interface FoundHit {
  readonly text: SearchText;
  readonly hit: Hit;
}

/** Context is cut at word boundaries, at most `reach` units to each side, never beyond the turn. */
export function concordanceRow({ text, hit }: FoundHit, reach = 90): ConcordanceRow {
  const speaker = text.speakers[text.lineSpeaker[hit.line] ?? -1];
  return {
    ...hit,
    transcriptId: text.transcriptId,
    transcript: text.name,
    speaker: speaker?.label ?? null,
    left: leftOf(text, hit, reach),
    keyword: onOneLine(text.text.slice(hit.from, hit.to)),
    right: rightOf(text, hit, reach),
  };
}

export type HitOrder = 'place' | 'left' | 'right';

/** By place as found, or by the words next to the keyword: the nearest first, then the next two. */
export function inOrder(found: readonly FoundHit[], order: HitOrder): readonly FoundHit[] {
  if (order === 'place') return found;
  const neighbours = order === 'left' ? leftNeighbours : rightNeighbours;
  return found
    .map((each) => ({ each, key: neighbours(each) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ each }) => each);
}

const keyReach = 48;

function leftNeighbours({ text, hit }: FoundHit): string {
  const words = wordsOf(leftOf(text, hit, keyReach));
  return sortKey(words.slice(-3).reverse());
}

function rightNeighbours({ text, hit }: FoundHit): string {
  return sortKey(wordsOf(rightOf(text, hit, keyReach)).slice(0, 3));
}

/** Accented letters next to their plain ones. */
function sortKey(words: readonly string[]): string {
  return words.join(' ').toLowerCase().normalize('NFD');
}

function leftOf({ text, turnFrom, lineTurn }: SearchText, hit: Hit, reach: number): string {
  const turn = turnFrom[lineTurn[hit.line]!]!;
  if (hit.from - turn <= reach) return onOneLine(text.slice(turn, hit.from)).trimStart();
  const context = text.slice(hit.from - reach, hit.from);
  const space = context.search(/\s/u);
  return `… ${onOneLine(space < 0 ? fromWholeCharacter(context) : context.slice(space)).trimStart()}`;
}

function rightOf({ text, turnFrom, lineTurn }: SearchText, hit: Hit, reach: number): string {
  const turn = endOf(turnFrom, lineTurn[hit.line]!, text);
  if (turn - hit.to <= reach) return onOneLine(text.slice(hit.to, turn)).trimEnd();
  const context = text.slice(hit.to, hit.to + reach);
  const space = /\s\S*$/u.exec(context)?.index;
  return `${onOneLine(space === undefined ? toWholeCharacter(context) : context.slice(0, space)).trimEnd()} …`;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** Scripts without spaces are cut between characters: neither half a pair nor a mark alone. */
function fromWholeCharacter(context: string): string {
  return context.replace(/^[\udc00-\udfff]?\p{M}*/u, '');
}

function toWholeCharacter(context: string): string {
  return context.replace(/\P{M}\p{M}*$/u, '');
}
