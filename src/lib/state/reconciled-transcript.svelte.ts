import type { EffectiveCodes } from '../domain/codebook/effective-codes.ts';
import { haveSameCodings } from '../domain/coding/packed.ts';
import type { Code } from '../domain/model/code.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { Consensus } from '../domain/model/consensus.ts';
import type { Decision } from '../domain/model/decision.ts';
import type { Pass } from '../domain/model/pass.ts';
import type { Round } from '../domain/model/round.ts';
import type { Transcript } from '../domain/model/transcript.ts';
import { agreements, type Agreements } from '../domain/reconciliation/agreements.ts';
import type { CodedVersion } from '../domain/reconciliation/consensus.ts';
import {
  codesInQuestion,
  differenceCounts,
  differencesOf,
  type Difference,
  type DifferenceCounts,
} from '../domain/reconciliation/differences.ts';
import { byCode, queueFor } from '../domain/reconciliation/queue-order.ts';
import type { Settling } from '../domain/reconciliation/settling.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { LiveQuery } from './live-query.svelte.ts';

/** What was decided about one transcript of a round, as it is stored. */
export interface StoredSettling {
  readonly decisions: readonly Decision[];
  readonly consensus: Consensus | null;
}

/** What a transcript's differences are found in; `passes` are those its reader may see. */
export interface ReconciledContent {
  readonly transcript: Transcript;
  readonly round: Round;
  readonly passes: readonly Pass[];
  readonly effective: EffectiveCodes;
  readonly codes: readonly Code[];
  /** Who settles. */
  readonly coder: Pick<Coder, 'id' | 'role'>;
}

/**
 * One transcript of a round with the lines its coders differ on. A decision is read anew for its own
 * transcript only, so that settling a line costs the same in a large round as in a small one.
 */
export class ReconciledTranscript {
  readonly content: ReconciledContent;
  readonly #live: LiveQuery<StoredSettling>;
  readonly #before: StoredSettling | undefined;
  /** What was written here just now, until it is read again. */
  #written: { readonly over: StoredSettling | undefined; readonly stored: StoredSettling } | null =
    $state.raw(null);
  /** Differences as they were found last: what has not changed is not drawn anew. */
  #known: ReadonlyMap<number, Difference> = new Map();
  /** Its lines, and one byte for each: whether it may be coded. `null` until the text was read. */
  lines: { readonly version: CodedVersion; readonly codable: Uint8Array } | null;

  /** `before` is what was known of the transcript, to be shown until it is read again. */
  constructor(db: Database, content: ReconciledContent, before?: ReconciledTranscript) {
    this.content = content;
    const { transcript, round } = content;
    this.#live = new LiveQuery(() => storedSettling(db, transcript, round));
    // What stood on the lines of a text that was corrected since says nothing of these.
    const same = before?.transcript.versionId === transcript.versionId ? before : undefined;
    this.#before = same?.stored;
    this.lines = $state.raw(same?.lines ?? null);
  }

  get transcript(): Transcript {
    return this.content.transcript;
  }

  readonly stored = $derived.by<StoredSettling | undefined>(() => {
    const live = this.#live.current;
    const written = this.#written;
    if (written && (written.over === live || (live && isSame(live, written.stored)))) {
      return written.stored;
    }
    return live ?? this.#before;
  });

  /** Shows what a change has written, without waiting until it is read. */
  takeUp({ put, removed }: Pick<Change, 'put' | 'removed'>): void {
    const { stored } = this;
    if (!stored) return;
    const gone = new Set(removed.map(({ id }) => id));
    const decisions = stored.decisions.filter(({ id }) => !gone.has(id));
    let { consensus } = stored;
    for (const placed of put) {
      if (placed.table === 'decisions') decisions.push(placed.record);
      if (placed.table === 'consensuses') consensus = placed.record;
    }
    this.#written = { over: this.#live.current, stored: { decisions, consensus } };
  }

  readonly #settling = $derived.by<Settling | undefined>(() => {
    const { stored } = this;
    if (!stored) return undefined;
    const { round, transcript, passes, effective } = this.content;
    const consensuses = stored.consensus ? [stored.consensus] : [];
    return { round, transcript, passes, effective, decisions: stored.decisions, consensuses };
  });

  /** The differences its reader has to do with; `undefined` until read. */
  readonly found = $derived.by<readonly Difference[] | undefined>(() => {
    const settling = this.#settling;
    const { round, coder } = this.content;
    if (!settling) return undefined;
    const found = queueFor(differencesOf(settling), round, coder).map((difference) => {
      const before = this.#known.get(difference.line);
      const same =
        before &&
        before.decision?.id === difference.decision?.id &&
        before.stale === difference.stale;
      return same ? before : difference;
    });
    this.#known = new Map(found.map((difference) => [difference.line, difference]));
    return found;
  });

  readonly byLine = $derived.by<ReadonlyMap<number, Difference>>(
    () => new Map(this.found?.map((difference) => [difference.line, difference])),
  );

  readonly counts = $derived.by<DifferenceCounts>(() => differenceCounts(this.found ?? []));

  readonly groups = $derived.by(() => byCode(this.found ?? [], this.content.codes));

  /** The settled lines by the codes that were in question. */
  readonly settledByQuestion = $derived.by<ReadonlyMap<string, readonly Decision[]>>(() => {
    const byQuestion = new Map<string, Decision[]>();
    for (const difference of this.found ?? []) {
      if (!difference.decision) continue;
      const question = codesInQuestion(difference).join();
      const decisions = byQuestion.get(question);
      if (decisions) decisions.push(difference.decision);
      else byQuestion.set(question, [difference.decision]);
    }
    return byQuestion;
  });

  /** `undefined` until all it needs is read; `null` where the passes are not here. */
  readonly agreements = $derived.by<Agreements | null | undefined>(() => {
    const { lines } = this;
    const settling = this.#settling;
    return lines && settling ? agreements(settling, lines.version, lines.codable) : undefined;
  });
}

/** Whether two readings hold the same decisions and the same consensus. */
function isSame(a: StoredSettling, b: StoredSettling): boolean {
  const ids = ({ decisions }: StoredSettling) => decisions.map(({ id }) => id).sort();
  if (ids(a).join() !== ids(b).join()) return false;
  if (!a.consensus || !b.consensus) return a.consensus === b.consensus;
  return (
    a.consensus.open.join() === b.consensus.open.join() && haveSameCodings(a.consensus, b.consensus)
  );
}

async function storedSettling(
  db: Database,
  { id: transcriptId }: Transcript,
  { id: roundId }: Round,
): Promise<StoredSettling> {
  const [decisions, consensus] = await Promise.all([
    db.decisions.where('[roundId+transcriptId]').equals([roundId, transcriptId]).toArray(),
    db.consensuses.where('[transcriptId+roundId]').equals([transcriptId, roundId]).first(),
  ]);
  return { decisions, consensus: consensus ?? null };
}
