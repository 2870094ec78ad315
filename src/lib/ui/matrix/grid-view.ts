import { noHits, type GridHits } from '../../domain/matrix/find-in-grid.ts';
import type { Grid, GridCell, GridColumn, GridRow } from '../../domain/matrix/grid.ts';
import type { Coder } from '../../domain/model/coder.ts';
import type { Code, CodeId } from '../../domain/model/code.ts';
import type { CellView, ColumnLook, ColumnView, RowView } from './matrix-view.ts';
import {
  askedAboutWords,
  columnName,
  coverageWords,
  groupName,
  othersWords,
  signOf,
  stateWords,
} from './matrix-words.ts';

/** How a column is drawn. */
export function lookOf({
  kind,
  code,
  name,
}: Pick<GridColumn, 'kind' | 'code' | 'name'>): ColumnLook {
  if (kind === 'subtheme' || kind === 'theme') return { kind };
  return code && name !== null ? codeLookOf(code) : { kind: 'gone' };
}

export function codeLookOf({ id, name, frameworkKey, colour }: Code): ColumnLook {
  return { kind: 'code', code: { id, name, frameworkKey, colour } };
}

/** The columns that are shown, from left to right. */
export function columnViews({ columns }: Pick<Grid, 'columns'>): readonly ColumnView[] {
  return columns.flatMap((column) =>
    column.hidden
      ? []
      : [
          {
            key: column.key,
            name: columnName(column),
            look: lookOf(column),
            coverage: coverageWords(column.coverage),
          },
        ],
  );
}

/** A row as the grid shows it, with the columns that are shown. */
export function rowView(
  { case: one, key, cells, coverage }: GridRow,
  {
    columns,
    coders,
    codes,
    about,
    hits,
  }: {
    readonly columns: Grid['columns'];
    readonly coders: readonly Coder[];
    /** By id: domains are named by them. */
    readonly codes: ReadonlyMap<CodeId, Pick<Code, 'name'>>;
    /** What the study knows of the case. */
    readonly about: string;
    /** Words that are looked for. */
    readonly hits: GridHits;
  },
): RowView {
  return {
    key,
    label: caseName(one),
    about,
    coverage: coverageWords(coverage),
    cells: cells.flatMap((cell, at) => {
      const column = columns[at];
      if (!column || column.hidden) return [];
      return [cellView(cell, coders, { hits, asked: askedAboutOf(column, codes) })];
    }),
  };
}

/** What a case is called. */
export function caseName({ about, label }: GridRow['case']): string {
  return about.on === 'group' ? groupName(label) : label;
}

/** What was asked about in a column's cells: {@link askedAboutWords}. */
export function askedAboutOf(
  column: Pick<GridColumn, 'kind' | 'domains'>,
  codes: ReadonlyMap<CodeId, Pick<Code, 'name'>>,
): string {
  return askedAboutWords(column, (id) => codes.get(id)?.name);
}

/** @param more words that are looked for, and what was asked about where it is not the column. */
export function cellView(
  cell: GridCell,
  coders: readonly Coder[],
  more: { readonly hits?: Pick<GridHits, 'cells'>; readonly asked?: string } = {},
): CellView {
  const found = (more.hits ?? noHits).cells.get(cell.key);
  return {
    sign: signOf(cell),
    words: cell.charting?.summary ?? '',
    state: [stateWords(cell, coders, more.asked), othersWords(cell)].filter(Boolean).join('; '),
    ...(found && { found }),
  };
}
