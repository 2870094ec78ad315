import { ActError } from '../domain/errors.ts';
import {
  addColumns,
  addMatrix,
  hideColumns,
  moveColumn,
  removeColumn,
  removeMatrix,
  renameMatrix,
  setColumns,
  setRows,
  sortRows,
  startingColumns,
  stepColumn,
} from '../domain/matrix/change-matrix.ts';
import type { AttributeId } from '../domain/model/attribute.ts';
import type { FindingTarget } from '../domain/model/finding-target.ts';
import type { Matrix, MatrixId } from '../domain/model/matrix.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Findings } from './findings.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What is done to the matrices themselves. Acts throw {ActError} 'copy-for-one' and 'matrix-gone'. */
export class MatrixChanges {
  readonly #study: OpenStudy;
  readonly #findings: Findings;
  readonly #open: () => Matrix | undefined;

  /** @param open the matrix that acts are about. */
  constructor(study: OpenStudy, findings: Findings, open: () => Matrix | undefined) {
    this.#study = study;
    this.#findings = findings;
    this.#open = open;
  }

  /**
   * A new matrix; gives its id.
   * @param columns those it begins with; the domains that have passages where they are left out.
   * @returns `null` where no name is given.
   */
  async add(
    name: string,
    rows: Matrix['rows'] = { by: 'participant' },
    columns?: readonly FindingTarget[],
  ): Promise<MatrixId | null> {
    const id = this.#study.newId<MatrixId>();
    const { frame } = this.#findings;
    const about = columns ?? (frame ? startingColumns(frame.settled) : []);
    const operation = await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const said = { id, name, rows, about, createdAt: this.#study.now() };
      return addMatrix(said, await db.matrices.toArray());
    });
    return operation ? id : null;
  }

  async rename(name: string): Promise<void> {
    await this.#change((matrix) => renameMatrix(matrix, name));
  }

  /** Takes the matrix away; what is written in its cells stays with cases and columns. */
  async remove(): Promise<void> {
    await this.#change(removeMatrix);
  }

  async addColumns(about: readonly FindingTarget[]): Promise<void> {
    await this.#change((matrix) => addColumns(matrix, about));
  }

  /** The columns as they were put together, as one act. */
  async setColumns(columns: Matrix['columns']): Promise<void> {
    await this.#change((matrix) => setColumns(matrix, columns));
  }

  async removeColumn(key: string): Promise<void> {
    await this.#change((matrix) => removeColumn(matrix, key));
  }

  async hideColumns(keys: readonly string[], hidden: boolean): Promise<void> {
    await this.#change((matrix) => hideColumns(matrix, new Set(keys), hidden));
  }

  async moveColumn(key: string, to: number): Promise<void> {
    await this.#change((matrix) => moveColumn(matrix, key, to));
  }

  async stepColumn(key: string, step: 1 | -1): Promise<void> {
    await this.#change((matrix) => stepColumn(matrix, key, step));
  }

  async setRows(rows: Matrix['rows']): Promise<void> {
    await this.#change((matrix) => setRows(matrix, rows));
  }

  async sortRows(sortedBy: AttributeId | null): Promise<void> {
    await this.#change((matrix) => sortRows(matrix, sortedBy));
  }

  /** @throws {ActError} 'matrix-gone' where it was taken away meanwhile. */
  async #change(decide: (matrix: Matrix) => Change | null): Promise<void> {
    const id = this.#open()?.id;
    if (!id) return;
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const matrix = await db.matrices.get(id);
      if (!matrix) throw new ActError('matrix-gone');
      return decide(matrix);
    });
  }
}
