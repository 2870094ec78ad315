import type { CoderId } from '../model/coder.ts';
import type { Operation } from '../model/operation.ts';
import { finalActs } from './change.ts';

/** A writer's operations, newest first: `count` of them after the first `skip`. */
export type NewestFirst = (skip: number, count: number) => Promise<readonly Operation[]>;

const portion = 20;

/**
 * The act that undo takes back: the newest that nothing has taken back. An undo that was itself
 * redone counts for nothing, so what it had taken back stands again. `null` where there is none:
 * undo does not go behind a final act, nor behind what another coder did at this keyboard.
 */
export function undoTarget(newestFirst: NewestFirst, coderId: CoderId): Promise<Operation | null> {
  return firstStanding(newestFirst, (operation) => {
    if (isBarrier(operation, coderId)) return 'none';
    return operation.undoes === null ? 'this' : 'older';
  });
}

/** The undo that redo does again: the newest that stands, if no act is newer than it. */
export function redoTarget(newestFirst: NewestFirst, coderId: CoderId): Promise<Operation | null> {
  return firstStanding(newestFirst, (operation) => {
    if (operation.undoes === null || isBarrier(operation, coderId)) return 'none';
    return operation.kind === 'undo' ? 'this' : 'older';
  });
}

/** Whether the newest act that stands is one that undo does not take back. */
export async function isAtBarrier(newestFirst: NewestFirst, coderId: CoderId): Promise<boolean> {
  const newest = await firstStanding(newestFirst, ({ undoes }) =>
    undoes === null ? 'this' : 'older',
  );
  return newest !== null && isBarrier(newest, coderId);
}

function isBarrier(operation: Operation, coderId: CoderId): boolean {
  return operation.coderId !== coderId || finalActs.has(operation.kind);
}

/** Walks back over the operations that no later one has cancelled until `judge` knows. */
async function firstStanding(
  newestFirst: NewestFirst,
  judge: (operation: Operation) => 'this' | 'older' | 'none',
): Promise<Operation | null> {
  const cancelled = new Set<string>();
  for (let skip = 0; ; skip += portion) {
    const operations = await newestFirst(skip, portion);
    for (const operation of operations) {
      if (cancelled.has(operation.id)) continue;
      if (operation.undoes !== null) cancelled.add(operation.undoes);
      const judgement = judge(operation);
      if (judgement !== 'older') return judgement === 'this' ? operation : null;
    }
    if (operations.length < portion) return null;
  }
}
