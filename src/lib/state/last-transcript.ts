import type { TranscriptId } from '../domain/model/transcript.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** The transcript this coder worked on last, else the first; `null` in a study without any. */
export async function lastTranscript({ db, here }: OpenStudy): Promise<TranscriptId | null> {
  const places = await db.places.where('coderId').equals(here.coderId).toArray();
  for (const { transcriptId } of places.toSorted((a, b) => (a.at < b.at ? 1 : -1))) {
    if (await db.transcripts.get(transcriptId)) return transcriptId;
  }
  const all = await db.transcripts.toArray();
  return all.toSorted((a, b) => a.order - b.order)[0]?.id ?? null;
}
