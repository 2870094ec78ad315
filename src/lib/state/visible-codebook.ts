import { visibleCodes } from '../domain/coding/visible-passes.ts';
import type { Code } from '../domain/model/code.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { Database } from '../storage/database.ts';
import { viewerIn } from '../storage/viewer.ts';

/**
 * The codes one coder may see, for whoever does not read all passes anyway: only where codes were
 * proposed are passes read, and only those over the same transcripts and over `beside`. What another
 * proposed elsewhere and used here comes with the pass that uses it.
 */
export async function codesSeenBy(
  db: Database,
  coderId: CoderId,
  beside: readonly TranscriptId[] = [],
): Promise<readonly Code[]> {
  const codes = await db.codes.toArray();
  const proposing = new Set(codes.flatMap(({ proposedIn }) => proposedIn ?? []));
  if (proposing.size === 0) return codes;
  const within = await db.passes.bulkGet([...proposing]);
  const over = new Set([...beside, ...within.flatMap((pass) => pass?.transcriptId ?? [])]);
  const [passes, rounds] = await Promise.all([
    db.passes
      .where('transcriptId')
      .anyOf([...over])
      .toArray(),
    db.rounds.toArray(),
  ]);
  return visibleCodes(await viewerIn(db, coderId), codes, passes, rounds);
}
