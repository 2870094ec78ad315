import type { Flow, FlowStage } from '../recruitment/flow.ts';
import { counted } from '../reporting/agreement-words.ts';
import {
  boxOf,
  flowColumns,
  mostLines,
  padding,
  small,
  type FlowBox,
  type FlowRow,
} from './flow-box.ts';
import { lettersOf, nameOfStage, wordsOfStage } from './flow-words.ts';
import { packed } from './set-lines.ts';
import { textWidth, wrapped } from './text-width.ts';

const name = { size: 13, bold: true };
const room = flowColumns.stages.width - 2 * padding.x;

/** A stage: its name, how many, and how many by each route, whose letters the first box explains. */
export function stageBox(stage: FlowStage, { routes }: Flow, isFirst: boolean): FlowBox {
  const middle = { x: padding.x, width: room, anchor: 'middle' as const };
  const rows: FlowRow[] = [
    {
      cells: [
        { ...middle, ...name, lines: wrapped(nameOfStage(stage), room, name, mostLines.name) },
      ],
    },
    { cells: [{ ...middle, size: name.size, lines: [`n = ${counted(stage.n)}`] }] },
  ];
  if (routes.length > 1) {
    const letters = lettersOf(routes);
    const shares = letters.map((letter, at) => `${letter} ${counted(stage.byRoute[at] ?? 0)}`);
    const lines = packed(shares, ', ', room, { size: small });
    rows.push(
      ...(isFirst
        ? routeRows(stage, routes)
        : [{ apart: 3, cells: [{ ...middle, size: small, lines }] }]),
    );
  }
  return boxOf(rows, {
    width: flowColumns.stages.width,
    key: `stage ${stage.stageId}`,
    label: wordsOfStage(stage, routes),
    isLoss: false,
  });
}

/** Every route on a row of its own: its letter, its name, and how many at the right. */
function routeRows({ byRoute }: FlowStage, routes: readonly string[]): readonly FlowRow[] {
  const letters = lettersOf(routes);
  const numbers = byRoute.map(counted);
  const setting = { size: small };
  const bold = { ...setting, bold: true };
  const left = Math.max(...letters.map((one) => textWidth(one, bold))) + 6;
  const right = Math.max(...numbers.map((one) => textWidth(one, setting))) + 10;
  const words = room - left - right;
  return routes.map((route, at) => ({
    apart: 3,
    cells: [
      { ...bold, x: padding.x, width: left, lines: [letters[at]!] },
      {
        ...setting,
        x: padding.x + left,
        width: words,
        lines: wrapped(route, words, setting, mostLines.name),
      },
      { ...setting, x: padding.x, width: room, anchor: 'right', lines: [numbers[at]!] },
    ],
  }));
}
