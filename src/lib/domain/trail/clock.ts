import { grouped } from '../codebook/grouped.ts';
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

/** The acts that a copy of the study with this clock does not know. */
export function actsBeyond<Act extends Pick<Operation, 'writer' | 'counter'>>(
  acts: readonly Act[],
  clock: Clock,
): readonly Act[] {
  return acts.filter(({ writer, counter }) => counter > (clock[writer] ?? 0));
}

/** How many acts of one kind one coder did on one transcript. */
export interface ActCount {
  readonly transcriptId: Operation['transcriptId'];
  readonly coderId: Operation['coderId'];
  readonly kind: string;
  readonly count: number;
  /** When the latest of them was done. */
  readonly last: string;
}

/** Acts as a person can weigh them: by transcript, coder and kind, the most frequent first. */
export function countedActs(
  acts: readonly Pick<Operation, 'transcriptId' | 'coderId' | 'kind' | 'at'>[],
): readonly ActCount[] {
  const groups = grouped(acts, ({ transcriptId, coderId, kind }) =>
    [transcriptId, coderId, kind].join(' '),
  );
  return [...groups.values()]
    .flatMap(([first, ...others]) => {
      if (!first) return [];
      const { transcriptId, coderId, kind, at } = first;
      const last = others.reduce((latest, act) => (act.at > latest ? act.at : latest), at);
      return [{ transcriptId, coderId, kind, count: others.length + 1, last }];
    })
    .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
