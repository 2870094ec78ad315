import { describe, expect, it } from 'vitest';
import {
  addColumns,
  addMatrix,
  hideColumns,
  moveColumn,
  removeColumn,
  removeMatrix,
  renameMatrix,
  setRows,
  sortRows,
  startingColumns,
  stepColumn,
} from '#lib/domain/matrix/change-matrix.ts';
import type { AttributeId } from '#lib/domain/model/attribute.ts';
import { keyOf } from '#lib/domain/model/finding-target.ts';
import type { Matrix, MatrixId } from '#lib/domain/model/matrix.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { domainA, domainB, interviewsCoded, own } from '../../fixtures/interviews-coded.ts';
import { first, onCode, twoColumns } from '../../fixtures/matrices.ts';
import { code, uuid } from '../../fixtures/small-study.ts';

const role = uuid(3, 1) as AttributeId;
const [a, b, c] = [onCode(domainA), onCode(domainB), onCode(own(1))];

function put(change: Change | null): Matrix {
  const [placed] = change?.put ?? [];
  if (placed?.table !== 'matrices') throw new Error('nothing was changed');
  return placed.record;
}

function shown({ columns }: Matrix): string {
  const names = new Map([a, b, c].map((about, index) => [keyOf(about), 'abc'[index]]));
  return columns
    .map(({ about, hidden }) => (hidden ? `(${names.get(keyOf(about))})` : names.get(keyOf(about))))
    .join('');
}

describe('a new matrix', () => {
  it('comes after the others, under its name, each column once', () => {
    const id = uuid(36, 2) as MatrixId;
    const said = { id, name: ' Roles ', rows: { by: 'participant' }, createdAt: first.at } as const;
    const made = put(addMatrix({ ...said, about: [a, b, a] }, [twoColumns({ order: 4 })]));
    expect(made).toMatchObject({ id, name: 'Roles', order: 5, sortedBy: null });
    expect(shown(made)).toBe('ab');
    expect(addMatrix({ ...said, name: ' ', about: [] }, [])).toBeNull();
  });

  it('begins with the domains that have passages, constructs counted, and with all while none has', () => {
    const codes = [
      code(domainB, 'domain', 'Emotion', { order: 1 }),
      code(domainA, 'domain', 'Knowledge'),
      code(own(1), 'construct', 'Fear', { parentId: domainB }),
    ];
    const begun = (codings: [typeof domainA, number, number][]) =>
      startingColumns(interviewsCoded([{ codes: codings }], { codes }).settled);
    expect(begun([[own(1), 1, 2]])).toEqual([b]);
    expect(
      begun([
        [own(1), 1, 2],
        [domainA, 3, 4],
      ]),
    ).toEqual([a, b]);
    expect(begun([])).toEqual([a, b]);
  });
});

describe('changing a matrix', () => {
  const matrix = put(addColumns(twoColumns(), [c]));

  it('renames it, and keeps the name it has when none is given', () => {
    expect(put(renameMatrix(matrix, ' Time ')).name).toBe('Time');
    expect(renameMatrix(matrix, '  ')).toBeNull();
    expect(renameMatrix(matrix, matrix.name)).toBeNull();
  });

  it('adds columns at the end, and shows those again that were hidden', () => {
    expect(shown(matrix)).toBe('abc');
    const hidden = put(hideColumns(matrix, new Set([keyOf(a), keyOf(b)]), true));
    expect(shown(hidden)).toBe('(a)(b)c');
    expect(shown(put(addColumns(hidden, [b])))).toBe('(a)bc');
    expect(addColumns(matrix, [a, c])).toBeNull();
    expect(hideColumns(hidden, new Set([keyOf(a)]), true)).toBeNull();
  });

  it('moves columns, past hidden ones when they go step by step', () => {
    expect(shown(put(moveColumn(matrix, keyOf(c), 0)))).toBe('cab');
    expect(shown(put(moveColumn(matrix, keyOf(a), 99)))).toBe('bca');
    expect(moveColumn(matrix, keyOf(a), 0)).toBeNull();
    const hidden = put(hideColumns(matrix, new Set([keyOf(b)]), true));
    expect(shown(put(stepColumn(hidden, keyOf(a), 1)))).toBe('(b)ca');
    expect(stepColumn(hidden, keyOf(c), 1)).toBeNull();
    expect(stepColumn(hidden, keyOf(a), -1)).toBeNull();
  });

  it('takes columns and whole matrices away without touching what was written', () => {
    expect(shown(put(removeColumn(matrix, keyOf(b))))).toBe('ac');
    expect(removeColumn(matrix, 'code gone')).toBeNull();
    expect(removeMatrix(matrix)).toMatchObject({
      kind: 'remove-matrix',
      put: [],
      removed: [{ table: 'matrices', id: matrix.id }],
    });
  });

  it('has people or groups as rows, and sorts them', () => {
    const groups = put(setRows(matrix, { by: 'attribute', attributeId: role }));
    expect(groups.rows).toEqual({ by: 'attribute', attributeId: role });
    expect(setRows(groups, { by: 'attribute', attributeId: role })).toBeNull();
    expect(setRows(matrix, { by: 'participant' })).toBeNull();
    expect(put(sortRows(matrix, role)).sortedBy).toBe(role);
    expect(sortRows(matrix, null)).toBeNull();
  });
});
