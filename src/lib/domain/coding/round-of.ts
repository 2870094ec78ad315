import type { CoderId } from '../model/coder.ts';
import type { Round } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';

/**
 * The round in which a coder codes a transcript: the newest that names both, else the newest over
 * all transcripts that names the coder; `undefined` when the coder has no part in it.
 */
export function roundOf<Plan extends Pick<Round, 'number' | 'transcriptIds' | 'coderIds'>>(
  rounds: readonly Plan[],
  transcriptId: TranscriptId,
  coderId: CoderId,
): Plan | undefined {
  const mine = rounds
    .filter((round) => round.coderIds.includes(coderId))
    .toSorted((a, b) => b.number - a.number);
  return (
    mine.find((round) => round.transcriptIds?.includes(transcriptId)) ??
    mine.find((round) => round.transcriptIds === null)
  );
}

/** Whether the coders of a round must not see each other's work until it is revealed. */
export function isBlindRound({
  coderIds,
  calibration,
}: Pick<Round, 'coderIds' | 'calibration'>): boolean {
  return coderIds.length > 1 && !calibration;
}
