import { SvelteMap } from 'svelte/reactivity';
import type { CodeId } from '../domain/model/code.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { RoundId } from '../domain/model/round.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { Draft } from '../domain/reconciliation/draft.ts';
import type { OpenStudy } from './open-study.svelte.ts';

export type QueueOrder = 'transcript' | 'code';
export type QueueFilter = 'all' | 'open' | 'flagged' | 'settled' | 'stale';

/** A line of the queue, or one that was asked for. */
export interface LineAsked {
  readonly transcriptId: TranscriptId;
  /** Zero-based. */
  readonly line: number;
}

const kept = new WeakMap<OpenStudy, KeptAtDesk>();

/**
 * What lies at the reconciliation desk while other pages of the study are open: what is half written,
 * and how the queue was arranged.
 */
export class KeptAtDesk {
  order: QueueOrder = $state('transcript');
  filter: QueueFilter = $state('all');
  /** Only differences in which all of these codes are in question; all differences when empty. */
  between: readonly CodeId[] = $state.raw([]);
  /** Coders are called by number, in an order of its own on every line. */
  namesHidden = $state(false);
  /** `null`: the newest in which there is something to settle. */
  roundId: RoundId | null = $state(null);
  /** `null`: the first that waits. */
  at: LineAsked | null = $state.raw(null);
  /** What was chosen and written of a line and is not settled, by line. */
  readonly drafts = new SvelteMap<string, Draft>();
  /** What was said of lines settled since the study was opened, for when it is undone. */
  readonly settled = new Map<string, Draft>();
  /** Who of a round settles together. */
  readonly together = new SvelteMap<RoundId, readonly CoderId[]>();

  static of(study: OpenStudy): KeptAtDesk {
    const found = kept.get(study) ?? new KeptAtDesk();
    kept.set(study, found);
    return found;
  }
}
