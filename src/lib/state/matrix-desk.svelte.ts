import { filteredGrid, waitingGrid } from '../domain/matrix/arranged.ts';
import { matrixGrid } from '../domain/matrix/cells.ts';
import { findInGrid, noHits, type GridHits } from '../domain/matrix/find-in-grid.ts';
import {
  placeIn,
  type CellPlace,
  type Grid,
  type GridCell,
  type GridColumn,
  type GridRow,
} from '../domain/matrix/grid.ts';
import { nextOf, queueOf, type QueueKind } from '../domain/matrix/queues.ts';
import type { RowFilter } from '../domain/matrix/row-order.ts';
import type { Matrix, MatrixId } from '../domain/model/matrix.ts';
import type { CellSubject } from './cell-drafts.svelte.ts';
import { Findings, FindingTexts, type FindingsFrame } from './findings.svelte.ts';
import { MatrixCells } from './matrix-cells.svelte.ts';
import { MatrixChanges } from './matrix-changes.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** A cell of the grid that is shown, with its row and column. */
export interface OpenCell {
  readonly place: CellPlace;
  readonly row: GridRow;
  readonly column: GridColumn;
  readonly cell: GridCell;
  /** What acts on it are told. */
  readonly about: CellSubject;
}

/**
 * The framework matrices of a study and what is written in their cells. Which matrix, which rows, which
 * cell and what is looked for are the page's to set: they stand in its address.
 */
export class MatrixDesk {
  /** The matrix that is open; the first where it is `null` or gone. */
  matrixId: MatrixId | null = $state(null);
  /** Only rows that pass all of these are shown. */
  filters: readonly RowFilter[] = $state.raw([]);
  /** Only rows in which a cell waits are shown; `null`: all. */
  narrowed: QueueKind | null = $state(null);
  /** The keys of the case and column of the cell one is in. */
  at: { readonly row: string; readonly column: string } | null = $state.raw(null);
  /** What is looked for in summaries and names. */
  query = $state('');

  /** Words of the transcripts behind cells. */
  readonly texts: FindingTexts;
  /** What is written in cells: drafts, words, links, checks. */
  readonly cells: MatrixCells;
  /** What is done to the open matrix: names, columns, rows. */
  readonly changes: MatrixChanges;
  readonly #study: OpenStudy;
  readonly #findings: Findings;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#findings = new Findings(study);
    this.texts = new FindingTexts(study);
    this.cells = new MatrixCells(study, this.#findings);
    this.changes = new MatrixChanges(study, this.#findings, () => this.matrix);
  }

  /** `undefined` until read. */
  get frame(): FindingsFrame | undefined {
    return this.#findings.frame;
  }

  get coderId() {
    return this.#study.here.coderId;
  }

  /** In their order. */
  readonly matrices: readonly Matrix[] = $derived(
    (this.frame?.records.matrices ?? []).toSorted((a, b) => a.order - b.order),
  );

  /** `undefined` where there is none, or nothing is read yet. */
  readonly matrix: Matrix | undefined = $derived(
    this.matrices.find(({ id }) => id === this.matrixId) ?? this.matrices[0],
  );

  /** All rows of the matrix. */
  readonly grid: Grid | undefined = $derived(
    this.frame && this.matrix && matrixGrid(this.matrix, this.frame),
  );

  readonly #filtered: Grid | undefined = $derived(
    this.frame && this.grid && filteredGrid(this.grid, this.filters, this.frame.settled),
  );

  /** What the rows are narrowed to; `null` too where no cell is left that waits: then all are shown. */
  readonly narrowing: QueueKind | null = $derived(
    this.#filtered && this.narrowed && queueOf(this.#filtered, this.narrowed).length > 0
      ? this.narrowed
      : null,
  );

  /** The rows that pass the filters, and wait where that is asked. Places of cells are places in this. */
  readonly shown: Grid | undefined = $derived(
    this.#filtered && this.narrowing
      ? waitingGrid(this.#filtered, this.narrowing, this.at?.row ?? null)
      : this.#filtered,
  );

  /** Where what is looked for stands. */
  readonly hits: GridHits = $derived(this.shown ? findInGrid(this.shown, this.query) : noHits);

  /** The cell one is in; `null` where it is not shown. */
  readonly cell: OpenCell | null = $derived.by(() => {
    const place =
      this.shown && this.at ? placeIn(this.shown, this.at.row, this.at.column) : undefined;
    return place ? this.cellAt(place) : null;
  });

  cellAt(place: CellPlace): OpenCell | null {
    const row = this.shown?.rows[place.row];
    const column = this.shown?.columns[place.column];
    const cell = row?.cells[place.column];
    if (!row || !column || !cell) return null;
    return { place, row, column, cell, about: { case: row.case.about, column: column.about } };
  }

  goTo(place: CellPlace): void {
    const found = this.cellAt(place);
    if (found) this.at = { row: found.row.key, column: found.column.key };
  }

  /** The cells that wait, in reading order. */
  queue(kind: QueueKind): readonly CellPlace[] {
    return this.shown ? queueOf(this.shown, kind) : [];
  }

  /** Goes to the next or previous cell that waits, and round at the ends; `null`: none waits. */
  next(kind: QueueKind, step: 1 | -1 = 1): CellPlace | null {
    const place = nextOf(this.queue(kind), this.cell?.place ?? null, step);
    if (place) this.goTo(place);
    return place;
  }
}
