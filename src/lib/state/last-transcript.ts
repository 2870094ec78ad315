import { isAtDesk } from '../domain/coding/looked.ts';
import { roundOf } from '../domain/coding/round-of.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/**
 * The transcript this coder worked on last, else the first they have a part in, else the first;
 * `null` in a study without any.
 */
export async function lastTranscript({ db, here }: OpenStudy): Promise<TranscriptId | null> {
  const [places, rounds, transcripts] = await Promise.all([
    db.places.where('coderId').equals(here.coderId).toArray(),
    db.rounds.toArray(),
    db.transcripts.toArray(),
  ]);
  const inOrder = transcripts.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
  const known = new Set(inOrder);
  const visited = places
    .filter(isAtDesk)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ transcriptId }) => transcriptId)
    .filter((id) => known.has(id));
  const hasPart = (id: TranscriptId) => roundOf(rounds, id, here.coderId) !== undefined;
  return [...visited, ...inOrder].find(hasPart) ?? visited[0] ?? inOrder[0] ?? null;
}
