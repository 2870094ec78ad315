import type { Operation } from '../model/operation.ts';
import type { ChangeKind } from '../trail/change.ts';

const kinds: ReadonlySet<string> = new Set<ChangeKind>([
  'add-code',
  'change-code',
  'rename-code',
  'move-code',
  'merge-codes',
  'split-code',
  'decide-split',
  'retire-code',
  'restore-code',
  'classify-code',
  'change-rule',
  'adopt-code',
  'merge-proposal',
  'drop-code',
]);

/** An act on the codebook, and whether it stands. */
export interface CodebookChange {
  readonly operation: Operation;
  /** Undone, and not done again since. */
  readonly undone: boolean;
}

/** Whether an operation is needed to tell what was done to the codebook. */
export function concernsCodebook({ kind, undoes }: Pick<Operation, 'kind' | 'undoes'>): boolean {
  return undoes !== null || kinds.has(kind);
}

/** The acts on the codebook, newest first. Undoing is told with the act it took back. */
export function codebookChanges(operations: readonly Operation[]): readonly CodebookChange[] {
  const undoing = new Map<string, Operation[]>();
  for (const operation of operations) {
    if (operation.undoes === null) continue;
    undoing.set(operation.undoes, [...(undoing.get(operation.undoes) ?? []), operation]);
  }
  const isUndone = ({ id }: Operation): boolean =>
    undoing.get(id)?.some((undo) => !isUndone(undo)) ?? false;
  return operations
    .filter(({ kind, undoes }) => undoes === null && kinds.has(kind))
    .map((operation) => ({ operation, undone: isUndone(operation) }))
    .toSorted(
      (a, b) => compare(b.operation.at, a.operation.at) || compare(b.operation.id, a.operation.id),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
