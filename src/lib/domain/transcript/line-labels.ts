import type { CutText } from './cut.ts';
import { turnOfLine } from './lines.ts';
import type { Turn } from './turn.ts';

/**
 * The number that each line had in the file it came from: that of the file's line in which it begins,
 * or "12–13" where it runs over several; '' where it had none. `null` when no line had one.
 */
export function lineLabels(turns: readonly Turn[], version: CutText): string[] | null {
  if (turns.every(({ marks }) => marks === undefined || marks.length === 0)) return null;
  const { text, turnFrom, lineFrom } = version;
  const turnAt = turnOfLine(version);
  return Array.from(lineFrom, (from, line) => {
    const turn = turnAt[line] ?? 0;
    const start = from - (turnFrom[turn] ?? 0);
    const end = (lineFrom[line + 1] ?? text.length) - (turnFrom[turn] ?? 0);
    const marks = turns[turn]?.marks ?? [];
    const first = marks.findLast(({ at }) => at <= start)?.label ?? '';
    const last = marks.findLast(({ at }) => at < end)?.label ?? '';
    return first === last || first === '' ? last : `${first}–${last}`;
  });
}
