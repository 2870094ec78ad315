import { tick } from 'svelte';

/** Where to go once a cell is written. */
export type GridStep = 'stay' | 'down' | 'right' | 'left';

interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Where one is in a table that is worked by keyboard: one cell is the current one, holds the only tab
 * stop, and may be a field. Rows and columns are zero-based.
 */
export class GridPlace {
  editing = $state(false);
  /** What was typed to begin with, in place of the value; `null` to keep the value. */
  typed = $state<string | null>(null);

  readonly #size: () => GridSize;
  readonly #body: () => HTMLTableSectionElement;
  #row = $state(0);
  #column = $state(0);

  constructor(size: () => GridSize, body: () => HTMLTableSectionElement) {
    this.#size = size;
    this.#body = body;
  }

  get row(): number {
    return Math.min(this.#row, Math.max(0, this.#size().rows - 1));
  }

  get column(): number {
    return Math.min(this.#column, this.#size().columns - 1);
  }

  /** Moves the current cell and gives it, or the link or button in it, the focus. */
  async goTo(row: number, column: number): Promise<void> {
    const { rows, columns } = this.#size();
    this.#row = Math.max(0, Math.min(rows - 1, row));
    this.#column = Math.max(0, Math.min(columns - 1, column));
    this.editing = false;
    await tick();
    const cell = this.#body().rows[this.#row]?.cells[this.#column];
    (cell?.querySelector<HTMLElement>('a, button') ?? cell)?.focus();
  }

  step(step: GridStep): void {
    if (step === 'down') void this.goTo(this.row + 1, this.column);
    if (step === 'right') void this.goTo(this.row, this.column + 1);
    if (step === 'left') void this.goTo(this.row, this.column - 1);
  }

  /** A cell was pressed or given the focus. */
  choose(row: number, column: number): void {
    if (this.isEdited(row, column)) return;
    this.#row = row;
    this.#column = column;
    this.editing = false;
  }

  edit(typed: string | null): void {
    this.typed = typed;
    this.editing = true;
  }

  /** Whether a key is for the table: pressed in its rows, alone, and not in a field. */
  hears({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (this.editing || ctrlKey || metaKey || altKey) return false;
    return target instanceof Node && this.#body().contains(target);
  }

  /** Goes where a key leads, if it leads anywhere. */
  follow(event: KeyboardEvent): boolean {
    const { row, column } = this;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [row, 0],
      End: [row, this.#size().columns - 1],
      PageDown: [row + 10, column],
      PageUp: [row - 10, column],
    };
    const move = moves[event.key];
    if (!move) return false;
    event.preventDefault();
    void this.goTo(...move);
    return true;
  }

  isEdited(row: number, column: number): boolean {
    return this.editing && this.row === row && this.column === column;
  }

  /** Of the link or button in a cell. */
  tabIndex(row: number, column: number): 0 | -1 {
    return this.row === row && this.column === column ? 0 : -1;
  }

  /** Of a cell that becomes a field, to which it leaves the tab stop. */
  cellTabIndex(row: number, column: number): 0 | -1 {
    return this.isEdited(row, column) ? -1 : this.tabIndex(row, column);
  }
}
