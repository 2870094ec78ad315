import {
  roundRecords as recordsOf,
  type WordlessRound,
} from '../domain/agreement/round-records.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { RoundId } from '../domain/model/round.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../domain/model/transcript-version.ts';
import type { Database } from '../storage/database.ts';

export type { WordlessRound };

/**
 * What the figures of a round are computed from: of passes, only those its reader may see.
 * `undefined` where there is no such round.
 */
export async function roundRecords(
  db: Database,
  viewer: CoderId,
  roundId: RoundId,
): Promise<WordlessRound | undefined> {
  const { studies, rounds, transcripts, passes, codes, consensuses, splitDecisions } = db;
  const { coders, decisions } = db;
  const settling = [consensuses, decisions, splitDecisions];
  const tables = [studies, coders, rounds, transcripts, passes, codes, ...settling];
  const stored = await db.transaction('r', tables, async () => ({
    studies: await studies.toArray(),
    coders: await coders.toArray(),
    rounds: await rounds.toArray(),
    transcripts: await transcripts.toArray(),
    passes: await passes.toArray(),
    codes: await codes.toArray(),
    consensuses: await consensuses.toArray(),
    // Read for an adjudicator alone, so that nobody else's figures are looked at again after each of them.
    decisions: (await isAdjudicator(db, viewer)) ? await decisions.toArray() : [],
    splitDecisions: await splitDecisions.toArray(),
  }));
  return recordsOf(stored, viewer, roundId);
}

async function isAdjudicator(db: Database, coderId: CoderId): Promise<boolean> {
  return (await db.coders.get(coderId))?.role === 'adjudicator';
}

/** The words the passes are over; those read before are not read again. */
export async function versionsOf(
  db: Database,
  { passes }: Pick<WordlessRound, 'passes'>,
  held: Map<TranscriptVersionId, TranscriptVersion>,
): Promise<readonly TranscriptVersion[]> {
  const wanted = [...new Set(passes.map(({ versionId }) => versionId))];
  const missing = wanted.filter((id) => !held.has(id));
  for (const version of await db.transcriptVersions.bulkGet(missing)) {
    if (version) held.set(version.id, version);
  }
  return wanted.flatMap((id) => held.get(id) ?? []);
}
