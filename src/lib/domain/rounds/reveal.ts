import { isBlindRound } from '../coding/round-of.ts';
import { isRevealed, type PassHead } from '../coding/visible-passes.ts';
import { ActError } from '../errors.ts';
import type { Coder, CoderId } from '../model/coder.ts';
import type { Round } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { plainChange, type Change } from '../trail/change.ts';
import { requireLead } from './team.ts';

/** Transcripts of a blind round that every coder has submitted and nobody has revealed yet. */
export function revealable(round: Round, passes: readonly PassHead[]): readonly TranscriptId[] {
  if (!isBlindRound(round)) return [];
  return (round.transcriptIds ?? []).filter(
    (id) => !isRevealed(round, id) && isSubmittedByAll(round, id, passes),
  );
}

/**
 * Opens the passes of transcripts to the coders of the round, for good: what was seen stays seen.
 *
 * @throws {ActError} 'needs-the-lead'; 'not-all-submitted' when any of them is not ready, also in a
 * round that is not blind.
 */
export function reveal(
  round: Round,
  transcriptIds: readonly TranscriptId[],
  passes: readonly PassHead[],
  coders: readonly Coder[],
  by: CoderId,
  at: string,
): Change {
  requireLead(coders, by);
  const ready = new Set(revealable(round, passes));
  if (transcriptIds.length === 0 || !transcriptIds.every((id) => ready.has(id))) {
    throw new ActError('not-all-submitted');
  }
  const opened = transcriptIds.map((transcriptId) => ({ transcriptId, at, coderId: by }));
  const [only] = transcriptIds;
  return {
    ...plainChange,
    kind: 'reveal',
    transcriptId: transcriptIds.length === 1 ? (only ?? null) : null,
    put: [{ table: 'rounds', record: { ...round, revealed: [...round.revealed, ...opened] } }],
  };
}

/** Whether each coder of the round has a submitted pass over the transcript in it. */
export function isSubmittedByAll(
  round: Pick<Round, 'id' | 'coderIds'>,
  transcriptId: TranscriptId,
  passes: readonly PassHead[],
): boolean {
  return round.coderIds.every((coderId) =>
    passes.some(
      (pass) =>
        pass.roundId === round.id &&
        pass.transcriptId === transcriptId &&
        pass.coderId === coderId &&
        pass.submitted !== null,
    ),
  );
}
