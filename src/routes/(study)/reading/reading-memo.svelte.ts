import { SvelteMap } from 'svelte/reactivity';
import { linesInWords } from '#lib/domain/memos/memo-words.ts';
import type { MemoId, MemoKind } from '#lib/domain/model/memo.ts';
import type { ReadingDesk } from '#lib/state/reading-desk.svelte.ts';
import type { BesideMemo, BesideWriting } from '#lib/ui/reading/reading-view.ts';

/** Lines [from, to), or `null` for the whole transcript. */
type Lines = { readonly from: number; readonly to: number } | null;

/** The writing of memos beside the text: what is half written is put aside, never lost. */
export class ReadingMemo {
  writing: (BesideWriting & { readonly lines: Lines }) | null = $state.raw(null);

  #said: { text: string; kind: MemoKind } = { text: '', kind: 'note' };
  readonly #aside = new SvelteMap<string, { readonly text: string; readonly kind: MemoKind }>();
  readonly #desk: ReadingDesk;
  /** Does an act and says what was refused; gives whether it was done. */
  readonly #doing: (act: () => Promise<void>, said: string) => Promise<boolean>;
  /** Gives the focus back to the text. */
  readonly #toText: () => void;

  constructor(
    desk: ReadingDesk,
    doing: (act: () => Promise<void>, said: string) => Promise<boolean>,
    toText: () => void,
  ) {
    this.#desk = desk;
    this.#doing = doing;
    this.#toText = toText;
  }

  get unkept(): string {
    return this.writing ? this.#said.text : '';
  }

  onTranscript(): void {
    this.#begin(null, this.#desk.transcript.name, { text: '', kind: 'impression' }, null);
  }

  onLine(): void {
    const lines = { from: this.#desk.line, to: this.#desk.line + 1 };
    this.#begin(null, linesInWords(lines), { text: '', kind: 'note' }, lines);
  }

  change({ id, text, kind, lines }: BesideMemo): void {
    this.#begin(id, lines?.words ?? this.#desk.transcript.name, { text, kind }, null);
  }

  write(text: string, kind: MemoKind): void {
    this.#said = { text, kind };
  }

  putAside(): void {
    if (this.writing && this.#said.text.trim() !== '') {
      this.#aside.set(nameOf(this.writing), this.#said);
    }
    this.writing = null;
    this.#toText();
  }

  /** What could not be kept comes back to be written on. */
  async keep({ text, kind } = this.#said): Promise<void> {
    const { writing } = this;
    this.writing = null;
    this.#toText();
    if (!writing) return;
    const kept = await this.#doing(
      () =>
        writing.memoId === null
          ? this.#desk.write({ text, kind }, writing.lines)
          : this.#desk.change(writing.memoId, { text, kind }),
      'Memo kept',
    );
    if (kept) this.#aside.delete(nameOf(writing));
    else if (!this.writing) {
      this.#said = { text, kind };
      this.writing = { ...writing, text, kind };
    }
  }

  #begin(
    memoId: MemoId | null,
    on: string,
    fresh: { readonly text: string; readonly kind: MemoKind },
    lines: Lines,
  ): void {
    if (this.writing) this.putAside();
    const said = this.#aside.get(nameOf({ memoId, on })) ?? fresh;
    this.#said = { ...said };
    this.writing = { memoId, on, ...said, lines };
  }
}

function nameOf({ memoId, on }: Pick<BesideWriting, 'memoId' | 'on'>): string {
  return `${memoId} ${on}`;
}
