import type { Confusion } from '../../domain/agreement/confusion.ts';
import type { CodeId } from '../../domain/model/code.ts';

/**
 * Rows and columns of the confusion view that are shown, as indexes of its counts; the last is "none".
 * Every domain has its place, used or not; what is outside of them, and codes, only where used.
 */
export function shownCells(
  { columns, counts }: Confusion,
  isOutside: (codeId: CodeId) => boolean,
): readonly number[] {
  const isUsed = (at: number) =>
    counts[at]!.some((count) => count > 0) || counts.some((row) => row[at]! > 0);
  const shown = [...columns.keys()].filter((at) => {
    const { covers, codeId } = columns[at]!;
    return (covers === 'domain' && !isOutside(codeId)) || isUsed(at);
  });
  return [...shown, columns.length];
}

/** From which counts on cells are darker: quarters of the largest count off the diagonal. */
export function shadeSteps({ counts }: Confusion, shown: readonly number[]): readonly number[] {
  const apart = shown.flatMap((row) =>
    shown.map((column) => (row === column ? 0 : counts[row]![column]!)),
  );
  const largest = Math.max(1, ...apart);
  const bounds = [1, 2, 3].map((quarter) => Math.ceil((largest * quarter) / 4) + 1);
  return [...new Set([1, ...bounds])].filter((from) => from <= largest);
}
