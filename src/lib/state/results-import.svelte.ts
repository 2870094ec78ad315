import { FormatError } from '../domain/errors.ts';
import {
  guessedResultColumns,
  readResults,
  resultTable,
  type ReadResult,
  type ResultColumn,
  type ResultTable,
} from '../domain/joint/import-results.ts';
import { addResults } from '../domain/joint/results.ts';
import type { QuantitativeResultId } from '../domain/model/quantitative-result.ts';
import { largestPaste, pastedRows } from '../domain/participants/pasted-rows.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { requireReadableSize } from '../formats/containers.ts';
import type { runTask } from '../workers/run-task.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { withinTime } from './within-time.ts';

type Rows = readonly (readonly string[])[];

/** A sheet of what was read; a paste and a CSV file are one without a name. */
interface ReadSheet {
  readonly name: string;
  readonly rows: Rows;
}

/** A table of results as it is looked at before anything is stored. */
export interface ResultsRead {
  /** Name of the file; '' for what was pasted. */
  readonly from: string;
  /** Names of the sheets of a workbook that have rows. */
  readonly sheets: readonly string[];
  readonly sheet: string;
  /** Whether the first row names the columns. */
  readonly isHeaded: boolean;
  readonly table: ResultTable;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ReadResult[];
}

/** Results pasted from a spreadsheet or read from a file, seen first and then added as one act. */
export class ResultsImport {
  /** What is looked at; `null` when there is nothing. */
  shown: ResultsRead | null = $state.raw(null);
  /** Whether a file is being read. */
  reading = $state(false);
  #sheets: readonly ReadSheet[] = [];
  #cancel = new AbortController();
  readonly #study: OpenStudy;
  readonly #run: typeof runTask;

  constructor(study: OpenStudy, run: typeof runTask) {
    this.#study = study;
    this.#run = run;
  }

  /** @throws {FormatError} 'paste-too-large', 'no-rows'; nothing is stored in any case. */
  paste(text: string): void {
    if (text.length > largestPaste) throw new FormatError('paste-too-large', '');
    this.cancel();
    this.#take('', [{ name: '', rows: pastedRows(text) }]);
  }

  /**
   * Reads a CSV file or an Excel workbook; a file that was being read is given up.
   * @throws {FormatError} when it cannot be read; nothing is stored in any case.
   */
  async read(file: File): Promise<void> {
    this.cancel();
    const cancel = new AbortController();
    [this.#cancel, this.reading] = [cancel, true];
    try {
      requireReadableSize(file.size);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const sheets = await withinTime(
        (signal) => this.#run('readSheets', { name: file.name, bytes }, signal),
        cancel.signal,
      );
      if (cancel.signal.aborted) return;
      this.#take(
        file.name,
        sheets.filter(({ isHidden }) => !isHidden),
      );
    } catch (error) {
      if (!cancel.signal.aborted) throw error;
    } finally {
      if (this.#cancel === cancel) this.reading = false;
    }
  }

  /** Gives up a file that is being read, and puts away what was. */
  cancel(): void {
    this.#cancel.abort();
    [this.reading, this.shown, this.#sheets] = [false, null, []];
  }

  /** Says what a column holds; another column that held it no longer does. */
  useColumn(at: number, column: ResultColumn): void {
    const { shown } = this;
    if (!shown) return;
    const columns = shown.columns.map((one, index) =>
      index === at ? column : one === column ? null : one,
    );
    this.shown = { ...shown, columns, rows: readResults(shown.table, columns) };
  }

  /** Says whether the first row names the columns; what each of them holds stays as it is said. */
  useHeading(isHeaded: boolean): void {
    const { shown } = this;
    const sheet = this.#sheets.find(({ name }) => name === shown?.sheet);
    if (!shown || !sheet) return;
    const table = resultTable(sheet.rows, isHeaded);
    this.shown = { ...shown, isHeaded, table, rows: readResults(table, shown.columns) };
  }

  useSheet(name: string): void {
    const sheet = this.#sheets.find((one) => one.name === name);
    if (this.shown && sheet) this.#show(this.shown.from, sheet);
  }

  /**
   * Adds the rows that nothing stands against, as one act.
   * @throws {ActError} 'copy-for-one'; what is looked at stays then.
   */
  async import(): Promise<number> {
    const sound = this.shown?.rows.filter(({ faults }) => faults.length === 0) ?? [];
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return addResults(
        await db.results.toArray(),
        sound.map(({ words }) => words),
        () => this.#study.newId<QuantitativeResultId>(),
        'import-results',
      );
    });
    this.cancel();
    return sound.length;
  }

  #take(from: string, read: readonly ReadSheet[]): void {
    const sheets = read.filter(({ rows }) => rows.some((row) => row.some((one) => one.trim())));
    const [first] = sheets;
    if (!first) throw new FormatError('no-rows', from);
    this.#sheets = sheets;
    this.#show(from, first);
  }

  #show(from: string, { name, rows }: ReadSheet): void {
    // Without a single heading that is known, the first row may be a result.
    const isHeaded = guessedResultColumns(rows[0] ?? []).some((one) => one !== null);
    const table = resultTable(rows, isHeaded);
    const columns = guessedResultColumns(table.headers);
    const sheets = this.#sheets.map((one) => one.name);
    const read = readResults(table, columns);
    this.shown = { from, sheets, sheet: name, isHeaded, table, columns, rows: read };
  }
}
