import type { MemoSaid } from '../domain/memos/changes.ts';
import { linksInUse, textsLinked } from '../domain/memos/links-in-use.ts';
import type { Database } from '../storage/database.ts';

/**
 * What a memo says, with its links to lines on the versions in use now; to be asked inside the
 * transaction that keeps it.
 *
 * @throws {ActError} 'linked-lines-gone'.
 */
export async function onVersionsInUse(db: Database, said: MemoSaid): Promise<MemoSaid> {
  if (!said.links) return said;
  const { transcriptIds, versionIds } = textsLinked(said.links);
  if (transcriptIds.length === 0) return said;
  const transcripts = present(await db.transcripts.bulkGet(transcriptIds));
  const inUse = transcripts.map(({ versionId }) => versionId);
  const outdated = versionIds.filter((id) => !inUse.includes(id));
  const wanted = outdated.length === 0 ? [] : [...inUse, ...outdated];
  const versions = present(await db.transcriptVersions.bulkGet(wanted));
  return { ...said, links: linksInUse(said.links, { transcripts, versions }) };
}

function present<Row>(rows: readonly (Row | undefined)[]): Row[] {
  return rows.filter((row) => row !== undefined);
}
