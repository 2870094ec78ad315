import { untrack } from 'svelte';
import type { Code, CodeId } from '../domain/model/code.ts';
import type { Coder, CoderId } from '../domain/model/coder.ts';
import type { Consensus } from '../domain/model/consensus.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { Round, RoundId } from '../domain/model/round.ts';
import { afterwards } from '../domain/reconciliation/afterwards.ts';
import type { Agreements } from '../domain/reconciliation/agreements.ts';
import type { DifferenceCounts } from '../domain/reconciliation/differences.ts';
import { codableLines } from '../domain/transcript/lines.ts';
import type { KeptAtDesk } from './kept-at-desk.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { ReconciledTranscript } from './reconciled-transcript.svelte.ts';
import {
  acceptance,
  reconciliationRecords,
  revealedOf,
  type ReconciliationRecords,
} from './reconciliation-records.ts';

/** The exact agreements of a round. */
export interface RoundAgreements {
  readonly lines: number;
  readonly uncoded: number;
  readonly differing: number;
  readonly each: readonly (Agreements & { readonly name: string })[];
  /** Whether nothing is left to be accepted. */
  readonly accepted: boolean;
}

/** The round that is settled: its revealed transcripts, and how far they are settled. */
export class ReconciledRound {
  readonly #study: OpenStudy;
  readonly #kept: KeptAtDesk;
  readonly #records: LiveQuery<ReconciliationRecords>;
  #made: readonly ReconciledTranscript[] = [];

  constructor(study: OpenStudy, kept: KeptAtDesk) {
    this.#study = study;
    this.#kept = kept;
    this.#records = new LiveQuery(() => reconciliationRecords(study));
  }

  /** `undefined` until read. */
  get records(): ReconciliationRecords | undefined {
    return this.#records.current;
  }

