import {
  comparedColumns,
  sideOfGroup,
  sideOfRow,
  type ComparedCells,
  type ComparedSide,
} from '#lib/domain/matrix/compare-rows.ts';
import type { Grid } from '#lib/domain/matrix/grid.ts';
import { groupsOf } from '#lib/domain/matrix/row-order.ts';
import type { FindingsFrame } from '#lib/state/findings.svelte.ts';
import type { ComparedView, SideChoices, SideView } from '#lib/ui/matrix/compare-view.ts';
import { askedAboutOf, caseName, cellView, lookOf } from '#lib/ui/matrix/grid-view.ts';
import { columnName, coverageWords, groupName } from '#lib/ui/matrix/matrix-words.ts';

/** What can be compared: the rows shown, and of people the groups of every attribute. */
export function sideChoices(grid: Grid, { settled }: FindingsFrame): readonly SideChoices[] {
  const rows = {
    name: 'Rows',
    choices: grid.rows.map((row) => ({ key: row.key, name: caseName(row.case) })),
  };
  if (grid.rowsBy.by === 'attribute') return [rows];
  const groups = settled.attributes.map((attribute) => ({
    name: attribute.name,
    choices: groupsOf(attribute, settled).map(({ group, people }) => ({
      key: groupKey(attribute.id, group),
      name: `${groupName(group)} (${people})`,
    })),
  }));
  return [rows, ...groups];
}

/** A side by the key of its choice; `null` where there is no such side any more. */
export function sideOf(key: string, grid: Grid, { settled }: FindingsFrame): ComparedSide | null {
  const row = sideOfRow(grid, key);
  if (row) return row;
  for (const attribute of settled.attributes) {
    const found = groupsOf(attribute, settled).find(
      ({ group }) => groupKey(attribute.id, group) === key,
    );
    if (found) return sideOfGroup(grid, attribute, found.group, settled);
  }
  return null;
}

/** Both sides, column by column. */
export function comparedViews(
  grid: Grid,
  sides: readonly [ComparedSide, ComparedSide],
  { coders, settled }: FindingsFrame,
): readonly ComparedView[] {
  const side = ({ cells, coverage, withPassages }: ComparedCells, asked: string): SideView => ({
    rows: cells.map(({ row, cell }) => ({
      label: caseName(row.case),
      cell: cellView(cell, coders, { asked }),
    })),
    base:
      cells.length === 1
        ? ''
        : `passages of ${withPassages} of ${cells.length}; ${coverageWords(coverage)}`,
  });
  return comparedColumns(grid, sides).map(({ column, sides: both }) => ({
    column: { key: column.key, name: columnName(column), look: lookOf(column), coverage: '' },
    sides: [
      side(both[0], askedAboutOf(column, settled.byId)),
      side(both[1], askedAboutOf(column, settled.byId)),
    ],
  }));
}

function groupKey(attributeId: string, group: string): string {
  return `of ${attributeId} ${group}`;
}
