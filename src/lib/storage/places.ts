import { carriedPlaces } from '../domain/correction/carried-place.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Place } from '../domain/model/place.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../domain/model/transcript-version.ts';
import type { Database } from './database.ts';
import { named } from './failures.ts';

/** Where the coder was in the transcript, or `undefined` before the first visit. */
export function placeOf(
  db: Database,
  transcriptId: TranscriptId,
  coderId: CoderId,
): Promise<Place | undefined> {
  return named(() =>
    db.places.where('[transcriptId+coderId]').equals([transcriptId, coderId]).first(),
  );
}

/**
 * Remembers where the coder is at the desk. Lines looked at in another tab meanwhile stay looked at. The
 * lines are those of `versionId`: where another version is in use by now, nothing is remembered.
 */
export function keepPlace(
  db: Database,
  place: Omit<Place, 'readLine'>,
  versionId: TranscriptVersionId,
): Promise<void> {
  return named(() =>
    db.transaction('rw', db.places, db.transcripts, async () => {
      if (!(await isInUse(db, place, versionId))) return;
      const stored = await placeOf(db, place.transcriptId, place.coderId);
      const looked = new Uint8Array(Math.max(place.looked.length, stored?.looked.length ?? 0));
      looked.set(place.looked);
      stored?.looked.forEach((byte, index) => (looked[index]! |= byte));
      await db.places.put({
        ...place,
        id: stored?.id ?? place.id,
        looked,
        readLine: stored?.readLine ?? null,
      });
    }),
  );
}

/**
 * Remembers where the coder is in the reading view. What is known of the desk stays as it is: a transcript
 * only read is not one that was worked on last.
 */
export function keepReading(
  db: Database,
  place: ReadingPlace,
  versionId: TranscriptVersionId,
): Promise<void> {
  return named(() =>
    db.transaction('rw', db.places, db.transcripts, async () => {
      if (!(await isInUse(db, place, versionId))) return;
      const stored = await placeOf(db, place.transcriptId, place.coderId);
      const { readLine } = place;
      if (stored?.readLine === readLine) return;
      await db.places.put(
        stored ? { ...stored, readLine } : { ...place, line: 0, looked: new Uint8Array() },
      );
    }),
  );
}

type ReadingPlace = Pick<Place, 'id' | 'transcriptId' | 'coderId' | 'at'> & {
  /** Zero-based. */
  readonly readLine: number;
};

async function isInUse(
  db: Database,
  { transcriptId }: Pick<Place, 'transcriptId'>,
  versionId: TranscriptVersionId,
): Promise<boolean> {
  return (await db.transcripts.get(transcriptId))?.versionId === versionId;
}

/**
 * The versions in use of transcripts that get another one by these replacements; to be asked before they
 * are made, inside the same transaction.
 */
export async function versionsInUse(
  db: Database,
  replacements: readonly { readonly table: string; readonly record: object | null }[],
): Promise<readonly TranscriptVersion[]> {
  const next = replacements.flatMap(({ table, record }) =>
    table === 'transcripts' && record ? [record as Transcript] : [],
  );
  if (next.length === 0) return [];
  const stand = await db.transcripts.bulkGet(next.map(({ id }) => id));
  const changed = stand.filter(
    (one) => one && next.some(({ id, versionId }) => id === one.id && versionId !== one.versionId),
  );
  const versions = await db.transcriptVersions.bulkGet(
    changed.flatMap((one) => one?.versionId ?? []),
  );
  return versions.filter((version) => version !== undefined);
}

/** Takes every coder's place to the version in use now, in the transaction that made it so. */
export async function carryPlaces(
  db: Database,
  inUseBefore: readonly TranscriptVersion[],
): Promise<void> {
  for (const before of inUseBefore) {
    const { transcriptId } = before;
    const transcript = await db.transcripts.get(transcriptId);
    const after = transcript && (await db.transcriptVersions.get(transcript.versionId));
    if (!after) continue;
    const places = await db.places.filter((one) => one.transcriptId === transcriptId).toArray();
    await db.places.bulkPut([...carriedPlaces(places, before, after)]);
  }
}
