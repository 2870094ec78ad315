import type { SettledStudy } from '../findings/settled-study.ts';
import type { Belief } from '../model/belief.ts';
import type { Code } from '../model/code.ts';
import type { Operation } from '../model/operation.ts';
import type { Occurrences } from './occurrences.ts';

/** Something that was merged or split after the rule was frozen, and bears on what is counted. */
export interface ChangedSince {
  readonly name: string;
  readonly became: 'merged' | 'split' | 'retired';
  /** What it counts as now, by name; none for what is retired. */
  readonly into: readonly string[];
  /** When, as far as this copy of the study knows; `null`: not known, so it may have been before. */
  readonly at: string | null;
}

/** The acts that say when: rows of the trail that have not been taken back. */
export type ChangeOperation = Pick<Operation, 'at' | 'kind' | 'codeIds' | 'changes'>;

const kindOf = {
  merged: ['merge-codes', 'merge-proposal'],
  split: ['split-code'],
  retired: ['retire-code'],
} as const;

/** The kinds of acts that {@link changedSince} reads. */
export const changeKinds: ReadonlySet<string> = new Set([
  ...Object.values(kindOf).flat(),
  'merge-beliefs',
]);

/**
 * Codes and belief statements among those counted that were merged, split or retired since the rule was
 * frozen. All of them are counted as they stand now.
 *
 * @param isSince whether an instant lies after the day on which the rule was frozen.
 */
export function changedSince(
  { found, unit }: Pick<Occurrences, 'found' | 'unit'>,
  { codes, byId, merged }: Pick<SettledStudy, 'codes' | 'byId' | 'merged'>,
  beliefs: readonly Belief[],
  operations: readonly ChangeOperation[],
  isSince: (instant: string) => boolean,
): readonly ChangedSince[] {
  const after = ({ at }: ChangedSince) => at === null || isSince(at);
  if (unit === 'beliefs') return mergedBeliefs(found, beliefs, operations).filter(after);
  const counted = new Set(
    found.flatMap(({ about: { where } }) => ('codeIds' in where ? [...where.codeIds] : [])),
  );
  const nameOf = (id: Code['id']) => byId.get(id)?.name ?? '';
  return codes
    .flatMap((code): readonly ChangedSince[] => {
      const { id, name, status, into, proposedIn } = code;
      if (status === 'active' || proposedIn !== null) return [];
      const bears = [merged(id), ...into.map(merged)].some((one) => counted.has(one));
      if (!bears) return [];
      const kinds: readonly string[] = kindOf[status];
      const acts = operations.filter((one) => kinds.includes(one.kind) && one.codeIds[0] === id);
      const names = status === 'merged' ? [nameOf(merged(id))] : into.map(nameOf);
      return [{ name, became: status, into: names, at: latest(acts) }];
    })
    .filter(after);
}

function mergedBeliefs(
  found: Occurrences['found'],
  beliefs: readonly Belief[],
  operations: readonly ChangeOperation[],
): readonly ChangedSince[] {
  return beliefs.flatMap((belief): readonly ChangedSince[] => {
    const into = found.find(({ about }) => about.key === belief.mergedInto);
    if (!into) return [];
    const acts = operations.filter(
      ({ kind, changes }) =>
        kind === 'merge-beliefs' && changes.some((one) => one.id === belief.id),
    );
    return [
      { name: belief.statement, became: 'merged', into: [into.about.name], at: latest(acts) },
    ];
  });
}

function latest(operations: readonly ChangeOperation[]): string | null {
  return operations.reduce<string | null>(
    (last, { at }) => (last === null || at > last ? at : last),
    null,
  );
}
