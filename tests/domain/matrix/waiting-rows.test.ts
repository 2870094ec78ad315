import { describe, expect, it } from 'vitest';
import { waitingGrid } from '#lib/domain/matrix/arranged.ts';
import { setColumns } from '#lib/domain/matrix/change-matrix.ts';
import { domainA, domainB, interviewsCoded, own } from '../../fixtures/interviews-coded.ts';
import { charting, frameOf, gridFor, lines, onCode, twoColumns } from '../../fixtures/matrices.ts';

const coded = interviewsCoded([
  { codes: [[domainA, 1, 2]] },
  { codes: [[domainB, 1, 2]] },
  { codes: [] },
]);

describe('rows in which a cell waits', () => {
  const grid = gridFor(frameOf(coded, { chartings: [charting({ basis: [lines(1, 1, 2)] })] }));
  const labels = (...[kind, row]: [Parameters<typeof waitingGrid>[1], string | null]) =>
    waitingGrid(grid, kind, row).rows.map(({ case: { label } }) => label);

  it('are those with a cell not charted, and all where nothing is asked', () => {
    expect(labels('not-charted', null)).toEqual(['P02']);
    expect(labels('stale', null)).toEqual([]);
    expect(labels(null, null)).toEqual(['P01', 'P02', 'P03']);
  });

  it('keep the row one is in among them until it is left', () => {
    expect(labels('not-charted', grid.rows[0]?.key ?? '')).toEqual(['P01', 'P02']);
  });

  it('leave what is said of columns as it is of all rows', () => {
    const narrowed = waitingGrid(grid, 'not-charted', null);
    expect(narrowed.coverage).toEqual(grid.coverage);
    expect(narrowed.columns[0]?.coverage.charted).toBe(1);
  });
});

describe('columns put together', () => {
  const matrix = twoColumns();
  const column = (codeId: typeof domainA, hidden = false) => ({ about: onCode(codeId), hidden });

  it('are stored as they stand, each once', () => {
    const change = setColumns(matrix, [
      column(domainB, true),
      column(own(1)),
      column(domainB, true),
    ]);
    expect(change?.put.map(({ record }) => record)).toEqual([
      { ...matrix, columns: [column(domainB, true), column(own(1))] },
    ]);
  });

  it('are nothing to do where none differs', () => {
    expect(setColumns(matrix, matrix.columns)).toBeNull();
    expect(setColumns(matrix, matrix.columns.slice(1))).not.toBeNull();
  });
});
