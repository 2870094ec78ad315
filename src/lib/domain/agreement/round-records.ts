import { transcriptsInHand, visibleConsensuses, visiblePasses } from '../coding/visible-passes.ts';
import { viewerOf } from '../coding/viewer.ts';
import type { CoderId } from '../model/coder.ts';
import type { RoundId } from '../model/round.ts';
import type { StudySnapshot } from '../model/snapshot.ts';
import type { ConsensusRecords } from './difference-from-consensus.ts';

/** Records of a round but for the words of its transcripts, which never change. */
export type WordlessRound = Omit<ConsensusRecords, 'versions'>;

/** What the figures of a round are computed from, as it is stored. */
export type StoredRounds = Pick<
  StudySnapshot,
  | 'studies'
  | 'coders'
  | 'rounds'
  | 'transcripts'
  | 'passes'
  | 'codes'
  | 'consensuses'
  | 'decisions'
  | 'splitDecisions'
>;

/**
 * What the figures of a round are computed from: of passes, only those its reader may see.
 * `undefined` where there is no such round.
 */
export function roundRecords(
  records: StoredRounds,
  viewer: CoderId,
  roundId: RoundId,
): WordlessRound | undefined {
  const { studies, rounds, transcripts, passes, consensuses, codes, splitDecisions } = records;
  const [study] = studies;
  const round = rounds.find(({ id }) => id === roundId);
  if (!study || !round) return undefined;
  const eyes = viewerOf(records.coders, records.decisions, viewer);
  const isInHand = transcriptsInHand(viewer, passes, rounds);
  return {
    study,
    round,
    transcripts,
    codes,
    inHand: new Set(transcripts.map(({ id }) => id).filter(isInHand)),
    passes: visiblePasses(eyes, passes, rounds).filter(
      (pass) => pass.roundId === roundId && pass.submitted !== null,
    ),
    consensuses: visibleConsensuses(eyes, consensuses, passes, rounds).filter(
      (consensus) => consensus.roundId === roundId,
    ),
    splitDecisions,
  };
}
