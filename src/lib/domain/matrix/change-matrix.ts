import { codesInOrder } from '../codebook/tree.ts';
import type { SettledStudy } from '../findings/settled-study.ts';
import { codesOfTarget } from '../findings/targets.ts';
import type { AttributeId } from '../model/attribute.ts';
import { keyOf, type FindingTarget } from '../model/finding-target.ts';
import type { Matrix, MatrixId } from '../model/matrix.ts';
import { nextOrder } from '../study/order.ts';
import { plainChange, type Change } from '../trail/change.ts';

/** What is said of a new matrix. */
export interface NewMatrix {
  readonly id: MatrixId;
  readonly name: string;
  readonly rows: Matrix['rows'];
  readonly about: readonly FindingTarget[];
  readonly createdAt: string;
}

/** A matrix after those there are. Its name may be like another's; without one there is nothing to do. */
export function addMatrix(
  { id, name, rows, about, createdAt }: NewMatrix,
  matrices: readonly Matrix[],
): Change | null {
  if (name.trim() === '') return null;
  const order = nextOrder(matrices);
  const columns = once(about).map((one) => ({ about: one, hidden: false }));
  return put({ id, name: name.trim(), rows, columns, sortedBy: null, order, createdAt });
}

/**
 * The columns a new matrix begins with: the domains that have passages in the settled coding, in the order
 * of the codebook; all domains while none has.
 */
export function startingColumns(settled: SettledStudy): readonly FindingTarget[] {
  const domains = codesInOrder(settled.codes)
    .filter(({ kind, status }) => kind === 'domain' && status === 'active')
    .map(({ id }): FindingTarget => ({ on: 'code', codeId: id }));
  const coded = new Set(settled.settled.flatMap(({ runs }) => [...runs.keys()]));
  const withPassages = domains.filter((domain) =>
    [...codesOfTarget(domain, settled, { subthemes: [] })].some((id) => coded.has(id)),
  );
  return withPassages.length > 0 ? withPassages : domains;
}

/** `null` when nothing differs, or no name is given. */
export function renameMatrix(matrix: Matrix, name: string): Change | null {
  const given = name.trim();
  return given === '' || given === matrix.name ? null : put({ ...matrix, name: given });
}

/** Takes a matrix away. What was written stays: it belongs to case and column. */
export function removeMatrix({ id }: Pick<Matrix, 'id'>): Change {
  return { ...plainChange, kind: 'remove-matrix', removed: [{ table: 'matrices', id }] };
}

/** Columns at the right end; those it has already stay where they are, and are shown again. */
export function addColumns(matrix: Matrix, about: readonly FindingTarget[]): Change | null {
  const wanted = new Set(about.map(keyOf));
  const known = new Set(matrix.columns.map((one) => keyOf(one.about)));
  const fresh = once(about).filter((one) => !known.has(keyOf(one)));
  const isBack = (one: Matrix['columns'][number]) => one.hidden && wanted.has(keyOf(one.about));
  if (fresh.length === 0 && !matrix.columns.some(isBack)) return null;
  const columns = [
    ...matrix.columns.map((one) => (isBack(one) ? { ...one, hidden: false } : one)),
    ...fresh.map((one) => ({ about: one, hidden: false })),
  ];
  return put({ ...matrix, columns });
}

/** Takes a column out of a matrix. What was written stays: it belongs to case and column. */
export function removeColumn(matrix: Matrix, key: string): Change | null {
  const columns = matrix.columns.filter(({ about }) => keyOf(about) !== key);
  return columns.length === matrix.columns.length ? null : put({ ...matrix, columns });
}

/** Hides columns, or shows them again, in their place. */
export function hideColumns(
  matrix: Matrix,
  keys: ReadonlySet<string>,
  hidden: boolean,
): Change | null {
  const isMeant = (one: Matrix['columns'][number]) =>
    keys.has(keyOf(one.about)) && one.hidden !== hidden;
  if (!matrix.columns.some(isMeant)) return null;
  const columns = matrix.columns.map((one) => (isMeant(one) ? { ...one, hidden } : one));
  return put({ ...matrix, columns });
}

/** Moves a column so that it stands at an index; one beyond the ends is the nearest. */
export function moveColumn(matrix: Matrix, key: string, to: number): Change | null {
  const from = matrix.columns.findIndex(({ about }) => keyOf(about) === key);
  const column = matrix.columns[from];
  const at = Math.max(0, Math.min(matrix.columns.length - 1, to));
  if (!column || at === from) return null;
  const columns = matrix.columns.toSpliced(from, 1).toSpliced(at, 0, column);
  return put({ ...matrix, columns });
}

/** Moves a column past the next one that is shown; `null` at the end. */
export function stepColumn(matrix: Matrix, key: string, step: 1 | -1): Change | null {
  const from = matrix.columns.findIndex(({ about }) => keyOf(about) === key);
  if (from < 0) return null;
  let to = from + step;
  while (matrix.columns[to]?.hidden) to += step;
  return matrix.columns[to] ? moveColumn(matrix, key, to) : null;
}

/** The columns as they were put together, each once; `null` when nothing differs. */
export function setColumns(matrix: Matrix, columns: Matrix['columns']): Change | null {
  const each = [...new Map(columns.map((one) => [keyOf(one.about), one])).values()];
  const isSame =
    each.length === matrix.columns.length &&
    each.every(({ about, hidden }, at) => {
      const known = matrix.columns[at];
      return known && keyOf(known.about) === keyOf(about) && known.hidden === hidden;
    });
  return isSame ? null : put({ ...matrix, columns: each });
}

/** Whom the rows are about. Groups keep their own order. */
export function setRows(matrix: Matrix, rows: Matrix['rows']): Change | null {
  const isSame =
    rows.by === 'participant'
      ? matrix.rows.by === 'participant'
      : matrix.rows.by === 'attribute' && matrix.rows.attributeId === rows.attributeId;
  return isSame ? null : put({ ...matrix, rows });
}

/** The attribute that participants are sorted by; `null`: the order of the study. */
export function sortRows(matrix: Matrix, sortedBy: AttributeId | null): Change | null {
  return matrix.sortedBy === sortedBy ? null : put({ ...matrix, sortedBy });
}

function put(record: Matrix): Change {
  return { ...plainChange, kind: 'change-matrix', put: [{ table: 'matrices', record }] };
}

function once(about: readonly FindingTarget[]): readonly FindingTarget[] {
  return [...new Map(about.map((one) => [keyOf(one), one])).values()];
}
