import type { CodeId } from '../model/code.ts';
import type { Operation } from '../model/operation.ts';
import type { Imprint } from '../model/imprint.ts';
import type { Relevance } from '../model/relevance.ts';

/** A decision as it last stood before another took its place. */
export type EarlierDecision = Pick<Relevance, 'decision' | 'deciderIds' | 'on'>;

/**
 * What was decided of a domain before what stands now, the newest first: each as it was last said, and
 * nothing of what was only noted without a decision.
 *
 * @param stood the records of any domain as acts that stand found them.
 */
export function earlierDecisions(
  domainId: CodeId,
  now: Relevance | null,
  stood: readonly Relevance[],
): readonly EarlierDecision[] {
  const then = stood
    .filter((one) => one.domainId === domainId && one.changedAt !== now?.changedAt)
    .toSorted((a, b) => (a.changedAt < b.changedAt ? -1 : 1));
  const current = now?.decision ?? null;
  const following = (at: number) => {
    const next = then[at + 1];
    return next ? next.decision : current;
  };
  return then
    .filter(({ decision }, at) => decision !== null && decision !== following(at))
    .toReversed();
}

/** An act, as far as it tells whether it stands. */
export type DecidingAct = Pick<Operation, 'id' | 'kind' | 'undoes' | 'changes'>;

/** Whether an act is one that {@link standingImprints} reads. */
export function concernsRelevance({ kind, undoes }: Pick<Operation, 'kind' | 'undoes'>): boolean {
  return kind === 'decide-relevance' || undoes !== null;
}

/** What acts of deciding found that have not been taken back. @param acts those that {@link concernsRelevance}. */
export function standingImprints(acts: readonly DecidingAct[]): ReadonlySet<Imprint['id']> {
  const undoing = new Map<string, string[]>();
  for (const { id, undoes } of acts) {
    if (undoes !== null) undoing.set(undoes, [...(undoing.get(undoes) ?? []), id]);
  }
  const stands = (id: string): boolean => (undoing.get(id) ?? []).every((one) => !stands(one));
  return new Set(
    acts
      .filter(({ id, undoes }) => undoes === null && stands(id))
      .flatMap(({ changes }) =>
        changes.flatMap(({ table, before }) =>
          table === 'relevances' && before !== null ? [before] : [],
        ),
      ),
  );
}
