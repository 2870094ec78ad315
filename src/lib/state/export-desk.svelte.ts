import type { GuideVersion, GuideVersionId } from '../domain/model/guide-version.ts';
import { versionsInOrder } from '../domain/guide/versions.ts';
import type { Transcript, TranscriptId } from '../domain/model/transcript.ts';
import type { Theme } from '../domain/model/theme.ts';
import type { Matrix, MatrixId } from '../domain/model/matrix.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import type { FindingChoices } from '../domain/reporting/finding-frame.ts';
import { suggestedFormat, type ExportSubject } from '../domain/reporting/tables/subjects.ts';
import { assignedCoder } from '../domain/rounds/assigned-copy.ts';
import { tableWriters } from '../formats/table-writers.ts';
import type { ExportFormat, TableOrder, TablePreview } from '../workers/export-table.ts';
import { runTask } from '../workers/run-task.ts';
import { downloads } from './file-place.ts';
import { framework } from './framework.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** The formats a table can be exported in. */
export const exportFormats = tableWriters.map(({ id, label, extensions: [extension] }) => ({
  id,
  label,
  extension,
}));

/** What is being written, or was written last. */
export type Writing =
  | { readonly state: 'idle' }
  | { readonly state: 'writing'; readonly done: number; readonly total: number | null }
  | { readonly state: 'written'; readonly fileName: string; readonly rows: number }
  | { readonly state: 'failed'; readonly error: unknown };

/** The table as it would be written now, as far as it has been made. */
export type Preview =
  | { readonly state: 'making' }
  | ({ readonly state: 'made' } & TablePreview)
  | { readonly state: 'failed'; readonly error: unknown };

/** What is to be exported, what it will look like, and the writing of it. */
export class ExportDesk {
  subject: ExportSubject = $state('segments');
  /** A coder's own open pass is theirs to export; the table says that it is open. */
  withOpenPass = $state(true);
  /** For tables of the interview guide; `null`: the newest version. */
  guideVersionId: GuideVersionId | null = $state(null);
  /** For tables of findings: what the page that led here had chosen, by name. */
  choices: FindingChoices = $state.raw({});
  preview: Preview = $state.raw({ state: 'making' });
  writing: Writing = $state.raw({ state: 'idle' });

  /** What a person asked for, whatever the table. */
  #format: ExportFormat | null = $state(null);
  /** Transcripts left out; what is imported later is in. */
  #leftOut: ReadonlySet<TranscriptId> = $state.raw(new Set());
  #making = new AbortController();
  #cancel = new AbortController();
  readonly #study: OpenStudy;
  readonly #run: typeof runTask;
  readonly #save: (file: Blob, name: string) => Promise<void>;
  readonly #transcripts: LiveQuery<Transcript[]>;
  readonly #guide: LiveQuery<readonly GuideVersion[]>;
  readonly #matrices: LiveQuery<readonly Matrix[]>;
  readonly #themes: LiveQuery<readonly Theme[]>;
  readonly #isForOne: LiveQuery<boolean>;

