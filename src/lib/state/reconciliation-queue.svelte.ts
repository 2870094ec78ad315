import type { CodeId } from '../domain/model/code.ts';
import { codesInQuestion, type Difference } from '../domain/reconciliation/differences.ts';
import { keyOf } from '../domain/reconciliation/draft.ts';
import { nextOpen } from '../domain/reconciliation/queue-order.ts';
import { SvelteSet } from 'svelte/reactivity';
import type { KeptAtDesk, LineAsked } from './kept-at-desk.svelte.ts';
import type { ReconciledRound } from './reconciled-round.svelte.ts';

/** Differences that stand under one head in the queue: an interview's, or a code's. */
export interface QueueSegment {
  readonly key: string;
  readonly title: string;
  /** `null` where the head is an interview. */
  readonly codeId: CodeId | null;
  readonly items: readonly Difference[];
}

/** The differences in the order in which they are worked through, and which one is at hand. */
export class ReconciliationQueue {
  readonly #round: ReconciledRound;
  readonly #kept: KeptAtDesk;
  /** Where the current line stood last. */
  #last = 0;
  /** Lines whose decision is being written. */
  readonly writing = new SvelteSet<string>();

  constructor(round: ReconciledRound, kept: KeptAtDesk) {
    this.#round = round;
    this.#kept = kept;
  }

  readonly segments = $derived.by<readonly QueueSegment[]>(() => {
    const { filter, between, order } = this.#kept;
    const isWanted = (difference: Difference) => {
      if (
        filter === 'stale' ? !difference.stale : filter !== 'all' && difference.state !== filter
      ) {
        return false;
      }
      if (between.length === 0) return true;
      const question = codesInQuestion(difference);
      return between.every((codeId) => question.includes(codeId));
    };
    const whole = order === 'code' ? this.#segmentsByCode() : this.#segmentsByTranscript();
    if (filter === 'all' && between.length === 0) return whole;
    return whole
      .map((segment) => ({ ...segment, items: segment.items.filter(isWanted) }))
      .filter(({ items }) => items.length > 0);
  });
  readonly all = $derived(this.segments.flatMap(({ items }) => items));

  /** The line to be settled; `null` where there is none, or the coders agree on the line asked for. */
  readonly current = $derived.by<Difference | null>(() => {
    const { at } = this.#kept;
    if (at) return this.#round.byTranscript.get(at.transcriptId)?.byLine.get(at.line) ?? null;
    for (const { found } of this.#round.transcripts) {
      if (!found) return null;
      const first = found.find((difference) => this.waits(difference));
      if (first) return first;
    }
    return this.all[0] ?? null;
  });
  /** The line asked for, on which there is nothing to settle. */
  readonly agreeing = $derived.by(() => {
    const { at } = this.#kept;
    const place = at && this.#round.byTranscript.get(at.transcriptId);
    if (!at || this.current || (place && !place.found)) return null;
    const name = this.#round.records?.transcripts.find(({ id }) => id === at.transcriptId)?.name;
    return name === undefined ? null : { ...at, name };
  });
  readonly index = $derived(this.current ? this.all.indexOf(this.current) : -1);
  /** The next line that waits to be settled. */
  readonly next = $derived.by<Difference | null>(() => {
    const { all, current } = this;
    const from = this.index >= 0 ? this.index : this.#last - 1;
    const found = nextOpen(all, from, (one) => one !== current && this.waits(one));
    return found === null ? null : (all[found] ?? null);
  });

  goTo({ transcriptId, line }: LineAsked): void {
    if (this.index >= 0) this.#last = this.index;
    this.#kept.at = { transcriptId, line };
  }

  /** One line on or back in the queue; gives whether there was one. */
  step(by: 1 | -1): boolean {
    const { all, index } = this;
    const from = index >= 0 ? index : by === 1 ? this.#last - 1 : this.#last;
    const difference = all[from + by];
    if (difference) this.goTo(difference);
    return difference !== undefined;
  }

  /** Whether a line waits to be settled by who is at the keyboard. */
  waits(difference: Difference): boolean {
    const wanted = this.#round.adjudicates ? 'flagged' : 'open';
    return difference.state === wanted && !this.writing.has(keyOf(difference));
  }

  #segmentsByTranscript(): QueueSegment[] {
    return this.#round.transcripts.flatMap(({ transcript, found }) =>
      found && found.length > 0
        ? [{ key: transcript.id, title: transcript.name, codeId: null, items: found }]
        : [],
    );
  }

  #segmentsByCode(): QueueSegment[] {
    const byCode = new Map<CodeId, Difference[]>();
    for (const { groups } of this.#round.transcripts) {
      for (const { codeId, differences } of groups) {
        const items = byCode.get(codeId);
        if (items) items.push(...differences);
        else byCode.set(codeId, [...differences]);
      }
    }
    return this.#round.inOrder([...byCode.keys()]).map((codeId) => ({
      key: codeId,
      title: this.#round.codesById.get(codeId)?.name ?? '',
      codeId,
      items: byCode.get(codeId) ?? [],
    }));
  }
}
