import type { Coder, CoderId } from '../model/coder.ts';
import type { Reading } from '../model/reading.ts';
import type { TranscriptId } from '../model/transcript.ts';
import type { ReadingGate } from './visible-readings.ts';

/** What is known of one person and one transcript. */
export type Read =
  /** Instants, the first first; none: not read. */
  | { readonly known: true; readonly at: readonly string[] }
  /** Blind to the viewer, whether there is anything to know or not. */
  | { readonly known: false };

/** Who has read what, as one viewer may know it: a row a transcript, a cell for each person. */
export type ReadBy = ReadonlyMap<TranscriptId, ReadonlyMap<CoderId, Read>>;

/** @param readings those the viewer may know of. */
export function readBy(
  transcripts: readonly { readonly id: TranscriptId }[],
  people: readonly Pick<Coder, 'id'>[],
  readings: readonly Reading[],
  isOpen: ReadingGate,
): ReadBy {
  const dates = new Map<string, string[]>();
  for (const { transcriptId, coderId, at } of readings) {
    const name = `${transcriptId} ${coderId}`;
    dates.set(name, [...(dates.get(name) ?? []), at]);
  }
  const read = (transcriptId: TranscriptId, coderId: CoderId): Read =>
    isOpen(transcriptId, coderId)
      ? { known: true, at: (dates.get(`${transcriptId} ${coderId}`) ?? []).toSorted() }
      : { known: false };
  return new Map(
    transcripts.map(({ id }) => [
      id,
      new Map(people.map((person) => [person.id, read(id, person.id)])),
    ]),
  );
}
