import { SvelteMap } from 'svelte/reactivity';
import { ActError, StorageError } from '../domain/errors.ts';
import type { CellWords } from '../domain/matrix/chart-cell.ts';
import { cellKey } from '../domain/matrix/grid.ts';
import type { Charting } from '../domain/model/charting.ts';
import { keyOf, type FindingCase, type FindingTarget } from '../domain/model/finding-target.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Which cell, in whatever matrix. */
export interface CellSubject {
  readonly case: FindingCase;
  readonly column: FindingTarget;
}

/** What of a charting two tabs may disagree on; `null`: nothing is written. */
export type Written = Pick<Charting, 'kind' | 'summary'> | null;

/** What is being written in a cell. */
export interface CellDraft {
  readonly about: CellSubject;
  readonly kind: Charting['kind'];
  /** As it stands in the field. */
  readonly text: string;
  /** What was stored when it was begun, or last kept. */
  readonly base: Written;
  readonly state: 'typed' | 'kept' | 'refused';
  /** Why it could not be kept. */
  readonly error: unknown;
}

/** Stores a cell, and gives what is stored then. */
export type StoreCell = (
  about: CellSubject,
  words: CellWords,
  base: Written,
  whoever: boolean,
) => Promise<Written>;

/** How long after the last key words are kept, in milliseconds. */
export const pause = 1500;
/** How long words wait at most, however long one writes without a pause. */
export const longest = 2000;
/** How long what was kept may take to be read again. */
const patience = 2000;

const kept = new WeakMap<OpenStudy, SvelteMap<string, CellDraft>>();

export function keyOfCell(about: CellSubject): string {
  return cellKey(keyOf(about.case), keyOf(about.column));
}

/** Whether words stand in cells of a study that are not stored, on whatever page they were typed. */
export function hasUnsavedCells(study: OpenStudy): boolean {
  return [...(kept.get(study)?.values() ?? [])].some(isUnsaved);
}

/**
 * What is written in cells and may not be stored yet. Words are kept after a pause, every other second of writing without one, when the cell is left
 * and when the page goes; what could not be kept stays as long as the study is open, with the reason. A
 * cell that was written elsewhere meanwhile is not written over: 'cell-changed'.
 */
export class CellDrafts {
  readonly #drafts: SvelteMap<string, CellDraft>;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Those that no key puts off. */
  readonly #latest = new Map<string, ReturnType<typeof setTimeout>>();
  /** The last write of each cell: the next waits for it. */
  readonly #writing = new Map<string, Promise<boolean>>();
  readonly #store: StoreCell;
  readonly #shown: (about: CellSubject) => Written;

