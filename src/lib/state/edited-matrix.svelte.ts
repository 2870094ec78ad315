import { ActError } from '../domain/errors.ts';
import { saysIn } from '../domain/matrix/edited/cell-says.ts';
import {
  editedDifferences,
  type CellDifference,
  type EditedDifferences,
} from '../domain/matrix/edited/differences.ts';
import type { EditedSheet } from '../domain/matrix/edited/edited-sheet.ts';
import { importedMatrix } from '../domain/matrix/edited/take-in.ts';
import { cellKey } from '../domain/matrix/grid.ts';
import type { ChartingId } from '../domain/model/charting.ts';
import type { Matrix } from '../domain/model/matrix.ts';
import { visibleFindings } from '../domain/findings/visible-findings.ts';
import { noFindings } from '../domain/model/snapshot.ts';
import { cellNames, knownGrid } from '../domain/reporting/matrix-frame.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { requireReadableSize } from '../formats/containers.ts';
import { localDay } from './local-day.ts';
import { runTask } from '../workers/run-task.ts';
import type { FindingsFrame } from './findings.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { withinTime } from './within-time.ts';

/**
 * A matrix that was exported, edited in a spreadsheet, and comes back: read from its file, set beside what
 * stands here, and taken in as one act, as far as a person chose. Nothing is stored before that.
 */
export class EditedMatrix {
  reading = $state(false);
  /** Name of the file that is shown; `null` while there is none. */
  fileName: string | null = $state(null);
  /** Why the last file could not be read. */
  failure: unknown = $state.raw(null);

  #sheet: EditedSheet | null = $state.raw(null);
  /** What a person chose otherwise than is suggested, by the key of the cell. */
  #chosen: ReadonlyMap<string, boolean> = $state.raw(new Map());
  #cancel = new AbortController();
  readonly #study: OpenStudy;
  readonly #findings: { readonly frame: FindingsFrame | undefined };
  readonly #run: typeof runTask;

  constructor(
    study: OpenStudy,
    findings: { readonly frame: FindingsFrame | undefined },
    run: typeof runTask = runTask,
  ) {
    this.#study = study;
    this.#findings = findings;
    this.#run = run;
  }

  /** The matrix the file was made from; `null` where it is not in the study, or no file was read. */
  readonly matrix: Matrix | null = $derived.by(
    () =>
      this.#findings.frame?.records.matrices.find(({ id }) => id === this.#sheet?.matrixId) ?? null,
  );

  /** What the file would change of what stands here now; `null` while there is none. */
  readonly differences: EditedDifferences | null = $derived.by(() => {
    const { frame } = this.#findings;
    if (!frame || !this.#sheet || !this.matrix) return null;
    const grid = knownGrid(this.matrix, frame);
    return editedDifferences(this.#sheet, grid, saysIn(grid, namesOf(frame)));
  });

  /** Whether the file's words are to be taken: suggested for new words, never for conflicts and blanks. */
  isTaken({ kind, rowKey, columnKey }: CellDifference): boolean {
    return this.#chosen.get(cellKey(rowKey, columnKey)) ?? kind === 'new';
  }

  take({ rowKey, columnKey }: CellDifference, taken: boolean): void {
    this.#chosen = new Map(this.#chosen).set(cellKey(rowKey, columnKey), taken);
  }

  /** How many cells would be taken in. */
  get taken(): number {
    return this.differences?.cells.filter((one) => this.isTaken(one)).length ?? 0;
  }

  /** Reads a file; one that was being read is given up. What is wrong with it stands in {@link failure}. */
  async read(file: File): Promise<void> {
    this.cancel();
    const cancel = new AbortController();
    [this.#cancel, this.reading] = [cancel, true];
    try {
      requireReadableSize(file.size);
      const bytes = new Uint8Array(await file.arrayBuffer());
      // Looking for the keys goes over every cell of a file that may be no matrix at all.
      const sheet = await withinTime(
        (signal) => this.#run('readEditedSheet', { name: file.name, bytes }, signal),
        cancel.signal,
      );
      const matrix = await this.#study.db.matrices.get(sheet.matrixId as Matrix['id']);
      if (!matrix) throw new ActError('matrix-gone');
      if (cancel.signal.aborted) return;
      [this.#sheet, this.fileName, this.#chosen] = [sheet, file.name, new Map()];
    } catch (error) {
      if (!cancel.signal.aborted) this.failure = error;
    } finally {
      if (this.#cancel === cancel) this.reading = false;
    }
  }

  /** Gives up a file that is being read, and puts away one that was. */
  cancel(): void {
    this.#cancel.abort();
    this.reading = false;
    [this.#sheet, this.fileName, this.failure] = [null, null, null];
  }

  /**
   * Takes in what is chosen, as one act.
   * @returns how many cells.
   * @throws {ActError} 'cell-changed', 'cell-hidden', 'matrix-gone', 'copy-for-one'; nothing is stored then.
   */
  async import(): Promise<number> {
    const { frame } = this.#findings;
    const [sheet, differences] = [this.#sheet, this.differences];
    if (!frame || !sheet || !differences) return 0;
    const taken = differences.cells.filter((one) => this.isTaken(one));
    const by = { by: this.#study.here.coderId, at: this.#study.now() };
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const stored = await db.matrices.get(sheet.matrixId as Matrix['id']);
      if (!stored) throw new ActError('matrix-gone');
      // The coding is taken as it was shown, so that what nobody saw is never said to be charted.
      const now = { ...noFindings, chartings: await db.chartings.toArray() };
      const { chartings, hiddenCells = [] } = visibleFindings(now, frame.settled);
      const found = { ...frame, records: { ...frame.records, chartings, hiddenCells } };
      const grid = knownGrid(stored, found);
      const says = saysIn(grid, namesOf(frame));
      const newId = () => this.#study.newId<ChartingId>();
      return importedMatrix(taken, grid, says, frame.settled, by, newId);
    });
    this.cancel();
    return taken.length;
  }
}

function namesOf(frame: FindingsFrame) {
  return cellNames({ ...frame, localDay });
}
