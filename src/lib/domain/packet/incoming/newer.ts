import type { Round } from '../../model/round.ts';
import type { PacketHead } from '../content.ts';
import type { Ground } from '../ground.ts';

/** Whether a packet of this kind and round that was made later has been taken in already. */
export function isOutdated({ packets }: Pick<Ground, 'packets'>, head: PacketHead): boolean {
  return packets.some(
    ({ kind, direction, roundId, madeAt }) =>
      kind === head.kind && direction === 'in' && roundId === head.round.id && madeAt > head.madeAt,
  );
}

/** The plan of a round as it comes in, with what is revealed in either. */
export function joinedRound(here: Round | undefined, there: Round, isOlder: boolean): Round {
  if (!here) return there;
  const plan = isOlder ? here : there;
  const known = new Set(here.revealed.map(({ transcriptId }) => transcriptId));
  return {
    ...plan,
    revealed: [
      ...here.revealed,
      ...there.revealed.filter(({ transcriptId }) => !known.has(transcriptId)),
    ],
  };
}

/** A round of which an adjudicator has only the transcripts with flagged lines. */
export function joinedTranscripts(here: Round | undefined, round: Round): Round {
  if (!here?.transcriptIds || !round.transcriptIds) return round;
  return { ...round, transcriptIds: [...new Set([...here.transcriptIds, ...round.transcriptIds])] };
}
