import searchWorkerUrl from './search.worker.ts?worker&url';
import type { RowsWanted, SearchAnswer, SearchRequest } from './search-messages.ts';
import type { Searchable } from '../domain/search/query.ts';
import { putTogether } from './crossing-errors.ts';
import { trustedUrl } from './trusted-url.ts';

/** The part of a worker that search needs. */
export type SearchWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<SearchAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

type Query = Extract<SearchRequest, { readonly kind: 'search' }>;

/** What is heard of a query: the worker's answers, or that it took too long and was stopped. */
export type SearchNews =
  | Exclude<SearchAnswer, { readonly kind: 'alive' | 'failed' }>
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown }
  | { readonly kind: 'stopped'; readonly id: number };

/**
 * The search worker of one study. It stays alive and holds the texts; only when it says nothing for
 * `patience` seconds, as under a pattern that runs away, is it ended and a fresh one begun.
 */
export class StudySearch {
  readonly #study: string;
  readonly #hear: (news: SearchNews) => void;
  readonly #begin: () => SearchWorker;
  readonly #patience: number;
  #worker: SearchWorker | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  /** Seconds without a word from a worker that was asked something. */
  #silence = 0;
  /** The newest query, and the id of the one the worker last began. */
  #newest: Query | undefined;
  #begun = 0;

  constructor(
    study: string,
    hear: (news: SearchNews) => void,
    { begin = beginWorker, patience = 4 }: { begin?: () => SearchWorker; patience?: number } = {},
  ) {
    this.#study = study;
    this.#hear = hear;
    this.#begin = begin;
    this.#patience = patience;
  }

  /** Begins the worker, which reads the texts while the person is still typing. */
  prepare(): void {
    this.#worker ??= this.#open();
  }

  /** Asks a new query, which supersedes the one before; gives the id its answers carry. */
  search(query: Searchable, rows: RowsWanted): number {
    this.#newest = { kind: 'search', id: (this.#newest?.id ?? 0) + 1, query, rows };
    this.#ask(this.#newest);
    return this.#newest.id;
  }

  /** Asks for other rows of what the newest query found. */
  rows(rows: RowsWanted): void {
    if (this.#newest) this.#ask({ kind: 'rows', id: this.#newest.id, rows });
  }

  end(): void {
    this.#rest();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask(request: SearchRequest): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(request);
    this.#watch ??= setInterval(() => this.#look(), 1000);
  }

  #open(): SearchWorker {
    const worker = this.#begin();
    worker.onmessage = ({ data: answer }) => this.#heard(answer);
    worker.onerror = (event) => {
      const error: unknown = event.error ?? new Error(event.message);
      this.end();
      this.#hear({ kind: 'failed', id: this.#newest?.id ?? 0, error });
    };
    worker.postMessage({ kind: 'open', study: this.#study } satisfies SearchRequest);
    return worker;
  }

  #heard(answer: SearchAnswer): void {
    this.#silence = 0;
    this.#begun = answer.id;
    if (answer.id !== this.#newest?.id || answer.kind === 'alive') return;
    const goesOn = answer.kind === 'found' && !answer.complete;
    if (!goesOn) this.#rest();
    this.#hear(answer.kind === 'failed' ? { ...answer, error: putTogether(answer.error) } : answer);
  }

  #rest(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#silence = 0;
  }

  /** Once a second while something is asked and not yet answered. */
  #look(): void {
    this.#silence += 1;
    if (this.#silence < this.#patience || !this.#newest) return;
    this.end();
    // Stuck over an older query: the newest was never begun and has done no wrong.
    if (this.#begun < this.#newest.id) this.#ask(this.#newest);
    else this.#hear({ kind: 'stopped', id: this.#newest.id });
  }
}

function beginWorker(): SearchWorker {
  return new Worker(trustedUrl(searchWorkerUrl), { type: 'module' });
}
