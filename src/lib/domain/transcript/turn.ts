import { movedOffset } from './moved-offset.ts';

/** One speaker's words until another speaks. */
export interface Turn {
  /** As the file writes it; `null` where nobody is named. */
  readonly speaker: string | null;
  /** Paragraphs apart by a newline; never empty. */
  readonly text: string;
  /** Seconds; `null` where unknown. */
  readonly start: number | null;
  readonly end: number | null;
  readonly memos: readonly TurnMemo[];
  /** Where lines of the file begin that were numbered there, ascending. */
  readonly marks?: readonly TurnMark[];
}

/** The number that a line of the file had which begins at this offset of the turn's text. */
export interface TurnMark {
  readonly at: number;
  readonly label: string;
}

/** A remark that stood beside the words, on offsets [from, to) of the turn's text. */
export interface TurnMemo {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The turn with other words; the numbers of its lines stay beside the words they stood at. */
export function withText(turn: Turn, text: string): Turn {
  if (!turn.marks || text === turn.text) return { ...turn, text };
  const moved = movedOffset(turn.text, text);
  const marks = turn.marks.map(({ at, label }) => ({ at: at === 0 ? 0 : moved(at), label }));
  return { ...turn, text, marks: marks.filter(({ at }) => at < text.length) };
}

type OpenTurn = { -readonly [Key in keyof Turn]: Turn[Key] };

/** Collects turns one piece of text after the other. */
export class TurnCollector {
  /** How many line breaks inside sentences were joined. */
  joined = 0;
  readonly #turns: Turn[] = [];
  #open: OpenTurn | null = null;

  begin(speaker: string | null, start: number | null = null, end: number | null = null): void {
    this.close();
    this.#open = { speaker, text: '', start, end, memos: [] };
  }

  /**
   * Adds text to the open turn; `between` is what keeps it apart from what stands there, `marks` are
   * the numbers its lines had, by their offsets in `text`.
   */
  add(
    text: string,
    between: '\n' | ' ',
    memos: readonly string[] = [],
    marks: readonly TurnMark[] = [],
  ): void {
    if (text === '') return;
    const turn = (this.#open ??= { speaker: null, text: '', start: null, end: null, memos: [] });
    const from = turn.text === '' ? 0 : turn.text.length + between.length;
    turn.text = turn.text === '' ? text : turn.text + between + text;
    const to = turn.text.length;
    if (memos.length > 0) {
      turn.memos = [...turn.memos, ...memos.map((memo) => ({ from, to, text: memo }))];
    }
    if (marks.length > 0) {
      const added = marks.map(({ at, label }) => ({ at: from + at, label }));
      turn.marks = [...(turn.marks ?? []), ...added];
    }
  }

  /** Adds a line that may only be the rest of a broken one. */
  addLine(
    text: string,
    mayBeBroken: boolean,
    memos: readonly string[] = [],
    marks: readonly TurnMark[] = [],
  ): void {
    const broken = mayBeBroken && isBroken(this.openText, text);
    if (broken) this.joined += 1;
    this.add(text, broken ? ' ' : '\n', memos, marks);
  }

  /** Sets a time that came after the turn was begun. */
  time(start: number | null, end: number | null): void {
    if (!this.#open) return;
    this.#open.start ??= start;
    this.#open.end = end ?? this.#open.end;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  get openSpeaker(): string | null {
    return this.#open?.speaker ?? null;
  }

  get openText(): string {
    return this.#open?.text ?? '';
  }

  /** Ends the open turn; one without words is no turn. */
  close(): readonly Turn[] {
    if (this.#open && this.#open.text !== '') this.#turns.push(this.#open);
    this.#open = null;
    return this.#turns;
  }
}

/**
 * Whether a line goes on in the middle of a sentence: the one before has no stop at its end, and this
 * one begins in lower case or the one before is as long as a wrapped line.
 */
export function isBroken(before: string, next: string): boolean {
  const last = before.slice(before.lastIndexOf('\n') + 1);
  if (last === '' || /[.!?…。！？؟।:;]["'”’»)\]]*$/.test(last)) return false;
  return /^\p{Ll}/u.test(next) || (last.length >= 55 && /[\p{Ll},]$/u.test(last));
}
