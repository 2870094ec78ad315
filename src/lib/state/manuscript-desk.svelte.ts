import { keepManuscript, removeManuscript } from '../domain/manuscript/keep.ts';
import type { ManuscriptFinding } from '../domain/manuscript/finding.ts';
import { manuscriptReport } from '../domain/manuscript/report.ts';
import { sortedFindings, type SortedFindings } from '../domain/manuscript/set-aside-of.ts';
import type { Manuscript, ManuscriptId } from '../domain/model/manuscript.ts';
import type { PaperFrame } from '../domain/paper/paper-frame.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { requireReadableSize } from '../formats/containers.ts';
import type { CheckedManuscript, ManuscriptOrder } from '../workers/check-manuscript.ts';
import type { ReportFormat } from '../workers/results-pack.ts';
import { runTask } from '../workers/run-task.ts';
import { ChecksDesk } from './checks-desk.svelte.ts';
import { downloads } from './file-place.ts';
import { framework } from './framework.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { withinTime } from './within-time.ts';

/** What is being read, and how far it is. */
export interface CheckingManuscript {
  readonly name: string;
  readonly done: number;
  /** `null` while it is not known. */
  readonly total: number | null;
}

/**
 * A manuscript held against the study: read and checked in a worker, shown, and stored nowhere unless
 * somebody keeps it. What is set aside of it stands with what is set aside of the study.
 */
export class ManuscriptDesk {
  checking: CheckingManuscript | null = $state.raw(null);
  /** What the last check said; it stays while another file is read, and goes where that one is refused. */
  checked: CheckedManuscript | null = $state.raw(null);
  /** Why the last file could not be checked, and its name. */
  failure: { readonly name: string; readonly error: unknown } | null = $state.raw(null);
  /** The name of the report that was saved last. */
  saved: string | null = $state(null);

