import type { Paint, TextMark } from './figure.ts';
import { isRightToLeft, lineHeight, textWidth, type Setting } from './text-width.ts';

/** How lines of words are set in a box. */
export interface LinesAt extends Setting {
  /** The room: its left edge and its width. */
  readonly x: number;
  readonly width: number;
  /** Where the first line begins, in figure units from the top. */
  readonly top: number;
  readonly fill: Paint;
  /** `start`, as without it: even on the side from which the words are read. */
  readonly anchor?: 'start' | 'middle' | 'right';
}

/** Lines one under another. */
export function setLines(
  lines: readonly string[],
  { x, width, top, size, bold = false, fill, anchor = 'start' }: LinesAt,
): readonly TextMark[] {
  const fromRight = anchor === 'start' && isRightToLeft(lines.join(' '));
  // Words from right to left are even on their right, and no farther from what stands before them.
  const right = fromRight
    ? Math.min(width, Math.max(...lines.map((one) => textWidth(one, { size, bold }))))
    : width;
  const [at, side] =
    anchor === 'middle'
      ? [x + width / 2, 'middle' as const]
      : fromRight || anchor === 'right'
        ? [round(x + right), 'right' as const]
        : [x, 'left' as const];
  return lines.map((text, index) => ({
    kind: 'text',
    x: at,
    y: round(top + index * size * lineHeight + size),
    text,
    size,
    anchor: side,
    fill,
    bold,
  }));
}

/** How high lines of a size are, one under another. */
export function heightOf(lines: readonly string[], size: number): number {
  return lines.length * size * lineHeight;
}

/** Pieces on as few lines as hold them, none of them broken; a piece that is wider stands alone. */
export function packed(
  pieces: readonly string[],
  between: string,
  width: number,
  setting: Setting,
): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = lines.length === 0 ? piece : `${lines.at(-1)!}${between}${piece}`;
    if (lines.length > 0 && textWidth(longer, setting) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
