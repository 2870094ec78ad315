import { unpacked } from '../coding/packed.ts';
import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { PackedCodings } from '../model/pass.ts';
import type { Speaker } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineAt, lineSpan, lineText, turnOfLine } from '../transcript/lines.ts';

/** A code as a coder had it on a line. */
export interface CodeOfCoder {
  readonly codeId: CodeId;
  readonly coderId: CoderId;
}

/** A quotation, or what of it stands in one line: offsets [from, to) from the line's beginning. */
export interface QuoteOfCoder extends CodeOfCoder {
  readonly from: number;
  readonly to: number;
}

/** One line of a version, with the codes and quotations that passes had on it. */
export interface VersionLine {
  /** Zero-based. */
  readonly line: number;
  /** The number it had in its file; '' for none. */
  readonly label: string;
  /** Where a turn begins; `null` within one, and where nobody is named. */
  readonly speaker: string | null;
  readonly begins: boolean;
  readonly text: string;
  readonly codes: readonly CodeOfCoder[];
  readonly quotes: readonly QuoteOfCoder[];
}

/** A version's lines as they are read, with passes over that very version. */
export function versionLines(
  version: TranscriptVersion,
  speakers: readonly Speaker[],
  passes: readonly (PackedCodings & { readonly coderId: CoderId })[],
): VersionLine[] {
  const turns = turnOfLine(version);
  const codes = Array.from(version.lineFrom, (): CodeOfCoder[] => []);
  const quotes = Array.from(version.lineFrom, (): QuoteOfCoder[] => []);
  for (const pass of passes) {
    const { coderId } = pass;
    const { codings, quotations } = unpacked(pass);
    for (const { codeId, from, to } of codings) {
      for (let line = from; line < to; line += 1) {
        codes[line]?.push({ codeId, coderId });
      }
    }
    for (const { codeId, from, to } of quotations) {
      for (let line = lineAt(version, from); line < quotes.length; line += 1) {
        const [begins] = lineSpan(version, line);
        if (begins >= to) break;
        const { length } = lineText(version, line);
        const quote = { from: Math.max(0, from - begins), to: Math.min(to - begins, length) };
        if (quote.from < quote.to) quotes[line]?.push({ codeId, coderId, ...quote });
      }
    }
  }
  return Array.from(version.lineFrom, (_, line) => {
    const begins = line === 0 || turns[line - 1] !== turns[line];
    const speaker = speakers[version.turnSpeaker[turns[line] ?? 0] ?? -1];
    return {
      line,
      label: version.lineLabel?.[line] ?? '',
      speaker: begins ? (speaker?.label ?? null) : null,
      begins,
      text: lineText(version, line),
      codes: codes[line] ?? [],
      quotes: quotes[line] ?? [],
    };
  });
}
