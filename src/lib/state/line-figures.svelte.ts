import type { FiguresByVersion } from '../domain/counts/line-figures.ts';
import type { TranscriptVersionId } from '../domain/model/transcript-version.ts';
import { runTask } from '../workers/run-task.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** How far the reading of words and turns is. */
export type FiguresStanding =
  | { readonly state: 'idle' }
  | { readonly state: 'reading'; readonly done: number; readonly total: number | null }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: unknown };

/**
 * Words and turns of the lines of a study, counted in a worker when they are first asked for and kept
 * while the study is open: a version never changes.
 */
export class KeptLineFigures {
  /** Of the versions counted so far. */
  known: FiguresByVersion = $state.raw(new Map());
  standing: FiguresStanding = $state.raw({ state: 'idle' });

  readonly #study: Pick<OpenStudy, 'id'>;
  readonly #run: typeof runTask;
  #reading = new AbortController();

  constructor(study: Pick<OpenStudy, 'id'>, run: typeof runTask = runTask) {
    this.#study = study;
    this.#run = run;
  }

  /** Counts what is missing; while that goes on, was stopped or failed, it does nothing. */
  async read(ids: readonly TranscriptVersionId[]): Promise<void> {
    const versionIds = [...new Set(ids)].filter((id) => !this.known.has(id));
    if (versionIds.length === 0 || this.standing.state !== 'idle') return;
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    this.standing = { state: 'reading', done: 0, total: versionIds.length };
    try {
      const order = { database: this.#study.id, versionIds };
      const found = await this.#run('lineFigures', order, signal, (done, total) => {
        if (!signal.aborted) this.standing = { state: 'reading', done, total };
      });
      const counted = found.map((one) => [one.versionId, one] as const);
      this.known = new Map([...this.known, ...counted]);
      this.standing = { state: 'idle' };
    } catch (error) {
      this.standing = signal.aborted ? { state: 'stopped' } : { state: 'failed', error };
    }
  }

  stop(): void {
    this.#reading.abort();
  }

  /** After it was stopped or failed: the next call of {@link read} begins anew. */
  again(): void {
    this.standing = { state: 'idle' };
  }
}

const kept = new WeakMap<OpenStudy, KeptLineFigures>();

/** Those of a study, the same for every page of it. */
export function lineFiguresOf(study: OpenStudy, run: typeof runTask = runTask): KeptLineFigures {
  const before = kept.get(study);
  if (before) return before;
  const made = new KeptLineFigures(study, run);
  kept.set(study, made);
  return made;
}
