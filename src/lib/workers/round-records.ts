import type { ConsensusRecords } from '../domain/agreement/difference-from-consensus.ts';
import {
  transcriptsInHand,
  visibleConsensuses,
  visiblePasses,
} from '../domain/coding/visible-passes.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { RoundId } from '../domain/model/round.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../domain/model/transcript-version.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';

/** Records of a round but for the words of its transcripts, which never change. */
export type WordlessRecords = Omit<ConsensusRecords, 'versions'>;

/**
 * What the figures of a round are computed from: of passes, only those its reader may see.
 * `undefined` where there is no such round.
 */
export async function roundRecords(
  db: Database,
  viewer: CoderId,
  roundId: RoundId,
): Promise<WordlessRecords | undefined> {
  const { studies, rounds, transcripts, passes, codes, consensuses, splitDecisions } = db;
  const { coders, decisions } = db;
  const settling = [consensuses, decisions, splitDecisions];
  const tables = [studies, coders, rounds, transcripts, passes, codes, ...settling];
  return db.transaction('r', tables, async () => {
    const [study, allRounds, allTranscripts, allCodes, allPasses, settled, splits] =
      await Promise.all([
        studies.toCollection().first(),
        rounds.toArray(),
        transcripts.toArray(),
        codes.toArray(),
        passes.toArray(),
        consensuses.toArray(),
        splitDecisions.toArray(),
      ]);
    const round = allRounds.find(({ id }) => id === roundId);
    if (!study || !round) return undefined;
    const eyes = await viewerIn(db, viewer);
    const readable = visiblePasses(eyes, allPasses, allRounds);
    const isInHand = transcriptsInHand(viewer, allPasses, allRounds);
    return {
      study,
      round,
      transcripts: allTranscripts,
      codes: allCodes,
      inHand: new Set(allTranscripts.map(({ id }) => id).filter(isInHand)),
      passes: readable.filter((pass) => pass.roundId === roundId && pass.submitted !== null),
      consensuses: visibleConsensuses(eyes, settled, allPasses, allRounds).filter(
        (consensus) => consensus.roundId === roundId,
      ),
      splitDecisions: splits,
    };
  });
}

/** The words the passes are over; those read before are not read again. */
export async function versionsOf(
  db: Database,
  { passes }: Pick<ConsensusRecords, 'passes'>,
  held: Map<TranscriptVersionId, TranscriptVersion>,
): Promise<readonly TranscriptVersion[]> {
  const wanted = [...new Set(passes.map(({ versionId }) => versionId))];
  const missing = wanted.filter((id) => !held.has(id));
  for (const version of await db.transcriptVersions.bulkGet(missing)) {
    if (version) held.set(version.id, version);
  }
  return wanted.flatMap((id) => held.get(id) ?? []);
}
