import { keyOf, type FindingTarget } from '../model/finding-target.ts';
import type { FindingRecords } from '../model/snapshot.ts';
import type { Change, Placed } from '../trail/change.ts';

/** Everything that may speak of a theme or a subtheme. */
export type TargetRecords = Pick<
  FindingRecords,
  'subthemes' | 'matrices' | 'chartings' | 'beliefs' | 'jointRows' | 'threads' | 'themeMaps'
>;

/** What of a study speaks of a theme or subtheme, to be said before it is taken away. */
export interface TargetUses {
  /** Matrices with a column about it. */
  readonly matrices: number;
  /** Cells written in such a column. */
  readonly cells: number;
  readonly beliefs: number;
  readonly jointRows: number;
  readonly threads: number;
}

type Gone = Extract<FindingTarget, { readonly on: 'theme' | 'subtheme' }>;

export function usesOfTarget(gone: Gone, records: TargetRecords): TargetUses {
  const { put, removed } = withoutTarget(gone, records);
  const changed = (table: Placed['table']) => put.filter((one) => one.table === table).length;
  return {
    matrices: changed('matrices'),
    cells: removed.length,
    beliefs: changed('beliefs'),
    jointRows: changed('jointRows'),
    threads: changed('threads'),
  };
}

/** What is to change with a theme or subtheme that goes, so that nothing leads to it any more. */
export function withoutTarget(gone: Gone, records: TargetRecords): Pick<Change, 'put' | 'removed'> {
  const key = keyOf(gone);
  const is = (target: FindingTarget) => keyOf(target) === key;
  const others = (targets: readonly FindingTarget[]) => targets.filter((one) => !is(one));
  const put: Placed[] = [];
  for (const record of records.matrices) {
    const columns = record.columns.filter(({ about }) => !is(about));
    if (columns.length < record.columns.length) {
      put.push({ table: 'matrices', record: { ...record, columns } });
    }
  }
  for (const record of records.beliefs) {
    const subthemeIds = record.subthemeIds.filter(
      (id) => gone.on !== 'subtheme' || id !== gone.subthemeId,
    );
    if (subthemeIds.length < record.subthemeIds.length) {
      put.push({ table: 'beliefs', record: { ...record, subthemeIds } });
    }
  }
  for (const record of records.jointRows) {
    if (record.findings.some(is)) {
      put.push({ table: 'jointRows', record: { ...record, findings: others(record.findings) } });
    }
  }
  for (const record of records.threads) {
    const { start, steps } = record;
    if (![start, ...steps].some(({ findings }) => findings.some(is))) continue;
    put.push({
      table: 'threads',
      record: {
        ...record,
        start: { ...start, findings: others(start.findings) },
        steps: steps.map((step) => ({ ...step, findings: others(step.findings) })),
      },
    });
  }
  for (const record of records.themeMaps) {
    const moved = record.moved.filter((one) => one.key !== key);
    if (moved.length < record.moved.length) {
      put.push({ table: 'themeMaps', record: { ...record, moved } });
    }
  }
  const cells = records.chartings.filter(({ column }) => is(column));
  return { put, removed: cells.map(({ id }) => ({ table: 'chartings', id })) };
}
