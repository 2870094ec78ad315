import type { OpenCell } from '#lib/state/matrix-desk.svelte.ts';

/** How long one rests on a cell before the pane beside the grid follows, in milliseconds. */
const rest = 120;

/**
 * The cell that the pane beside the grid shows: while one runs over a large matrix with the arrow keys, the
 * one they set out from, so that no key waits for passages nobody reads.
 */
export class RestingCell {
  #held: OpenCell | null = $state.raw(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #cell: () => OpenCell | null;

  /** @param cell the one they are in. */
  constructor(cell: () => OpenCell | null) {
    this.#cell = cell;
  }

  get current(): OpenCell | null {
    return this.#held ?? this.#cell();
  }

  /** Stays where it is until they have stopped moving. */
  hold(): void {
    this.#held ??= this.#cell();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.follow(), rest);
  }

  /** Goes to where they are at once. */
  follow(): void {
    clearTimeout(this.#timer);
    this.#held = null;
  }
}
