import { codableLines, lineText, speakerOfLine, turnOfLine } from '../domain/transcript/lines.ts';
import type { DeskContent } from './desk-content.ts';

/** The words of the transcript at the desk, which stay as they are while it is coded. */
export class DeskText {
  readonly lineCount: number;
  /** One byte a line. */
  readonly codable: Uint8Array;
  readonly #content: Pick<DeskContent, 'version' | 'transcript'>;
  /** Index into the transcript's speakers, −1 for nobody named. */
  readonly #speakerOfLine: Int16Array;
  readonly #turnOfLine: Uint32Array;

  constructor({ version, transcript, study }: DeskContent) {
    this.#content = { version, transcript };
    this.lineCount = version.lineFrom.length;
    this.codable = codableLines(version, transcript, study);
    this.#speakerOfLine = speakerOfLine(version);
    this.#turnOfLine = turnOfLine(version);
  }

  of(line: number): string {
    return lineText(this.#content.version, line);
  }

  speakerOf(line: number): string {
    const { speakers } = this.#content.transcript;
    return speakers[this.#speakerOfLine[line] ?? -1]?.label ?? '';
  }

  /** The number the line had in its file, '' for none; `null` where no line had one. */
  labelOf(line: number): string | null {
    const { lineLabel } = this.#content.version;
    return lineLabel && (lineLabel[line] ?? '');
  }

  /** Whether any turn has a time. */
  get hasTimes(): boolean {
    return this.#content.version.turnStart?.some((start) => !Number.isNaN(start)) ?? false;
  }

  /** Seconds at which the turn begins that this line begins; `null` within one, or where unknown. */
  startOf(line: number): number | null {
    if (!this.startsTurn(line)) return null;
    const start = this.#content.version.turnStart?.[this.#turnOfLine[line] ?? 0];
    return start === undefined || Number.isNaN(start) ? null : start;
  }

  startsTurn(line: number): boolean {
    return line === 0 || this.#turnOfLine[line] !== this.#turnOfLine[line - 1];
  }
}
