import type { CoderId } from '../model/coder.ts';
import type { Round } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';

/**
 * The round in which a coder codes a transcript: the newest that names both, else the newest over
 * all transcripts that names the coder; `undefined` when the coder has no part in it.
 */
export function roundOf(
  rounds: readonly Round[],
  transcriptId: TranscriptId,
  coderId: CoderId,
): Round | undefined {
  const mine = rounds
    .filter((round) => round.coderIds.includes(coderId))
    .toSorted((a, b) => b.number - a.number);
  return (
    mine.find((round) => round.transcriptIds?.includes(transcriptId)) ??
    mine.find((round) => round.transcriptIds === null)
  );
}
