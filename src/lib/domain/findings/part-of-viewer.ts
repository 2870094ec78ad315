import { isBlindRound, roundOf } from '../coding/round-of.ts';
import { isRevealed, type PassHead, type RoundHead } from '../coding/visible-passes.ts';
import type { CoderId } from '../model/coder.ts';
import type { Round } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';

/**
 * What a transcript waits for before its coding is settled. `own-pass`: the viewer's, not begun or still
 * open; `reconciliation`: its passes are revealed and nothing is settled; `rounds`: others, the reveal, or a plan.
 */
export type WaitsFor = 'own-pass' | 'reconciliation' | 'rounds';

/** What one coder has to do with the passes over a transcript; it tells of nobody else's work. */
export interface PartOfViewer {
  readonly waitsFor: (transcriptId: TranscriptId) => WaitsFor;
  readonly hasPass: (transcriptId: TranscriptId) => boolean;
}

export function partOfViewer(
  viewer: CoderId,
  passes: readonly PassHead[],
  rounds: readonly (RoundHead & Pick<Round, 'mode'>)[],
): PartOfViewer {
  const own = passes.filter(({ coderId }) => coderId === viewer);
  const submitted = new Set(own.flatMap((one) => (one.submitted ? [nameOf(one)] : [])));
  const begun = new Set(own.map(({ transcriptId }) => transcriptId));
  return {
    hasPass: (transcriptId) => begun.has(transcriptId),
    waitsFor: (transcriptId) => {
      const mine = roundOf(rounds, transcriptId, viewer);
      if (mine && !submitted.has(nameOf({ transcriptId, roundId: mine.id }))) return 'own-pass';
      const isToSettle = rounds.some(
        (round) =>
          isBlindRound(round) && round.mode !== 'reflexive' && isRevealed(round, transcriptId),
      );
      return isToSettle ? 'reconciliation' : 'rounds';
    },
  };
}

function nameOf({ transcriptId, roundId }: Pick<PassHead, 'transcriptId' | 'roundId'>): string {
  return `${transcriptId} ${roundId}`;
}
