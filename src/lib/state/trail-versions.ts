import type { Operation } from '../domain/model/operation.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import { versionsInUse, type VersionInUse } from '../domain/trail/lines-of-version.ts';
import type { Database } from '../storage/database.ts';

/** Since when the versions of corrected transcripts are in use; nothing of transcripts that never were. */
export async function readVersionsInUse(
  db: Database,
  transcriptIds: readonly TranscriptId[],
): Promise<readonly VersionInUse[]> {
  const all = await db.transcriptVersions.where('transcriptId').anyOf(transcriptIds).toArray();
  const corrected = new Set(
    all.filter((version) => version.corrected !== null).map((version) => version.transcriptId),
  );
  if (corrected.size === 0) return [];
  const versions = all.filter((version) => corrected.has(version.transcriptId));
  const operations = [
    ...(await putVersions(db.operations.where('transcriptId').anyOf([...corrected]))),
    ...(await putByPackets(db)),
  ];
  return versionsInUse(versions, operations);
}

/** Acts that took packets in speak of no transcript, so that all of the trail is looked through. */
async function putByPackets(db: Database): Promise<readonly Operation[]> {
  const came = await db.packets.filter(({ direction }) => direction === 'in').count();
  if (came === 0) return [];
  return putVersions(db.operations.filter(({ transcriptId }) => transcriptId === null));
}

function putVersions(
  operations: ReturnType<Database['operations']['filter']>,
): Promise<Operation[]> {
  return operations
    .filter(({ changes }) => changes.some(({ table }) => table === 'transcriptVersions'))
    .toArray();
}
