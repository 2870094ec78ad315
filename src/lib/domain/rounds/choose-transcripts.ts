import type { Attribute, AttributeId } from '../model/attribute.ts';
import type { Participant } from '../model/participant.ts';
import type { Round } from '../model/round.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';
import { drawShare } from './draw-share.ts';

/** Which transcripts a round is about, as the lead says it. */
export type TranscriptChoice =
  | { readonly by: 'all' }
  | { readonly by: 'name'; readonly transcriptIds: readonly TranscriptId[] }
  | {
      readonly by: 'chance';
      readonly percent: number;
      readonly seed: string;
      /** The attribute whose values each give their share; `null`: drawn from all at once. */
      readonly attributeId: AttributeId | null;
    };

/** Which transcripts they are, in the study's order, and how chance chose them if it did. */
export type Chosen = Pick<Round, 'drawn'> & { readonly transcriptIds: readonly TranscriptId[] };

/** The transcripts of a choice, of those the study holds now. */
export function chosenTranscripts(
  choice: TranscriptChoice,
  transcripts: readonly Transcript[],
  participants: readonly Participant[],
): Chosen {
  const ordered = transcripts.toSorted((a, b) => a.order - b.order);
  if (choice.by === 'all') return { transcriptIds: ordered.map(({ id }) => id), drawn: null };
  if (choice.by === 'name') {
    const named = new Set(choice.transcriptIds);
    return {
      transcriptIds: ordered.flatMap(({ id }) => (named.has(id) ? [id] : [])),
      drawn: null,
    };
  }
  const { percent, seed, attributeId } = choice;
  const drawable = ordered.map((transcript) => ({
    id: transcript.id,
    stratum: attributeId === null ? '' : stratumOf(transcript, attributeId, participants),
  }));
  return {
    transcriptIds: drawShare(drawable, percent, seed),
    drawn: { percent, seed, attributeId, of: ordered.length },
  };
}

/**
 * What the people who speak in a transcript have for an attribute: "GP partner"; for several people,
 * their different values in alphabetical order; nothing where nobody is linked or known.
 */
export function stratumOf(
  { speakers }: Pick<Transcript, 'speakers'>,
  attributeId: Attribute['id'],
  participants: readonly Participant[],
): string {
  const people = new Map(participants.map((one) => [one.id, one]));
  const values = speakers.flatMap(({ participantId }) => {
    const value = participantId ? people.get(participantId)?.attributes[attributeId] : undefined;
    return value === undefined ? [] : [String(value)];
  });
  return [...new Set(values)].toSorted().join(' + ');
}
