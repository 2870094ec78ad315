import { ActError } from '../domain/errors.ts';
import { isLocked } from '../domain/memos/memo-list.ts';
import type { Memo, MemoId } from '../domain/model/memo.ts';
import type { Database } from '../storage/database.ts';

/**
 * A memo as it is stored, if it may still be changed; `undefined` where it is gone.
 * @throws {ActError} 'pass-submitted' when it belongs to a pass that is locked.
 */
export async function changeableMemo(db: Database, id: MemoId): Promise<Memo | undefined> {
  const memo = await db.memos.get(id);
  if (!memo) return undefined;
  const passes = memo.transcriptId
    ? await db.passes.where('transcriptId').equals(memo.transcriptId).toArray()
    : [];
  if (isLocked(memo, passes)) throw new ActError('pass-submitted');
  return memo;
}
