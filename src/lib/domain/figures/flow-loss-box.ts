import type { Flow, FlowLoss, FlowStage } from '../recruitment/flow.ts';
import { counted } from '../reporting/agreement-words.ts';
import { boxOf, flowColumns, mostLines, padding, small, type FlowBox } from './flow-box.ts';
import { lettersOf, lostHead, reasonOf, wordsOfLosses } from './flow-words.ts';
import { packed } from './set-lines.ts';
import { isRightToLeft, textWidth, wrapped } from './text-width.ts';

const setting = { size: small };
const bold = { size: small, bold: true };
const room = flowColumns.losses.width - 2 * padding.x;

/** Who was lost before a stage: how many in all, then every reason after its number. `null`: nobody. */
export function lossBox(stage: FlowStage, { routes }: Flow): FlowBox | null {
  if (stage.lost.length === 0) return null;
  const numbers = stage.lost.map(({ n }) => counted(n));
  const left = Math.max(...numbers.map((one) => textWidth(one, setting)));
  const words = { x: padding.x + left + 8, width: room - left - 8 };
  return boxOf(
    [
      {
        cells: [
          {
            ...bold,
            x: padding.x,
            width: room,
            lines: wrapped(lostHead(stage), room, bold, mostLines.name),
          },
        ],
      },
      ...stage.lost.flatMap((loss, at) => {
        const { reason, by } = lossLines(loss, routes, words.width);
        return [
          {
            apart: 4,
            cells: [
              {
                ...setting,
                x: padding.x,
                width: left,
                anchor: 'right' as const,
                lines: [numbers[at]!],
              },
              { ...setting, ...words, lines: reason },
            ],
          },
          { cells: [{ ...setting, ...words, fill: 'ink-2' as const, lines: by }] },
        ];
      }),
    ],
    {
      width: flowColumns.losses.width,
      key: `lost before ${stage.stageId}`,
      label: wordsOfLosses(stage, routes),
      isLoss: true,
    },
  );
}

/** The words of a reason, and by which routes: on its last line where they fit there, else under it. */
function lossLines(loss: FlowLoss, routes: readonly string[], width: number) {
  const reason = wrapped(reasonOf(loss), width, setting, mostLines.reason);
  const letters = lettersOf(routes);
  const by = letters.flatMap((letter, at) => {
    const n = loss.byRoute[at] ?? 0;
    return n > 0 ? [`${letter} ${counted(n)}`] : [];
  });
  if (routes.length < 2 || by.length === 0) return { reason, by: [] };
  const joined = `${reason.at(-1) ?? ''} (${by.join(', ')})`;
  const fits = !isRightToLeft(reason.join(' ')) && textWidth(joined, setting) <= width;
  return fits
    ? { reason: [...reason.slice(0, -1), joined], by: [] }
    : { reason, by: packed(by, ', ', width, setting) };
}
