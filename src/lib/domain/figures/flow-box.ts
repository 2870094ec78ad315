import type { Box, Group, Mark } from './figure.ts';
import { heightOf, setLines, type LinesAt } from './set-lines.ts';

/** A box whose words and height are known, to be put somewhere. */
export interface FlowBox {
  readonly height: number;
  readonly at: (x: number, y: number) => Group;
}

/** Where boxes stand across the figure, in figure units. */
export const flowColumns = {
  stages: { x: 8, width: 272 },
  losses: { x: 324, width: 340 },
} as const;

export const padding = { x: 12, y: 9 };
/** How large all but the names of stages is set. */
export const small = 11;
/** Lines that a name or a reason may take; what is longer ends in an ellipsis, and stands in the table. */
export const mostLines = { name: 6, reason: 10 };

/** Lines that stand beside one another, such as a number and its reason, or under what came before. */
export interface FlowRow {
  readonly cells: readonly ({ readonly lines: readonly string[] } & Omit<
    LinesAt,
    'top' | 'fill'
  > & { readonly fill?: LinesAt['fill'] })[];
  /** Between it and the row before. */
  readonly apart?: number;
}

/** How high rows are, one under another. */
export function rowsHeight(rows: readonly FlowRow[]): number {
  return rows.reduce((sum, row) => sum + (row.apart ?? 0) + rowHeight(row), 0);
}

function rowHeight({ cells }: FlowRow): number {
  return Math.max(0, ...cells.map(({ lines, size }) => heightOf(lines, size)));
}

/** A box with rows of words in it; where the rows begin to the right of the figure, `x` counts from the box. */
export function boxOf(
  rows: readonly FlowRow[],
  {
    width,
    ...how
  }: Pick<Box, 'width'> & Pick<Group, 'key' | 'label'> & { readonly isLoss: boolean },
): FlowBox {
  const height = Math.ceil(2 * padding.y + rowsHeight(rows));
  const { isLoss, ...group } = how;
  return {
    height,
    at: (x, y) => {
      let top = y + padding.y;
      const words = rows.flatMap((row): readonly Mark[] => {
        top += row.apart ?? 0;
        const marks = row.cells.flatMap(({ lines, fill = 'ink', ...cell }) =>
          setLines(lines, { ...cell, fill, x: x + cell.x, top }),
        );
        top += rowHeight(row);
        return marks;
      });
      const frame: Mark = {
        kind: 'rect',
        x,
        y,
        width,
        height,
        radius: 2,
        fill: isLoss ? 'inset' : 'sheet',
        stroke: isLoss ? 'edge' : 'ink-2',
      };
      return { kind: 'group', ...group, marks: [frame, ...words] };
    },
  };
}
