import { isBlindRound } from '../coding/round-of.ts';
import { isRevealed } from '../coding/visible-passes.ts';
import { type CodingFacts, type TranscriptCoding, codingFacts } from '../paper/coding-facts.ts';
import type { ChecklistFrame } from './ground.ts';

/** Which transcripts were coded how, and what of it the reader is not told yet. */
export interface DoubleCoding {
  readonly facts: CodingFacts;
  readonly dual: readonly TranscriptCoding[];
  readonly alone: readonly TranscriptCoding[];
  /** Not by two yet, in a round that asks for two, or not at all. */
  readonly open: number;
  /** What only others may know of. */
  readonly unseen: number;
}

export function doubleCoding(frame: ChecklistFrame): DoubleCoding {
  const facts = codingFacts(frame);
  const isOpen = ({ transcript: { id } }: TranscriptCoding) => isStillOpen(id, frame);
  const of = (...ways: readonly TranscriptCoding['how'][]) =>
    facts.each.filter(({ how }) => ways.includes(how));
  return {
    facts,
    dual: of('independently'),
    alone: of('one').filter((one) => !isOpen(one)),
    open: of('open', 'together').length + of('one', 'unseen').filter(isOpen).length,
    unseen: of('unseen').filter((one) => !isOpen(one)).length,
  };
}

/** Whether a round of several coders asks for a transcript and was not revealed: everybody may know that. */
function isStillOpen(
  id: TranscriptCoding['transcript']['id'],
  { rounds }: ChecklistFrame,
): boolean {
  return rounds.some(
    (round) =>
      isBlindRound(round) && (round.transcriptIds?.includes(id) ?? false) && !isRevealed(round, id),
  );
}

/**
 * Whether part of what others may know of the coding is kept from the reader: then what was confirmed by
 * somebody else is not held against what this reader sees.
 */
export function seesPartly(frame: ChecklistFrame): boolean {
  const role = frame.coders.find(({ id }) => id === frame.viewer)?.role;
  return role === 'adjudicator' || doubleCoding(frame).unseen > 0;
}
