import type { CoderId } from '../model/coder.ts';
import type { Reading, ReadingId } from '../model/reading.ts';
import type { Transcript } from '../model/transcript.ts';
import { plainChange, type Change } from '../trail/change.ts';

/** Says that somebody has read a transcript to its end; reading it again adds another date. */
export function markRead(
  transcript: Pick<Transcript, 'id' | 'versionId'>,
  by: { readonly id: ReadingId; readonly coderId: CoderId; readonly at: string },
): Change {
  const record: Reading = { ...by, transcriptId: transcript.id, versionId: transcript.versionId };
  return {
    ...plainChange,
    kind: 'mark-read',
    transcriptId: transcript.id,
    put: [{ table: 'readings', record }],
  };
}

/** Takes one date away again. @throws {RangeError} when it is another's. */
export function unmarkRead(
  { id, coderId, transcriptId }: Pick<Reading, 'id' | 'coderId' | 'transcriptId'>,
  by: CoderId,
): Change {
  if (coderId !== by) throw new RangeError('another coder’s reading');
  return {
    ...plainChange,
    kind: 'unmark-read',
    transcriptId,
    removed: [{ table: 'readings', id }],
  };
}
