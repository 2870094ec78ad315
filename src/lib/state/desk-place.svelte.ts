import { withLooked } from '../domain/coding/looked.ts';
import { StorageError } from '../domain/errors.ts';
import type { Place } from '../domain/model/place.ts';
import { lineAt, lineSpan } from '../domain/transcript/lines.ts';
import { keepPlace } from '../storage/places.ts';
import type { DeskContent } from './desk-content.ts';
import type { LineCell } from './line-cell.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** Where a coder is in a transcript: the current line, what is chosen, and what was looked at. */
export class DeskPlace {
  /** Zero-based current line. */
  line = $state(0);
  /** The other end of the chosen lines; equal to `line` when one line is chosen. */
  #anchor = $state(0);
  /** Words chosen with the pointer: offsets [from, to) of the text. */
  words: { readonly from: number; readonly to: number } | null = $state.raw(null);
  /** One bit a line. */
  looked: Uint8Array = $state.raw(new Uint8Array());

  #left = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = { from: 0, to: 0 };
  readonly #study: OpenStudy;
  readonly #content: DeskContent;
  readonly #cells: readonly LineCell[];

  constructor(study: OpenStudy, content: DeskContent, cells: readonly LineCell[]) {
    this.#study = study;
    this.#content = content;
    this.#cells = cells;
    this.looked = content.looked;
    this.goTo(Math.min(content.line, cells.length - 1));
  }

  /** Chosen lines [from, to). */
  readonly chosen = $derived({
    from: Math.min(this.line, this.#anchor),
    to: Math.max(this.line, this.#anchor) + 1,
  });

  goTo(line: number, extend = false): void {
    this.line = Math.max(0, Math.min(this.#cells.length - 1, line));
    if (!extend) this.#anchor = this.line;
    this.words = null;
    this.#lookedHere();
  }

  letGo(): void {
    this.#anchor = this.line;
    this.words = null;
    this.#showPlaces();
  }

  /** Chooses words with the pointer: the lines they stand in become the chosen lines. */
  chooseWords(from: number, to: number): void {
    const { version } = this.#content;
    const [first, last] = [lineAt(version, from), lineAt(version, Math.max(from, to - 1))];
    this.#anchor = first;
    this.line = last;
    this.#lookedHere();
    const [start, end] = [lineSpan(version, first)[0], lineSpan(version, last)[1]];
    const whole = from <= start && to >= start + version.text.slice(start, end).trimEnd().length;
    this.words = whole ? null : { from, to };
  }

  /** Writes down at once where the coder is; for when the page goes. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { transcriptId, coderId } = this.#content.key;
    try {
      const place = {
        id: this.#study.newId<Place['id']>(),
        transcriptId,
        coderId,
        line: this.line,
        looked: this.looked,
        at: this.#study.now(),
      };
      await keepPlace(this.#study.db, place, this.#content.version.id);
    } catch (error) {
      // The study was closed first: the place was written down moments ago.
      if (!(error instanceof StorageError) || error.code !== 'closed') throw error;
    }
  }

  /** Writes down where the coder is and rests; for when the desk is left. */
  leave(): Promise<void> {
    this.#left = true;
    return this.keep();
  }

  #lookedHere(): void {
    this.looked = withLooked(this.looked, this.line);
    this.#showPlaces();
    if (!this.#left) this.#timer ??= setTimeout(() => void this.keep(), 700);
  }

  /** Marks the current and the chosen lines in their cells, and clears those that were. */
  #showPlaces(): void {
    const now = this.chosen;
    for (let line = this.#shown.from; line < this.#shown.to; line += 1) {
      if (line < now.from || line >= now.to) this.#cells[line]!.place = 'away';
    }
    for (let line = now.from; line < now.to; line += 1) {
      this.#cells[line]!.place = line === this.line ? 'here' : 'chosen';
    }
    this.#shown = now;
  }
}
