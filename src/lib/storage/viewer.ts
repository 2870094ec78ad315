import { viewerOf, type Viewer } from '../domain/coding/viewer.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Database } from './database.ts';

/** A coder as the gates of `visible-passes.ts` know them; decisions are read for an adjudicator alone. */
export async function viewerIn(db: Database, coderId: CoderId): Promise<Viewer> {
  const coder = await db.coders.get(coderId);
  if (coder?.role !== 'adjudicator') return coderId;
  return viewerOf([coder], await db.decisions.toArray(), coderId);
}
