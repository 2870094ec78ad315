import type { CoderId } from '../domain/model/coder.ts';
import type { Place } from '../domain/model/place.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
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

/** Remembers where the coder is at the desk. Lines looked at in another tab meanwhile stay looked at. */
export function keepPlace(db: Database, place: Omit<Place, 'readLine'>): Promise<void> {
  return named(() =>
    db.transaction('rw', db.places, async () => {
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
