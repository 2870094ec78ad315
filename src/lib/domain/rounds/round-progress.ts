import { isBlindRound } from '../coding/round-of.ts';
import { isRevealed, type PassHead, type RoundHead } from '../coding/visible-passes.ts';
import type { CoderId } from '../model/coder.ts';
import type { Packet } from '../model/packet.ts';
import type { Round } from '../model/round.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { revealable } from './reveal.ts';

/**
 * How one coder stands with one transcript, as everybody may know it: never whether a pass was begun.
 * `returned`: their packet is here and stays sealed, since somebody here still codes the transcript.
 */
export type PassStanding = 'submitted' | 'returned' | 'not-yet';

export interface TranscriptProgress {
  readonly transcriptId: TranscriptId;
  /** One for each coder, in the order of the round. */
  readonly coders: readonly { readonly coderId: CoderId; readonly standing: PassStanding }[];
  /** When and by whom it was revealed; `null` if it was not. */
  readonly revealed: { readonly at: string; readonly coderId: CoderId } | null;
  /** Everybody has submitted, and nobody has revealed it yet. */
  readonly isReady: boolean;
}

/** Who has submitted what of a round. `transcriptIds` are those it is about. */
export function roundProgress(
  round: Round,
  transcriptIds: readonly TranscriptId[],
  passes: readonly PassHead[],
  packets: readonly Pick<Packet, 'kind' | 'roundId' | 'fromId' | 'transcriptIds' | 'sealed'>[],
): readonly TranscriptProgress[] {
  const ready = new Set(revealable(round, passes));
  const submitted = new Set(
    passes
      .filter((pass) => pass.roundId === round.id && pass.submitted !== null)
      .map(({ transcriptId, coderId }) => `${transcriptId} ${coderId}`),
  );
  const returned = new Set(
    packets
      .filter((packet) => packet.roundId === round.id && packet.sealed !== null)
      .flatMap(({ fromId, transcriptIds: ids }) => ids.map((id) => `${id} ${fromId}`)),
  );
  return transcriptIds.map((transcriptId) => {
    const revealed = round.revealed.find((one) => one.transcriptId === transcriptId);
    return {
      transcriptId,
      coders: round.coderIds.map((coderId) => {
        const name = `${transcriptId} ${coderId}`;
        const standing = submitted.has(name)
          ? 'submitted'
          : returned.has(name)
            ? 'returned'
            : 'not-yet';
        return { coderId, standing };
      }),
      revealed: revealed ? { at: revealed.at, coderId: revealed.coderId } : null,
      isReady: ready.has(transcriptId),
    };
  });
}

/** Whether a round of several coders still has transcripts that were not revealed. */
export function isStillBlind(round: RoundHead): boolean {
  if (!isBlindRound(round)) return false;
  return round.transcriptIds?.some((id) => !isRevealed(round, id)) ?? true;
}
