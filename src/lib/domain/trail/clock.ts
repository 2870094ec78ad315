import type { Operation } from '../model/operation.ts';

/**
 * How far a copy of a study has come: the highest operation counter of every writer. Counters have
 * no gaps and each copy writes under a name of its own, so two clocks say which copy knows more.
 */
export type Clock = Readonly<Record<string, number>>;

/** How one copy stands to another. */
export type Standing = 'same' | 'descendant' | 'ancestor' | 'diverged';

export function clockOf(operations: Iterable<Pick<Operation, 'writer' | 'counter'>>): Clock {
  const clock: Record<string, number> = {};
  for (const { writer, counter } of operations) {
    if (counter > (clock[writer] ?? 0)) clock[writer] = counter;
  }
  return clock;
}

/** How `a` stands to `b`: a descendant knows every act of `b` and more. */
export function compareClocks(a: Clock, b: Clock): Standing {
  const more = isAhead(a, b);
  const less = isAhead(b, a);
  if (more && less) return 'diverged';
  if (more) return 'descendant';
  return less ? 'ancestor' : 'same';
}

function isAhead(a: Clock, b: Clock): boolean {
  return Object.entries(a).some(([writer, counter]) => counter > (b[writer] ?? 0));
}

/** How many acts of one kind, on one transcript, only one of two copies holds. */
export interface ActCount {
  readonly transcriptId: Operation['transcriptId'];
  readonly coderId: Operation['coderId'];
  readonly kind: string;
  readonly count: number;
  /** The latest of them. */
  readonly last: string;
}

export type ActHead = Pick<
  Operation,
  'writer' | 'counter' | 'transcriptId' | 'coderId' | 'kind' | 'at'
>;

/** What a person would have to weigh: the acts that only `a` holds, and those that only `b` holds. */
export function differences(
  a: readonly ActHead[],
  b: readonly ActHead[],
): { readonly onlyA: readonly ActCount[]; readonly onlyB: readonly ActCount[] } {
  return { onlyA: counted(beyond(a, clockOf(b))), onlyB: counted(beyond(b, clockOf(a))) };
}

function beyond(acts: readonly ActHead[], clock: Clock): readonly ActHead[] {
  return acts.filter(({ writer, counter }) => counter > (clock[writer] ?? 0));
}

function counted(acts: readonly ActHead[]): readonly ActCount[] {
  const groups = new Map<string, ActCount>();
  for (const { transcriptId, coderId, kind, at } of acts) {
    const key = `${transcriptId} ${coderId} ${kind}`;
    const before = groups.get(key);
    groups.set(key, {
      transcriptId,
      coderId,
      kind,
      count: (before?.count ?? 0) + 1,
      last: before && before.last > at ? before.last : at,
    });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
