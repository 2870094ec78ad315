import type { Figure } from '../domain/figures/figure.ts';
import type { PaperId } from '../domain/model/paper.ts';
import { everyPiece } from '../domain/paper/every-piece.ts';
import { methodsOf, type MethodsParagraph } from '../domain/paper/methods.ts';
import { withPieceMoved, withPieceTaken } from '../domain/paper/order-pieces.ts';
import type { PaperChoices, PaperFrame } from '../domain/paper/paper-frame.ts';
import type { Piece } from '../domain/paper/piece.ts';
import { piecesOf } from '../domain/paper/pieces.ts';
import { choosePaper } from '../domain/quotations/paper-choices.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import type { Report } from '../domain/reporting/report.ts';
import { figuresIn, withPictures } from '../domain/reporting/with-pictures.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { ReportFormat } from '../workers/results-pack.ts';
import { runTask } from '../workers/run-task.ts';
import { filesOfFigures, type Rasterise } from './figure-files.ts';
import { downloads } from './file-place.ts';
import { framework } from './framework.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { PaperRecord } from './paper-record.svelte.ts';

/** What becomes of the file that is asked for. */
export type SavingPack =
  | { readonly state: 'idle' }
  | {
      readonly state: 'saving';
      readonly step: 'pieces' | 'figures' | 'file';
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly state: 'saved'; readonly fileName: string }
  | { readonly state: 'failed'; readonly error: unknown };

/** The results pack: which pieces are taken in which order, the methods as they read now, and the file. */
export class ResultsPack {
  saving: SavingPack = $state.raw({ state: 'idle' });

  readonly #study: OpenStudy;
  readonly #paper: PaperRecord;
  readonly #run: typeof runTask;
  readonly #save: (file: Blob, name: string) => Promise<void>;
  readonly #rasterise: Rasterise | undefined;
  #cancel = new AbortController();

  constructor(
    study: OpenStudy,
    run: typeof runTask = runTask,
    save = (file: Blob, name: string) => downloads(name).write(file),
    rasterise?: Rasterise,
  ) {
    this.#study = study;
    this.#paper = new PaperRecord(study);
    this.#run = run;
    this.#save = save;
    this.#rasterise = rasterise;
  }

  /** `undefined` until read. */
  get frame(): PaperFrame | undefined {
    return this.#paper.frame;
  }

  /** Whether the copy was made for one person. `undefined` until read. */
  get isForOne(): boolean | undefined {
    return this.#paper.isForOne;
  }

  /** Every piece in the order of the pack; `undefined` until read. */
  readonly pieces: readonly Piece[] | undefined = $derived.by(() => {
    const { frame } = this;
    return frame && piecesOf(frame);
  });

  /** The methods without what takes long to compute: agreement, and random orders of the interviews. */
  readonly methods: readonly MethodsParagraph[] = $derived.by(() => {
    const { frame, pieces } = this;
    return frame && pieces ? methodsOf(frame, pieces, { agreement: null, drawn: null }) : [];
  });

  /** Whether the pieces are those that are usual, in the usual order. */
  get isUsual(): boolean {
    return this.frame?.paper.pieces === null;
  }

  /** Takes a piece into the pack, or leaves it out. @throws {ActError} 'copy-for-one'. */
  take(id: string, taken: boolean): Promise<void> {
    return this.#choose((stored, frame) => withPieceTaken(everyPiece(frame), stored, id, taken));
  }

  /** @throws {ActError} 'copy-for-one'. */
  move(id: string, step: 'up' | 'down'): Promise<void> {
    return this.#choose((stored, frame) => withPieceMoved(everyPiece(frame), stored, id, step));
  }

  /** @throws {ActError} 'copy-for-one'. */
  backToUsual(): Promise<void> {
    return this.#choose(() => null);
  }

  /** What the file will be called; `null` until the study is read. */
  fileNameIn(format: ReportFormat): string | null {
    const study = this.frame?.seen.study;
    return study ? fileName(study, 'results pack', `.${format}`) : null;
  }

  /** Makes the whole pack and hands it to the browser's downloads. */
  async save(format: ReportFormat): Promise<void> {
    const name = this.fileNameIn(format);
    if (name === null || this.saving.state === 'saving') return;
    this.#cancel = new AbortController();
    const { signal } = this.#cancel;
    this.#at('pieces', 0, null);
    try {
      const order = { database: this.#study.id, viewer: this.#study.here.coderId, framework };
      const made = await this.#run('makeResultsPack', order, signal, (done, total) =>
        this.#at('pieces', done, total),
      );
      const document = format === 'docx' ? await this.#illustrated(made, signal) : made;
      this.#at('file', 0, null);
      const file = await this.#run('writeReport', { document, format }, signal);
      signal.throwIfAborted();
      await this.#save(file, name);
      this.saving = { state: 'saved', fileName: name };
    } catch (error) {
      this.saving = signal.aborted ? { state: 'idle' } : { state: 'failed', error };
    }
  }

  /** Stops; no file is left behind. */
  cancel(): void {
    this.#cancel.abort();
  }

  /** With its figures drawn, which only the page can. */
  async #illustrated(document: Report, signal: AbortSignal): Promise<Report> {
    const figures = figuresIn(document);
    const total = figures.length;
    if (total === 0) return document;
    this.#at('figures', 0, total);
    const how = { signal, ...(this.#rasterise && { rasterise: this.#rasterise }) };
    const files = await filesOfFigures(
      figures.map((figure): [Figure, Figure] => [figure, figure]),
      how,
      (done) => this.#at('figures', done, total),
    );
    const pictures = new Map([...files].map(([figure, { png }]) => [figure, png]));
    return withPictures(document, pictures);
  }

  #at(step: 'pieces' | 'figures' | 'file', done: number, total: number | null): void {
    this.saving = { state: 'saving', step, done, total };
  }

  async #choose(
    next: (stored: PaperChoices['pieces'], frame: PaperFrame) => PaperChoices['pieces'],
  ): Promise<void> {
    const { frame } = this;
    if (!frame) return;
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const stored = await db.papers.toArray();
      const pieces = next(stored[0]?.pieces ?? null, frame);
      const signed = { by: this.#study.here.coderId, at: this.#study.now() };
      const by = { id: this.#study.newId<PaperId>(), signed };
      return choosePaper(stored, { pieces }, by, await db.attributes.toArray());
    });
  }
}