  /** What was checked last, to be checked again once the record or the file has changed. */
  #source: File | ManuscriptId | null = null;
  #justKept: {
    readonly checked: CheckedManuscript;
    readonly frame: PaperFrame | undefined;
  } | null = $state.raw(null);
  #cancel = new AbortController();
  readonly #study: OpenStudy;
  readonly #checks: ChecksDesk;
  readonly #run: typeof runTask;
  readonly #save: (file: Blob, name: string) => Promise<void>;

  constructor(
    study: OpenStudy,
    run: typeof runTask = runTask,
    save = (file: Blob, name: string) => downloads(name).write(file),
  ) {
    this.#study = study;
    this.#checks = new ChecksDesk(study);
    this.#run = run;
    this.#save = save;
  }

  /** `undefined` until read. */
  get frame(): PaperFrame | undefined {
    return this.#checks.frame;
  }

  /** Whether the copy was made for one person. `undefined` until read. */
  get isForOne(): boolean | undefined {
    return this.#checks.isForOne;
  }

  /** Those kept with the study, the newest first; none until read. */
  get kept(): readonly Manuscript[] {
    const all = this.frame?.records.manuscripts ?? [];
    return all.toSorted((a, b) => (a.kept.at < b.kept.at ? 1 : -1));
  }

  /** Whether what is shown is kept with the study just as it was read. */
  get isKept(): boolean {
    const { checked } = this;
    // The record is read anew after an act; until then what was just kept is known to be.
    if (checked !== null && this.#justKept?.checked === checked) {
      if (this.#justKept.frame === this.frame) return true;
    }
    return (
      checked !== null &&
      this.kept.some(
        ({ name, blocks }) =>
          name === checked.name && JSON.stringify(blocks) === JSON.stringify(checked.blocks),
      )
    );
  }

  /** Findings of what is shown, with those set aside apart; `null` while nothing is shown. */
  readonly findings: SortedFindings | null = $derived.by(() => {
    const { checked, frame } = this;
    return checked && frame ? sortedFindings(checked.findings, frame.records.setAsides) : null;
  });

  /** Reads a file and checks it. What is wrong with it stands in {@link failure}. */
  async check(file: File): Promise<void> {
    await this.#check(file, file.name, async () => {
      requireReadableSize(file.size);
      return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    });
  }

  /** Checks one that is kept with the study. */
  async checkKept(id: ManuscriptId): Promise<void> {
    const name = this.kept.find((one) => one.id === id)?.name ?? '';
    await this.#check(id, name, () => Promise.resolve({ id }));
  }

  /** Checks the same once more, against the record as it is now. A file is read anew. */
  async checkAgain(): Promise<void> {
    const source = this.#source;
    if (source instanceof File) await this.check(source);
    else if (source !== null) await this.checkKept(source);
  }

  /** Stops the check under way; what was shown before stays. */
  cancel(): void {
    this.#cancel.abort();
    this.checking = null;
  }

  /** Puts what is shown away. */
  clear(): void {
    this.cancel();
    [this.checked, this.failure, this.saved, this.#source] = [null, null, null, null];
  }

  /** @throws {ActError} 'reason-missing', 'copy-for-one'. */
  setAside(finding: ManuscriptFinding, reason: string): Promise<void> {
    return this.#checks.setAside(finding, reason);
  }

  /** @throws {ActError} 'copy-for-one'. */
  takeUp(one: { readonly rule: string; readonly mark: string }): Promise<void> {
    return this.#checks.takeUp(one);
  }

  /** Keeps what is shown with the study. @throws {ActError} 'copy-for-one'. */
  async keep(): Promise<void> {
    const { checked } = this;
    if (!checked) return;
    this.saved = null;
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const signed = { by: this.#study.here.coderId, at: this.#study.now() };
      const by = { id: this.#study.newId<ManuscriptId>(), signed };
      return keepManuscript(checked, await db.manuscripts.toArray(), by);
    });
    this.#justKept = { checked, frame: this.frame };
  }

  /** @throws {ActError} 'copy-for-one'. */
  async remove(id: ManuscriptId): Promise<void> {
    this.#justKept = null;
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return removeManuscript(id, await db.manuscripts.toArray());
    });
  }

  /** Hands the report to the browser's downloads. */
  async saveReport(format: ReportFormat): Promise<void> {
    const { checked, findings, frame } = this;
    if (!checked || !findings || !frame) return;
    this.saved = null;
    const { study } = frame.settled;
    const document = manuscriptReport({
      study,
      name: checked.name,
      blocks: checked.blocks,
      quotations: checked.quotations,
      unchecked: checked.unchecked,
      sorted: findings,
      coders: frame.coders,
      localDay: frame.localDay,
    });
    const name = fileName(study, document.subject, `.${format}`);
    await this.#save(await this.#run('writeReport', { document, format }), name);
    this.saved = name;
  }

  async #check(
    source: File | ManuscriptId,
    name: string,
    manuscript: () => Promise<ManuscriptOrder['manuscript']>,
  ): Promise<void> {
    this.cancel();
    const cancel = new AbortController();
    this.#cancel = cancel;
    [this.checking, this.failure, this.saved] = [{ name, done: 0, total: null }, null, null];
    try {
      const order: ManuscriptOrder = {
        database: this.#study.id,
        viewer: this.#study.here.coderId,
        framework,
        manuscript: await manuscript(),
      };
      const checked = await withinTime(
        (signal, goesOn) =>
          this.#run('checkManuscript', order, signal, (done, total) => {
            goesOn();
            if (this.#cancel === cancel) this.checking = { name, done, total };
          }),
        cancel.signal,
      );
      if (cancel.signal.aborted) return;
      [this.checked, this.#source] = [checked, source];
    } catch (error) {
      if (cancel.signal.aborted) return;
      // Findings of another paper would read as if they were this one's.
      [this.checked, this.#source, this.failure] = [null, source, { name, error }];
    } finally {
      if (this.#cancel === cancel) this.checking = null;
    }
  }
}
