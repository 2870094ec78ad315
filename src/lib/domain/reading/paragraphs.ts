import type { TranscriptVersion } from '../model/transcript-version.ts';
import { turnOfLine } from '../transcript/lines.ts';

/** Lines [from, to) that are read as one paragraph. */
export interface Paragraph {
  readonly from: number;
  readonly to: number;
  readonly turn: number;
  /** Whether the turn begins with it. */
  readonly beginsTurn: boolean;
}

/** A paragraph is broken after so many lines: a text without any break stays quick to lay out. */
const longest = 40;

/** The lines of a version as paragraphs: a new one at each turn and at each newline between lines. */
export function paragraphs(
  version: Pick<TranscriptVersion, 'text' | 'lineFrom' | 'turnFrom'>,
): readonly Paragraph[] {
  const { text, lineFrom } = version;
  const turns = turnOfLine(version);
  const made: Paragraph[] = [];
  let from = 0;
  for (let line = 1; line <= lineFrom.length; line += 1) {
    const isLast = line === lineFrom.length;
    const turn = turns[from] ?? 0;
    const breaks =
      isLast || turns[line] !== turn || line - from >= longest || isBroken(text, lineFrom[line]!);
    if (!breaks) continue;
    made.push({ from, to: line, turn, beginsTurn: from === 0 || turns[from - 1] !== turn });
    from = line;
  }
  return made;
}

/** Whether a newline stands in the white space before an offset. */
function isBroken(text: string, offset: number): boolean {
  for (let at = offset - 1; at >= 0; at -= 1) {
    const sign = text[at]!;
    if (sign === '\n') return true;
    if (!/\s/.test(sign)) return false;
  }
  return false;
}

/** The first paragraph of the turn before or after the one a line stands in; `null` at the ends. */
export function neighbouringTurn(
  all: readonly Paragraph[],
  line: number,
  step: 1 | -1,
): Paragraph | null {
  const here = all.findIndex(({ from, to }) => from <= line && line < to);
  const turn = all[here]?.turn;
  if (turn === undefined) return null;
  if (step === 1) return all.find((one) => one.turn > turn) ?? null;
  const before = all.findLast((one) => one.turn < turn);
  return before ? (all.find((one) => one.turn === before.turn) ?? null) : null;
}
