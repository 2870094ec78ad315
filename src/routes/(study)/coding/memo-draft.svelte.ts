import type { CodingDesk } from '#lib/state/coding-desk.svelte.ts';
import type { DeskMemoSubject } from '#lib/state/desk-memos.svelte.ts';
import type { Saying } from './saying.svelte.ts';

/** A memo being written, and the lines that were chosen when it was begun. */
interface Writing {
  readonly on: string;
  readonly text: string;
  readonly subject: DeskMemoSubject;
  readonly lines: { readonly from: number; readonly to: number };
}

/** The writing of memos at the desk: what is half written is put aside, never lost. */
export class MemoDraft {
  writing: Writing | null = $state.raw(null);
  /** Words of the memo being written, which nothing has kept yet. */
  unkept = '';
  /** Memos put aside while being written, by what they are on. */
  readonly #aside: Record<string, string> = {};
  readonly #desk: CodingDesk;
  readonly #saying: Saying;
  readonly #toLines: () => void;

  /** @param toLines gives the focus back to the current line. */
  constructor(desk: CodingDesk, saying: Saying, toLines: () => void) {
    this.#desk = desk;
    this.#saying = saying;
    this.#toLines = toLines;
  }

  begin(on: string, subject: DeskMemoSubject): void {
    const text = this.#aside[`${subject} ${on}`] ?? '';
    this.unkept = text;
    this.writing = { on, text, subject, lines: this.#desk.place.chosen };
  }

  /** The memo being written is put aside: its key brings it back. */
  putAside(): void {
    const { writing } = this;
    if (writing && this.unkept.trim() !== '') {
      this.#aside[`${writing.subject} ${writing.on}`] = this.unkept;
      this.#saying.say('Memo put aside: its key brings it back');
    }
    this.unkept = '';
    this.writing = null;
    this.#toLines();
  }

  /** What could not be kept comes back to be written on. */
  async keep(text: string): Promise<void> {
    const memo = this.writing;
    this.writing = null;
    this.unkept = '';
    this.#toLines();
    if (!memo) return;
    const kept = await this.#saying.doing(async () => {
      await this.#desk.memos.write(memo.subject, text, memo.lines);
      this.#saying.say('Memo kept');
    });
    if (kept) this.#aside[`${memo.subject} ${memo.on}`] = '';
    else if (!this.writing) {
      this.unkept = text;
      this.writing = { ...memo, text };
    }
  }
}
