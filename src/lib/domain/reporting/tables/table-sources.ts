import type { Operation } from '../../model/operation.ts';
import type { Packet } from '../../model/packet.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../../model/transcript-version.ts';
import type { PaperRecords, PaperSurroundings } from '../../paper/paper-frame.ts';

/** What tables are made from but the words of transcripts: all of one moment, in order of their ids. */
export type WordlessRecords = Omit<PaperRecords, 'transcriptVersions'> & {
  readonly packets: readonly Pick<Packet, 'kind' | 'direction' | 'toId'>[];
};

/** Where the words of transcripts are read, one at a time; `undefined` for a version that is gone. */
export type Words = (id: TranscriptVersionId) => Promise<TranscriptVersion | undefined>;

/** A study as it is stored, whoever may see it, and what stands around it. */
export interface TableSources {
  readonly records: WordlessRecords;
  readonly words: Words;
  /** Every act of the study, whoever may read it; asked for only where a table tells of them. */
  readonly operations: () => Promise<readonly Operation[]>;
  readonly surroundings: PaperSurroundings;
}

/** Several versions in the order of their ids' list; those that are gone are left out. */
export async function versionsOf(
  words: Words,
  ids: readonly TranscriptVersionId[],
): Promise<readonly TranscriptVersion[]> {
  const read = await Promise.all(ids.map((id) => words(id)));
  return read.flatMap((version) => version ?? []);
}
