import type { TranscriptId } from '../domain/model/transcript.ts';
import type { ConcordanceRow, HitOrder } from '../domain/search/concordance.ts';
import type { Searchable } from '../domain/search/query.ts';
import type { CrossingError } from './crossing-errors.ts';

/** Which rows of what was found are to be shown: the first `count`, of one transcript or of all. */
export interface RowsWanted {
  readonly order: HitOrder;
  readonly transcriptId: TranscriptId | null;
  readonly count: number;
}

/** What the page asks of the search worker. A newer query supersedes the one before. */
export type SearchRequest =
  /** Which study's texts to hold: the name of its database. Sent once, first. */
  | { readonly kind: 'open'; readonly study: string }
  | {
      readonly kind: 'search';
      readonly id: number;
      readonly query: Searchable;
      readonly rows: RowsWanted;
    }
  /** Other rows of what query `id` found. */
  | { readonly kind: 'rows'; readonly id: number; readonly rows: RowsWanted };

/** How often a query was found in one transcript. */
export interface TranscriptCount {
  readonly transcriptId: TranscriptId;
  readonly hits: number;
  /** Lines with at least one hit. */
  readonly lines: number;
}

export type SearchAnswer =
  /** More of what query `id` finds. The last of them has searched all. */
  | {
      readonly kind: 'found';
      readonly id: number;
      readonly counts: readonly TranscriptCount[];
      /** Rows to put after those sent before. */
      readonly rows: readonly ConcordanceRow[];
      readonly searched: number;
      readonly of: number;
      /** True once all texts are searched; rows in an order other than by place follow. */
      readonly complete: boolean;
    }
  /** The rows asked for, in place of those sent before. */
  | { readonly kind: 'rows'; readonly id: number; readonly rows: readonly ConcordanceRow[] }
  /** The worker is at work and not stuck. */
  | { readonly kind: 'alive'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly error: CrossingError };
