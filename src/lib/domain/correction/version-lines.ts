import { unpacked } from '../coding/packed.ts';
import type { CodeId } from '../model/code.ts';
import type { CoderId } from '../model/coder.ts';
import type { PackedCodings } from '../model/pass.ts';
import type { Speaker } from '../model/transcript.ts';
import type { TranscriptVersion } from '../model/transcript-version.ts';
import { lineText, turnOfLine } from '../transcript/lines.ts';

/** A code as a coder had it on a line. */
export interface CodeOfCoder {
  readonly codeId: CodeId;
  readonly coderId: CoderId;
}

/** One line of a version, with the codes that passes had on it. */
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
}

/** A version's lines as they are read, with passes over that very version. */
export function versionLines(
  version: TranscriptVersion,
  speakers: readonly Speaker[],
  passes: readonly (PackedCodings & { readonly coderId: CoderId })[],
): VersionLine[] {
  const turns = turnOfLine(version);
  const codes = Array.from(version.lineFrom, (): CodeOfCoder[] => []);
  for (const pass of passes) {
    for (const { codeId, from, to } of unpacked(pass).codings) {
      for (let line = from; line < to; line += 1) {
        codes[line]?.push({ codeId, coderId: pass.coderId });
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
    };
  });
}