  constructor(
    study: OpenStudy,
    run: typeof runTask = runTask,
    save = (file: Blob, name: string) => downloads(name).write(file),
  ) {
    this.#study = study;
    this.#run = run;
    this.#save = save;
    this.#transcripts = new LiveQuery(async () =>
      (await study.db.transcripts.toArray()).toSorted((a, b) => a.order - b.order),
    );
    this.#guide = new LiveQuery(async () =>
      versionsInOrder(await study.db.guideVersions.toArray()),
    );
    this.#isForOne = new LiveQuery(
      async () => assignedCoder(await study.db.packets.toArray()) !== null,
    );
    this.#themes = new LiveQuery(async () =>
      (await study.db.themes.toArray()).toSorted((a, b) => a.order - b.order),
    );
    this.#matrices = new LiveQuery(async () =>
      (await study.db.matrices.toArray()).toSorted((a, b) => a.order - b.order),
    );
  }

  /** Whether findings can be exported: in a copy made for one person they are the lead's. */
  get hasFindings(): boolean {
    return this.#isForOne.current === false;
  }

  /** In the study's order; `undefined` until read. */
  get transcripts(): readonly Transcript[] | undefined {
    return this.#transcripts.current;
  }

  /** Versions of the interview guide, the oldest first; `undefined` until read. */
  get guideVersions(): readonly GuideVersion[] | undefined {
    return this.#guide.current;
  }

  /** In their order; `undefined` until read. */
  get matrices(): readonly Matrix[] | undefined {
    return this.#matrices.current;
  }

  /** In their order; `undefined` until read. */
  get themes(): readonly Theme[] | undefined {
    return this.#themes.current;
  }

  /** Wide tables suggest a spreadsheet, those that are read suggest Word. */
  get format(): ExportFormat {
    return this.#format ?? suggestedFormat(this.subject);
  }

  isChosen(id: TranscriptId): boolean {
    return !this.#leftOut.has(id);
  }

  /** The name the file will have; `null` until the table's title is known. */
  get fileName(): string | null {
    const { study } = this.#study;
    const format = exportFormats.find(({ id }) => id === this.format);
    if (this.preview.state !== 'made' || !study || !format) return null;
    return fileName(study, this.preview.table.subject, format.extension);
  }

  chooseSubject(subject: ExportSubject): Promise<void> {
    this.subject = subject;
    return this.makePreview();
  }

  /** Which version of the interview guide its tables show. */
  chooseGuideVersion(id: GuideVersionId): Promise<void> {
    this.guideVersionId = id;
    return this.makePreview();
  }

  /** Which matrix its tables show. */
  chooseMatrix(id: MatrixId): Promise<void> {
    this.choices = { ...this.choices, matrix: id };
    return this.makePreview();
  }

  /** Which theme a table of quotations shows; 'none': subthemes under no theme; '': the first that has any. */
  chooseTheme(id: string): Promise<void> {
    const { theme: _before, ...others } = this.choices;
    this.choices = id === '' ? others : { ...others, theme: id };
    return this.makePreview();
  }

  /** The table stays the same: only its file changes. */
  chooseFormat(format: ExportFormat): void {
    this.#format = format;
    this.writing = { state: 'idle' };
  }

  includeOpenPass(withOpenPass: boolean): Promise<void> {
    this.withOpenPass = withOpenPass;
    return this.makePreview();
  }

  choose(id: TranscriptId, chosen: boolean): Promise<void> {
    const leftOut = new Set(this.#leftOut);
    if (chosen) leftOut.delete(id);
    else leftOut.add(id);
    this.#leftOut = leftOut;
    return this.makePreview();
  }

  chooseAll(chosen: boolean): Promise<void> {
    const all = this.transcripts?.map(({ id }) => id) ?? [];
    this.#leftOut = new Set(chosen ? [] : all);
    return this.makePreview();
  }

  /** Makes the preview anew; one that was still being made is given up. */
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
      const { file, fileName: name, rows } = written;
      await this.#save(file, name);
      this.writing = { state: 'written', fileName: name, rows };
    } catch (error) {
      this.writing = signal.aborted ? { state: 'idle' } : { state: 'failed', error };
    }
  }

  /** Stops the writing; no file is left behind. */
  cancel(): void {
    this.#cancel.abort();
  }

  async #order(): Promise<TableOrder> {
    const ids = await this.#study.db.transcripts.toCollection().primaryKeys();
    return {
      database: this.#study.id,
      viewer: this.#study.here.coderId,
      subject: this.subject,
      withOpenPass: this.withOpenPass,
      transcriptIds: ids.filter((id) => this.isChosen(id)),
      framework,
      ...(this.guideVersionId !== null && { guideVersionId: this.guideVersionId }),
      choices: this.choices,
    };
  }
}
