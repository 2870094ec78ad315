import { isAtDesk } from '../domain/coding/looked.ts';
import { isAssignedCopy } from '../domain/codebook/leads-codebook.ts';
import { passForProposal } from '../domain/codebook/propose-code.ts';
import type { PassKey } from '../domain/coding/empty-pass.ts';
import {
  visibleCodes,
  visibleConsensuses,
  visiblePasses,
} from '../domain/coding/visible-passes.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../domain/model/transcript-version.ts';
import { isStillBlind } from '../domain/rounds/round-progress.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Everything the codebook needs of one moment, as far as this coder may see it. */
export async function readCodebook({ db, here }: OpenStudy) {
  const [codes, decisions, passes, consensuses, rounds, transcripts, coders] = await Promise.all([
    db.codes.toArray(),
    db.splitDecisions.toArray(),
    db.passes.toArray(),
    db.consensuses.toArray(),
    db.rounds.toArray(),
    db.transcripts.toArray(),
    db.coders.toArray(),
  ]);
  const viewer = await viewerIn(db, here.coderId);
  return {
    codes: visibleCodes(viewer, codes, passes, rounds),
    decisions,
    passes: visiblePasses(viewer, passes, rounds),
    consensuses: visibleConsensuses(viewer, consensuses, passes, rounds),
    rounds,
    transcripts: transcripts.toSorted((a, b) => a.order - b.order),
    coders,
    packets: await db.packets.toArray(),
    proposingPass: await proposingPass(db, here.coderId),
  };
}

/** The pass a code made outside any transcript is proposed in, if it is a proposal. */
export async function proposingPass(db: Database, coderId: CoderId): Promise<PassKey | null> {
  const [rounds, packets, places, transcripts] = await Promise.all([
    db.rounds.toArray(),
    db.packets.toArray(),
    db.places.where('coderId').equals(coderId).toArray(),
    db.transcripts.toArray(),
  ]);
  const assigned = isAssignedCopy(packets);
  if (!assigned && !rounds.some(isStillBlind)) return null;
  const found = passForProposal(coderId, {
    passes: await db.passes.toArray(),
    rounds,
    places: places.filter(isAtDesk),
    transcriptIds: transcripts.toSorted((a, b) => a.order - b.order).map(({ id }) => id),
    isAssignedCopy: assigned,
  });
  return found && { transcriptId: found.transcriptId, coderId, roundId: found.round.id };
}

/** Versions by id; the ids joined by spaces. */
export async function versionsOf(db: Database, joinedIds: string) {
  const ids = joinedIds.split(' ').filter(Boolean) as TranscriptVersionId[];
  const versions = await db.transcriptVersions.bulkGet(ids);
  return new Map<TranscriptVersionId, TranscriptVersion>(
    versions.flatMap((version) => (version ? [[version.id, version]] : [])),
  );
}
