import { PacketError } from '../../errors.ts';
import { standsOnLines, withSoundLinks, type LineCountOf } from '../../memos/sound-lines.ts';
import type { PacketContent } from '../content.ts';
import type { Ground } from '../ground.ts';

/**
 * Memos of a packet on lines of the versions it speaks of; of a transcript it does not speak of, on
 * those that are here. A link to lines that are not there is one to the transcript.
 *
 * @throws {PacketError} 'packet-damaged' where a memo stands on lines that are not there.
 */
export function withSoundMemos(
  { transcripts }: Pick<Ground, 'transcripts'>,
  { head, records }: PacketContent,
): PacketContent {
  const lengths = new Map(
    records.transcriptVersions.map(({ id, lineFrom }) => [id, lineFrom.length]),
  );
  const lines = new Map([
    ...transcripts.map(({ id, lineCount }) => [id, lineCount] as const),
    ...head.transcripts.map(({ id, lineCount }) => [id, lineCount] as const),
    ...records.transcripts.map(
      ({ id, versionId, lineCount }) => [id, lengths.get(versionId) ?? lineCount] as const,
    ),
  ]);
  const lineCountOf: LineCountOf = (id) => lines.get(id);
  const astray = records.memos.find((memo) => !standsOnLines(memo, lineCountOf));
  if (astray) {
    const named = [...transcripts, ...records.transcripts];
    const name = named.find(({ id }) => id === astray.transcriptId)?.name;
    throw new PacketError('packet-damaged', name ?? 'a memo');
  }
  const memos = records.memos.map((memo) => withSoundLinks(memo, lineCountOf));
  return { head, records: { ...records, memos } };
}
