import type { TranscriptVersion, TranscriptVersionId } from '../model/transcript-version.ts';
import { lineSpan, turnOfLine } from '../transcript/lines.ts';
import { wordCount } from '../transcript/words.ts';

/** What counting needs to know of the words of a version, without the words. */
export interface LineFigures {
  readonly versionId: TranscriptVersionId;
  /** Words before each line, and in the whole: one entry more than lines. */
  readonly wordsBefore: Uint32Array;
  /** The turn each line belongs to. */
  readonly turnOfLine: Uint32Array;
}

/** By version; a version never changes, so they are made once. */
export type FiguresByVersion = ReadonlyMap<TranscriptVersionId, LineFigures>;

export function lineFigures(
  version: Pick<TranscriptVersion, 'id' | 'text' | 'lineFrom' | 'turnFrom'>,
): LineFigures {
  const lines = version.lineFrom.length;
  const wordsBefore = new Uint32Array(lines + 1);
  for (let line = 0; line < lines; line += 1) {
    const words = wordCount(version.text.slice(...lineSpan(version, line)));
    wordsBefore[line + 1] = wordsBefore[line]! + words;
  }
  return { versionId: version.id, wordsBefore, turnOfLine: turnOfLine(version) };
}

/** How many words lines [from, to) have. */
export function wordsOn({ wordsBefore }: LineFigures, from: number, to: number): number {
  const last = wordsBefore.length - 1;
  return wordsBefore[Math.min(to, last)]! - wordsBefore[Math.min(from, last)]!;
}
