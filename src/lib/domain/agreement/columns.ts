import { codePath, codesInOrder } from '../codebook/tree.ts';
import { codesById } from '../codebook/codebook.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { CountedCode } from './counted-as.ts';
import type { Level } from './options.ts';

/** What one figure is about. */
export interface Column {
  readonly codeId: CodeId;
  /**
   * `itself`: units where this code was applied. `branch`: units where it or any code under it in
   * the codebook was. `domain`: units with any code that counted under this domain.
   */
  readonly covers: 'itself' | 'branch' | 'domain';
}

/** The columns of reliability data, and which of them a code stands in. */
export interface ColumnPlan {
  readonly columns: readonly Column[];
  /** For each column, the domains it counted under. */
  readonly domains: readonly (readonly CodeId[])[];
  /** Codes that stand in no column. */
  readonly unclassified: readonly CodeId[];
  readonly of: (code: CountedCode) => readonly number[];
}

/**
 * By domain, the columns are every domain of the framework and what is outside it, used or not. By
 * code, they are every code that was used, and after it, where codes under it were used, the branch
 * of them all.
 */
export function columnPlan(
  level: Level,
  used: readonly CountedCode[],
  codes: readonly Code[],
): ColumnPlan {
  return level === 'domain' ? domainColumns(used, codes) : codeColumns(used, codes);
}

function domainColumns(used: readonly CountedCode[], codes: readonly Code[]): ColumnPlan {
  const inOrder = codesInOrder(codes).filter(({ kind }) => kind === 'domain' || kind === 'outside');
  const at = new Map(inOrder.map(({ id }, index) => [id, index]));
  const of = ({ as, domainIds }: CountedCode) => {
    const places = domainIds.flatMap((id) => at.get(id) ?? []);
    const own = at.get(as);
    return own === undefined || places.includes(own) ? places : [...places, own];
  };
  return {
    columns: inOrder.map(({ id }) => ({ codeId: id, covers: 'domain' })),
    domains: inOrder.map(({ id }) => [id]),
    unclassified: [...new Set(used.filter((code) => of(code).length === 0).map(({ as }) => as))],
    of,
  };
}

function codeColumns(used: readonly CountedCode[], codes: readonly Code[]): ColumnPlan {
  const byId = codesById(codes);
  const inUse = new Map<CodeId, Set<CodeId>>();
  for (const { as, domainIds } of used) {
    const domains = inUse.get(as) ?? new Set();
    for (const id of domainIds) domains.add(id);
    inUse.set(as, domains);
  }
  const above = (id: CodeId) => {
    const code = byId.get(id);
    return code ? codePath(code, byId).map((each) => each.id) : [id];
  };
  const branches = new Set([...inUse.keys()].flatMap((id) => above(id).slice(0, -1)));
  const known = codesInOrder(codes).map(({ id }) => id);
  const unknown = [...inUse.keys()].filter((id) => !byId.has(id)).sort();
  const columns = [...known, ...unknown].flatMap((codeId): Column[] => [
    ...(inUse.has(codeId) ? [{ codeId, covers: 'itself' as const }] : []),
    ...(branches.has(codeId) ? [{ codeId, covers: 'branch' as const }] : []),
  ]);
  const itself = placesOf(columns, 'itself');
  const branch = placesOf(columns, 'branch');
  return {
    columns,
    domains: columns.map(({ codeId, covers }) =>
      covers === 'itself' ? [...(inUse.get(codeId) ?? [])].sort() : [],
    ),
    unclassified: [],
    of: ({ as }) => [
      ...(itself.has(as) ? [itself.get(as)!] : []),
      ...above(as).flatMap((id) => branch.get(id) ?? []),
    ],
  };
}

function placesOf(columns: readonly Column[], covers: Column['covers']): Map<CodeId, number> {
  return new Map(
    columns.flatMap((column, index) => (column.covers === covers ? [[column.codeId, index]] : [])),
  );
}
