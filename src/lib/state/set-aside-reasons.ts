import type { Operation } from '../domain/model/operation.ts';
import type { SetAside } from '../domain/model/set-aside.ts';
import type { Database } from '../storage/database.ts';

/**
 * Why findings of checks were set aside, in the words of then, by the id of the act; acts whose words were
 * erased are left out.
 *
 * @param newestFirst acts without a gap among those on what is set aside: what one of them found there is
 * what the act before it left.
 */
export async function setAsideReasons(
  db: Database,
  newestFirst: readonly Operation[],
): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  /** What stands in a record after the act that is looked at; where nothing is noted, what stands there now. */
  const left = new Map<string, SetAside | undefined>();
  for (const { id, kind, changes } of newestFirst) {
    for (const { table, id: recordId, before } of changes) {
      if (table !== 'setAsides') continue;
      const record = left.has(recordId)
        ? left.get(recordId)
        : await db.setAsides.get(recordId as SetAside['id']);
      if (kind === 'set-aside-finding' && record) {
        reasons.set(id, `${record.reason} (${record.rule})`);
      }
      const imprint = before === null ? undefined : await db.imprints.get(before);
      left.set(recordId, imprint?.record as SetAside | undefined);
    }
  }
  return reasons;
}
