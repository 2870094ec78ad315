import type { AgreementOptions } from '../domain/agreement/options.ts';
import type { RoundId } from '../domain/model/round.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import type { AgreementSubject } from '../domain/reporting/tables/agreement-tables.ts';
import type { ExportFormat, TableOrder } from '../workers/export-table.ts';
import { runTask } from '../workers/run-task.ts';
import { exportFormats, type Preview, type Writing } from './export-desk.svelte.ts';
import { downloads } from './file-place.ts';
import { framework } from './framework.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { programVersion } from './program.ts';

/** Tables of the agreement at hand as files: computed as it is shown, with every coefficient. */
export class AgreementExport {
  subject: AgreementSubject = $state('agreement');
  format: ExportFormat = $state('docx');
  preview: Preview = $state.raw({ state: 'making' });
  writing: Writing = $state.raw({ state: 'idle' });

  readonly #study: OpenStudy;
  readonly #roundId: RoundId;
  readonly #options: AgreementOptions;
  readonly #run: typeof runTask;
  readonly #save: (file: Blob, name: string) => Promise<void>;
  #making = new AbortController();
  #cancel = new AbortController();

  constructor(
    study: OpenStudy,
    roundId: RoundId,
    options: AgreementOptions,
    run: typeof runTask = runTask,
    save = (file: Blob, name: string) => downloads(name).write(file),
  ) {
    this.#study = study;
    this.#roundId = roundId;
    this.#options = options;
    this.#run = run;
    this.#save = save;
  }

  /** The name the file will have; `null` until the table's title is known. */
  get fileName(): string | null {
    const { study } = this.#study;
    const format = exportFormats.find(({ id }) => id === this.format);
    if (this.preview.state !== 'made' || !study || !format) return null;
    return fileName(study, this.preview.table.subject, format.extension);
  }

  chooseSubject(subject: AgreementSubject): Promise<void> {
    this.subject = subject;
    return this.makePreview();
  }

  chooseFormat(format: ExportFormat): void {
    this.format = format;
    this.writing = { state: 'idle' };
  }

  /** Finds out what the file would hold; one that was still being made is given up. */
  async makePreview(): Promise<void> {
    this.#making.abort();
    this.#making = new AbortController();
    const { signal } = this.#making;
    this.writing = { state: 'idle' };
    this.preview = { state: 'making' };
    try {
      const made = await this.#run('previewTable', await this.#order(), signal);
      if (!signal.aborted) this.preview = { state: 'made', ...made };
    } catch (error) {
      if (!signal.aborted) this.preview = { state: 'failed', error };
    }
  }

  /** Writes the file and hands it to the browser's downloads. */
  async write(): Promise<void> {
    if (this.writing.state === 'writing') return;
    this.#cancel = new AbortController();
    const { signal } = this.#cancel;
    this.writing = { state: 'writing', done: 0, total: null };
    try {
      const order = { ...(await this.#order()), format: this.format };
      const written = await this.#run('exportTable', order, signal, (done, total) => {
        this.writing = { state: 'writing', done, total };
      });
      await this.#save(written.file, written.fileName);
      this.writing = { state: 'written', fileName: written.fileName, rows: written.rows };
    } catch (error) {
      this.writing = signal.aborted ? { state: 'idle' } : { state: 'failed', error };
    }
  }

  /** Stops whatever is being made; no file is left behind. */
  cancel(): void {
    this.#making.abort();
    this.#cancel.abort();
  }

  async #order(): Promise<TableOrder> {
    return {
      database: this.#study.id,
      viewer: this.#study.here.coderId,
      subject: this.subject,
      withOpenPass: false,
      transcriptIds: await this.#study.db.transcripts.toCollection().primaryKeys(),
      framework,
      agreement: {
        roundId: this.#roundId,
        options: { ...this.#options, all: true },
        program: `Concord ${programVersion}`,
      },
    };
  }
}
