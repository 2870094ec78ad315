import { SvelteMap } from 'svelte/reactivity';
import type { CodingDesk } from '#lib/state/coding-desk.svelte.ts';
import type { MemoKind } from '#lib/domain/model/memo.ts';
import type { DeskMemoSubject } from '#lib/state/desk-memos.svelte.ts';
import type { Saying } from './saying.svelte.ts';

/** A memo being written, and the lines that were chosen when it was begun. */
interface Writing {
  readonly on: string;
  readonly text: string;
  readonly kind: MemoKind;
  readonly subject: DeskMemoSubject;
  readonly lines: { readonly from: number; readonly to: number };
}

/** The writing of memos at the desk: what is half written is put aside, never lost. */
export class MemoDraft {
  writing: Writing | null = $state.raw(null);
  /** Words of the memo being written, which nothing has kept yet. */
  unkept = '';
  /** The kind chosen for it so far. */
  kind: MemoKind = 'note';
  /** Memos put aside while being written, by what they are on. */
  readonly #aside = new SvelteMap<string, { readonly text: string; readonly kind: MemoKind }>();
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
    const { text, kind } = this.#aside.get(`${subject} ${on}`) ?? { text: '', kind: 'note' };
    this.write(text, kind);
    this.writing = { on, text, kind, subject, lines: this.#desk.place.chosen };
  }

  /** Notes what the memo being written says now. */
  write(text: string, kind: MemoKind): void {
    this.unkept = text;
    this.kind = kind;
  }

  /** The memo being written is put aside: its key brings it back. */
  putAside(): void {
    const { writing } = this;
    if (writing && this.unkept.trim() !== '') {
      const { unkept: text, kind } = this;
      this.#aside.set(`${writing.subject} ${writing.on}`, { text, kind });
      this.#saying.say('Memo put aside: its key brings it back');
    }
    this.unkept = '';
    this.writing = null;
    this.#toLines();
  }

  /** What could not be kept comes back to be written on. */
  async keep(text = this.unkept, kind = this.kind): Promise<void> {
    const memo = this.writing;
    this.writing = null;
    this.unkept = '';
    this.#toLines();
    if (!memo) return;
    const kept = await this.#saying.doing(async () => {
      await this.#desk.memos.write(memo.subject, { text, kind }, memo.lines);
      this.#saying.say('Memo kept');
    });
    if (kept) this.#aside.delete(`${memo.subject} ${memo.on}`);
    else if (!this.writing) {
      this.write(text, kind);
      this.writing = { ...memo, text, kind };
    }
  }
}