  /** @param shown what is stored in a cell, as far as it has been read. */
  constructor(study: OpenStudy, store: StoreCell, shown: (about: CellSubject) => Written) {
    this.#drafts = kept.get(study) ?? new SvelteMap();
    kept.set(study, this.#drafts);
    this.#store = store;
    this.#shown = shown;
  }

  of(about: CellSubject): CellDraft | undefined {
    return this.#drafts.get(keyOfCell(about));
  }

  /** Cells with words that could not be kept. */
  get refused(): readonly CellDraft[] {
    return [...this.#drafts.values()].filter(({ state }) => state === 'refused');
  }

  /** What stands in the field now; kept after a pause, and soon where there is none. */
  type(about: CellSubject, text: string, kind?: Charting['kind']): void {
    const key = keyOfCell(about);
    const known = this.#drafts.get(key);
    const base = known ? known.base : this.#shown(about);
    const as = kind ?? known?.kind ?? base?.kind ?? 'summary';
    this.#drafts.set(key, { about, kind: as, text, base, state: 'typed', error: null });
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.keep(about), pause),
    );
    if (!this.#latest.has(key)) {
      this.#latest.set(
        key,
        setTimeout(() => void this.keep(about), longest),
      );
    }
  }

  /** Keeps what was typed. A field that was emptied waits until it is left, or filled again. */
  keep(about: CellSubject): Promise<boolean> {
    const draft = this.of(about);
    return this.#inTurn(about, isEmpty(draft) ? 'wait' : 'keep');
  }

  /** Keeps what was typed, and lets go of it: from here on what is stored is shown. */
  async leave(about: CellSubject): Promise<boolean> {
    const draft = this.of(about);
    if (!draft) return true;
    // A judgement that was begun and given up changes nothing.
    if (isEmpty(draft) && draft.base?.kind !== draft.kind) {
      this.discard(about);
      return true;
    }
    const isKept = await this.#inTurn(about, 'keep');
    if (isKept) await this.#letGo(about, () => true);
    return isKept;
  }

  /** Keeps all that was typed at once; it stays in its fields. */
  async keepAll(): Promise<void> {
    await Promise.all([...this.#drafts.values()].map(({ about }) => this.keep(about)));
  }

  /** For when the page goes. */
  async leaveAll(): Promise<void> {
    await Promise.all([...this.#drafts.values()].map(({ about }) => this.leave(about)));
  }

  /** Keeps what is typed whatever was written elsewhere; that is among the earlier texts then. */
  keepMine(about: CellSubject): Promise<boolean> {
    return this.#inTurn(about, 'whoever');
  }

  /** Lets go of what was typed. */
  discard(about: CellSubject): void {
    const key = keyOfCell(about);
    this.#stopTimers(key);
    this.#drafts.delete(key);
  }

  /** Writes these words at once, over what is in the field. */
  write(about: CellSubject, { kind, summary, link }: CellWords): Promise<boolean> {
    this.type(about, summary, kind);
    return this.#inTurn(about, 'keep', link);
  }

  /** @throws what refused the words of a cell; nothing when they are stored. */
  async flush(about: CellSubject): Promise<void> {
    if (await this.keep(about)) return;
    throw this.of(about)?.error ?? new ActError('cell-changed');
  }

  #inTurn(
    about: CellSubject,
    how: 'keep' | 'wait' | 'whoever',
    link?: CellWords['link'],
  ): Promise<boolean> {
    const key = keyOfCell(about);
    this.#stopTimers(key);
    if (how === 'wait') return Promise.resolve(true);
    const write = () => this.#write(about, how === 'whoever', link);
    const before = this.#writing.get(key);
    // Begun at once where it can be: the page may be going away.
    const writing = before ? before.then(write) : write();
    this.#writing.set(key, writing);
    void writing.then(() => {
      if (this.#writing.get(key) === writing) this.#writing.delete(key);
    });
    return writing;
  }

  #stopTimers(key: string): void {
    clearTimeout(this.#timers.get(key));
    clearTimeout(this.#latest.get(key));
    this.#latest.delete(key);
  }

  async #write(about: CellSubject, whoever: boolean, link?: CellWords['link']): Promise<boolean> {
    const key = keyOfCell(about);
    const draft = this.#drafts.get(key);
    if (!draft || (draft.state === 'kept' && !link)) return true;
    const words = { kind: draft.kind, summary: draft.text, ...(link && { link }) };
    try {
      const base = await this.#store(about, words, draft.base, whoever);
      const now = this.#drafts.get(key);
      if (now) this.#drafts.set(key, { ...now, base, ...(now === draft && keptState) });
      void this.#letGo(about, ({ text }) => text === (base?.summary ?? ''));
      return true;
    } catch (error) {
      const now = this.#drafts.get(key);
      if (now) this.#drafts.set(key, { ...now, state: 'refused', error });
      return false;
    }
  }

  /** Whether what was kept of a draft is read again, or cannot be read: why not is said where it is shown. */
  #isShown({ about, base }: CellDraft): boolean {
    try {
      return isSame(this.#shown(about), base);
    } catch (error) {
      if (error instanceof StorageError) return true;
      throw error;
    }
  }

  /** Lets a kept draft go once what is stored is read, so that the words never leave the screen. */
  async #letGo(about: CellSubject, may: (draft: CellDraft) => boolean): Promise<void> {
    const draft = this.of(about);
    if (draft?.state !== 'kept' || !may(draft)) return;
    for (let waited = 0; waited < patience && !this.#isShown(draft); waited += step) {
      await new Promise((resolve) => setTimeout(resolve, step));
    }
    if (this.of(about) === draft) this.discard(about);
  }
}

const step = 25;
const keptState = { state: 'kept', error: null } as const;

export function isSame(a: Written, b: Written): boolean {
  return a?.kind === b?.kind && a?.summary === b?.summary;
}

function isUnsaved(draft: CellDraft): boolean {
  if (draft.state === 'refused') return true;
  if (draft.state === 'kept' || (draft.base === null && isEmpty(draft))) return false;
  return !isSame({ kind: draft.kind, summary: draft.text.trim() }, draft.base);
}

function isEmpty(draft: CellDraft | undefined): boolean {
  return draft !== undefined && draft.kind === 'summary' && draft.text.trim() === '';
}
