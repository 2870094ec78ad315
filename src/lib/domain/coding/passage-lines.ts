import type { Transcript } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineSpan, lineText, turnOfLine } from '../transcript/lines.ts';
import type { Passage } from './passages.ts';

/** One line as it is read outside the desk. */
export interface ReadLine {
  /** Zero-based. */
  readonly line: number;
  /** Who says it, where a turn begins or the first line is shown; else `null`. */
  readonly speaker: string | null;
  readonly text: string;
  /** Quotations within it: offsets [from, to) from the line's beginning. */
  readonly quotes: readonly { readonly from: number; readonly to: number }[];
}

/** A passage's lines, and the one before and after it; `null` at the transcript's ends. */
export interface PassageLines {
  readonly before: ReadLine | null;
  readonly lines: readonly ReadLine[];
  readonly after: ReadLine | null;
}

export function passageLines(
  { from, to, quotations }: Omit<Passage, 'codeId'>,
  version: TranscriptVersion,
  { speakers }: Pick<Transcript, 'speakers'>,
): PassageLines {
  const turns = turnOfLine(version);
  const end = Math.min(to, version.lineFrom.length);
  const read = (line: number, first: boolean): ReadLine => {
    const [begins, ends] = lineSpan(version, line);
    const turn = turns[line]!;
    const opens = first || turns[line - 1] !== turn;
    return {
      line,
      speaker: opens ? (speakers[version.turnSpeaker[turn] ?? -1]?.label ?? null) : null,
      text: lineText(version, line),
      quotes: quotations
        .filter((quotation) => quotation.from < ends && quotation.to > begins)
        .map((quotation) => ({
          from: Math.max(quotation.from, begins) - begins,
          to: Math.min(quotation.to, ends) - begins,
        })),
    };
  };
  return {
    before: from > 0 ? read(from - 1, true) : null,
    lines: Array.from({ length: Math.max(0, end - from) }, (_, index) =>
      read(from + index, index === 0),
    ),
    after: end < version.lineFrom.length ? read(end, false) : null,
  };
}
