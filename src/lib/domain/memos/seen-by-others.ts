import { isBlindRound } from '../coding/round-of.ts';
import { isRevealed, type RoundHead } from '../coding/visible-passes.ts';
import type { Memo } from '../model/memo.ts';
import type { TranscriptId } from '../model/transcript.ts';
import { transcriptsOf } from './memo-list.ts';

/**
 * The transcripts a memo speaks of that its writer codes in a blind round not revealed yet: until then
 * nobody else reads the memo. Asks of the writer's own rounds only, so it may be told to them.
 */
export function waitsForReveal(
  memo: Pick<Memo, 'coderId' | 'transcriptId' | 'links'>,
  rounds: readonly RoundHead[],
): readonly TranscriptId[] {
  return transcriptsOf(memo).filter((id) =>
    rounds.some(
      (round) =>
        isBlindRound(round) &&
        round.coderIds.includes(memo.coderId) &&
        (round.transcriptIds?.includes(id) ?? true) &&
        !isRevealed(round, id),
    ),
  );
}
