import type { CutText } from './cut.ts';
import { labelRange, turnOfLine } from './lines.ts';
import type { Turn } from './turn.ts';

/**
 * The number that each line had in the file it came from: that of the file's line in which it begins,
 * or "12–13" where it runs over several; '' where it had none. `null` when no line had one.
 */
export function lineLabels(turns: readonly Turn[], version: CutText): string[] | null {
  if (turns.every(({ marks = [] }) => marks.every(({ label }) => label === ''))) return null;
  const { text, turnFrom, lineFrom } = version;
  const turnAt = turnOfLine(version);
  let before = -1;
  /** Marks up to the line at hand, in its turn. */
  let passed = 0;
  return Array.from(lineFrom, (from, line) => {
    const turn = turnAt[line] ?? 0;
    if (turn !== before) passed = 0;
    before = turn;
    const marks = turns[turn]?.marks ?? [];
    const turnStart = turnFrom[turn] ?? 0;
    const [start, end] = [from - turnStart, (lineFrom[line + 1] ?? text.length) - turnStart];
    while ((marks[passed]?.at ?? Infinity) <= start) passed += 1;
    const first = marks[passed - 1]?.label ?? '';
    let [begins, last] = [first, first];
    for (let at = passed; (marks[at]?.at ?? Infinity) < end; at += 1) {
      last = marks[at]?.label || last;
      begins ||= last;
    }
    return labelRange(begins, last);
  });
}
