import type { Quotation } from '../domain/coding/packed.ts';
import { withEndMoved } from '../domain/coding/words-in-line.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { TranscriptVersion } from '../domain/model/transcript-version.ts';
import { lineSpan, lineText } from '../domain/transcript/lines.ts';

/** A quotation being marked: offsets [from, to) of the text, and the end that arrows move. */
export interface QuotationDraft {
  readonly codeId: CodeId;
  readonly from: number;
  readonly to: number;
  readonly end: 'from' | 'to';
}

interface Lines {
  readonly from: number;
  readonly to: number;
}

/** The quotation a coder is marking with the keys, word by word, within the chosen lines. */
export class QuotationMarking {
  draft: QuotationDraft | null = $state.raw(null);
  readonly #version: TranscriptVersion;

  constructor(version: TranscriptVersion) {
    this.#version = version;
  }

  /** Begins with the whole words of the lines, or with a quotation of the code that lies in them. */
  begin(codeId: CodeId, lines: Lines, known: readonly Quotation[]): void {
    const [from, to] = this.#span(lines);
    const stood = known.find((each) => each.from >= from && each.to <= to);
    this.draft = { codeId, from: stood?.from ?? from, to: stood?.to ?? to, end: 'to' };
  }

  move(step: 1 | -1, lines: Lines): void {
    const { draft } = this;
    if (!draft) return;
    const [start, end] = this.#span(lines);
    const span = { from: draft.from - start, to: draft.to - start };
    const moved = withEndMoved(this.#version.text.slice(start, end), span, draft.end, step);
    this.draft = { ...draft, from: moved.from + start, to: moved.to + start };
  }

  turn(): void {
    const { draft } = this;
    if (draft) this.draft = { ...draft, end: draft.end === 'to' ? 'from' : 'to' };
  }

  letGo(): void {
    this.draft = null;
  }

  /** From the beginning of the first line to the last word of the last. */
  #span({ from, to }: Lines): readonly [number, number] {
    const last = to - 1;
    const end = lineSpan(this.#version, last)[0] + lineText(this.#version, last).length;
    return [lineSpan(this.#version, from)[0], end];
  }
}