  /** Rounds of several coders who coded apart. */
  readonly rounds = $derived.by<readonly Round[]>(() =>
    (this.records?.rounds ?? []).filter(
      ({ coderIds, calibration }) => coderIds.length > 1 && !calibration,
    ),
  );
  /** The round asked for; else the newest in which there is something to settle. */
  readonly plan = $derived.by<Round | undefined>(() => {
    const revealed = this.rounds.filter((round) => round.revealed.length > 0);
    return (
      this.rounds.find(({ id }) => id === this.#kept.roundId) ??
      revealed.findLast(({ mode }) => mode !== 'reflexive') ??
      revealed.at(-1) ??
      this.rounds.at(-1)
    );
  });
  readonly coder = $derived.by<Coder | undefined>(() => this.records?.coder);
  readonly codes = $derived.by<readonly Code[]>(() => this.records?.codes ?? []);
  readonly codesById = $derived(new Map(this.codes.map((code) => [code.id, code])));
  readonly #codeRank = $derived(new Map(this.codes.map(({ id }, index) => [id, index])));
  readonly coderById = $derived(new Map(this.records?.coders.map((coder) => [coder.id, coder])));

  /** Whether an adjudicator is at the keyboard, who sees only what was flagged. */
  readonly adjudicates = $derived.by<boolean>(() => {
    const { coder, plan } = this;
    return coder?.role === 'adjudicator' && plan?.coderIds.includes(coder.id) === false;
  });

  /** Revealed transcripts that have to wait, since the coder has a pass over them to finish. */
  readonly inHandCount = $derived.by(() => {
    const { records, plan } = this;
    if (!records || !plan) return 0;
    return revealedOf(plan, records.transcripts).filter(({ id }) => records.inHand(id)).length;
  });

  readonly transcripts = $derived.by<readonly ReconciledTranscript[]>(() => {
    const { records, plan: round, coder, adjudicates } = this;
    if (!records || !round || !coder || round.mode === 'reflexive') return [];
    const { passes, effective, codes } = records;
    const before = new Map(this.#made.map((one) => [one.transcript.id, one]));
    this.#made = revealedOf(round, records.transcripts)
      .filter(({ id }) => !records.inHand(id))
      .map((transcript) => {
        const own = adjudicates ? [] : passes.filter((pass) => pass.transcriptId === transcript.id);
        const content = { transcript, round, passes: own, effective, codes, coder };
        const known = before.get(transcript.id);
        const same = known?.content.round.id === round.id ? known : undefined;
        return untrack(() => new ReconciledTranscript(this.#study.db, content, same));
      });
    return this.#made;
  });
  readonly byTranscript = $derived(
    new Map(this.transcripts.map((one) => [one.transcript.id, one])),
  );

  /** How many interviews were looked through. */
  readonly readCount = $derived(this.transcripts.filter(({ found }) => found !== undefined).length);

  readonly counts = $derived.by<DifferenceCounts>(() => {
    const sum = { lines: 0, codes: 0, open: 0, settled: 0, flagged: 0, stale: 0 };
    for (const { counts } of this.transcripts) {
      for (const key of Object.keys(sum) as (keyof DifferenceCounts)[]) sum[key] += counts[key];
    }
    return sum;
  });

  /** `undefined` until every text was read; `null` where the passes are not here. */
  readonly agreements = $derived.by<RoundAgreements | null | undefined>(() => {
    if (this.adjudicates || this.transcripts.length === 0) return null;
    const each: (Agreements & { name: string })[] = [];
    for (const { agreements, transcript } of this.transcripts) {
      if (agreements === undefined) return undefined;
      if (agreements) each.push({ ...agreements, name: transcript.name });
    }
    const sum = (key: 'lines' | 'uncoded' | 'differing') =>
      each.reduce((total, one) => total + one[key], 0);
    return {
      lines: sum('lines'),
      uncoded: sum('uncoded'),
      differing: sum('differing'),
      each,
      accepted: each.every(({ accepted }) => accepted),
    };
  });

  ask(roundId: RoundId): void {
    this.#kept.roundId = roundId;
    this.#kept.at = null;
  }

  /**
   * Counts the exact agreements, one text after the other and after everything that is asked for; to
   * be called where Svelte is watching. Gives what stops it.
   */
  takeUpAgreements(): (() => void) | undefined {
    const { transcripts, records, adjudicates } = this;
    const study = records?.study;
    if (!study || adjudicates || this.readCount < transcripts.length) return undefined;
    let stopped = false;
    void untrack(async () => {
      for (const one of transcripts) {
        if (stopped) return;
        if (one.lines) continue;
        const { versionId } = one.transcript;
        const version = await this.#study.db.transcriptVersions.get(versionId);
        if (!version) continue;
        const { id, lineFrom } = version;
        const codable = codableLines(version, one.transcript, study);
        one.lines = { version: { id, lineFrom }, codable };
      }
    });
    return () => (stopped = true);
  }

  /** Accepts the exact agreements of every revealed transcript of the round in one act. */
  accept(): Promise<Operation | null> {
    const { agreements, plan: round } = this;
    if (!agreements || !round) return Promise.resolve(null);
    const ids = agreements.each.flatMap(({ accepted, transcriptId }) =>
      accepted ? [] : [transcriptId],
    );
    const { here } = this.#study;
    return this.#study.record((db) =>
      acceptance(db, here.coderId, round.id, ids, () => this.#study.newId<Consensus['id']>()),
    );
  }

  /** Where the consensus differs from one coder, by interview and line. */
  afterwardsOf(coderId: CoderId) {
    return this.transcripts.flatMap(({ transcript, found }) =>
      afterwards(
        (found ?? []).flatMap(({ decision }) => decision ?? []),
        coderId,
      ).map((one) => ({ ...one, transcript })),
    );
  }

  /** Codes in the order of the codebook. */
  inOrder(codeIds: readonly CodeId[]): readonly CodeId[] {
    const rank = (codeId: CodeId) => this.#codeRank.get(codeId) ?? this.codes.length;
    return codeIds.toSorted((a, b) => rank(a) - rank(b));
  }
}
