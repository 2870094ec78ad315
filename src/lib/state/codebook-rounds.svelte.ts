import type { CodeFields } from '../domain/codebook/change-code.ts';
import {
  applyRule,
  changeRule,
  proposedRules,
  type ProposedRule,
  type RuleStamp,
} from '../domain/codebook/change-rule.ts';
import { effectiveCodes } from '../domain/codebook/effective-codes.ts';
import { isAssignedCopy, requireOwnProposals } from '../domain/codebook/leads-codebook.ts';
import { passagesByCode } from '../domain/codebook/passage-counts.ts';
import {
  adoptCode,
  dropCode,
  mergeProposal,
  proposals,
  type Proposal,
  type ProposalGround,
} from '../domain/codebook/proposals.ts';
import {
  foundStillRight,
  rechecks,
  rechecksByCode,
  settledLayer,
  type Recheck,
} from '../domain/codebook/recheck.ts';
import { currentCodebook, type CodebookAt } from '../domain/codebook/versions.ts';
import { settledCoding } from '../domain/coding/settled-coding.ts';
import { requireNothingTold } from '../domain/codebook/while-blind.ts';
import { transcriptsInHand } from '../domain/coding/visible-passes.ts';
import { ActError } from '../domain/errors.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { DecisionId } from '../domain/model/decision.ts';
import type { RoundId } from '../domain/model/round.ts';
import type { RuleChangeId } from '../domain/model/rule-change.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import { settleAgain, type SecondThought } from '../domain/reconciliation/settle-again.ts';
import type { Change } from '../domain/trail/change.ts';
import { textOfLines } from '../domain/transcript/lines.ts';
import type { Database } from '../storage/database.ts';
import { versionsOf } from './codebook-records.ts';
import { codebookRoundsRecords } from './codebook-rounds-records.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** A version of the codebook as it can be chosen for comparing; the last is the one worked with. */
export interface NamedCodebook extends CodebookAt {
  /** Its number, or "now". */
  readonly id: string;
  readonly note: string;
}

/** A passage to look at again with its words. */
export interface ShownRecheck {
  readonly recheck: Recheck;
  readonly transcriptName: string;
  /** `undefined` until read. */
  readonly text: string | undefined;
  /** The round whose consensus it stands in, which the team can change; `null` for a coder's pass. */
  readonly consensusOf: RoundId | null;
}

/** The codebook between rounds: its versions, proposed codes and rules, and what to look at again. */
export class CodebookRounds {
  readonly #study: OpenStudy;
  readonly #records: LiveQuery<Awaited<ReturnType<typeof codebookRoundsRecords>>>;

  constructor(study: OpenStudy) {
    this.#study = study;
    this.#records = new LiveQuery(() => codebookRoundsRecords(study));
  }

  /** `undefined` until read. */
  get records() {
    return this.#records.current;
  }

  readonly isLead = $derived(
    this.records?.coders.find(({ id }) => id === this.#study.here.coderId)?.role === 'lead',
  );

  /** Whether anything is coded that a change of a rule could be about. */
  readonly codingBegun = $derived((this.records?.passes ?? []).some(({ code }) => code.length > 0));

  readonly proposals = $derived.by<readonly Proposal[]>(() => {
    const records = this.records;
    if (!records) return [];
    const order = new Map(records.transcripts.map(({ id }, index) => [id, index]));
    const place = (id: TranscriptId) => order.get(id) ?? order.size;
    return proposals(records.codes, records.passes, records.rounds).map((proposal) => ({
      ...proposal,
      passages: proposal.passages.toSorted(
        (a, b) => place(a.transcriptId) - place(b.transcriptId) || a.from - b.from,
      ),
    }));
  });

  readonly proposedRules = $derived.by<readonly ProposedRule[]>(() => {
    const records = this.records;
    return records ? proposedRules(records.decisions, records.ruleChanges) : [];
  });

  /** The versions that were kept, the oldest first, and the codebook as it is now. */
  readonly versions = $derived.by<readonly NamedCodebook[]>(() => {
    const records = this.records;
    if (!records) return [];
    return [
      ...records.codebookVersions
        .toSorted((a, b) => a.number - b.number)
        .map(({ number, at, codes, note }) => ({ id: String(number), at, codes, note })),
      { id: 'now', note: '', ...currentCodebook(records.codes, records.ruleChanges) },
    ];
  });

  readonly #layers = $derived.by(() => {
    const records = this.records;
    return (records?.transcripts ?? []).flatMap((transcript) =>
      records
        ? (settledLayer(transcript.id, settledCoding(transcript, records), records) ?? [])
        : [],
    );
  });
  /** Passages of each code in the settled coding. */
  readonly settledPassages = $derived.by<ReadonlyMap<CodeId, number>>(() => {
    const { codes = [], splitDecisions = [] } = this.records ?? {};
    const layers = this.#layers.map(({ transcriptId, coding }) => ({
      place: { ...coding, transcriptId },
      codings: coding.codings,
    }));
    return passagesByCode(layers, effectiveCodes(codes, splitDecisions));
  });
  readonly #due = $derived.by<readonly Recheck[]>(() => {
    const records = this.records;
    if (!records) return [];
    const effective = effectiveCodes(records.codes, records.splitDecisions);
    return rechecks(records.ruleChanges, records.codes, this.#layers, effective);
  });
  /** Passages to look at again, by code. */
  readonly due = $derived(rechecksByCode(this.#due));
  readonly dueCount = $derived(this.#due.length);

  /** Versions whose words are shown, joined, so that one passage less reads nothing anew. */
  readonly #versionIds = $derived.by(() => {
    const wanted = new Set<TranscriptId>([
      ...this.#due.map(({ transcriptId }) => transcriptId),
      ...this.proposals.flatMap(({ passages }) => passages.map((one) => one.transcriptId)),
    ]);
    return (this.records?.transcripts ?? [])
      .filter(({ id }) => wanted.has(id))
      .map(({ versionId }) => versionId)
      .join(' ');
  });
  readonly #words = $derived(new LiveQuery(() => versionsOf(this.#study.db, this.#versionIds)));

  /** The passages of one code to look at again, with their words. */
  rechecksOf(codeId: CodeId): readonly ShownRecheck[] {
    return this.#due
      .filter(({ change }) => change.codeId === codeId)
      .map((recheck) => {
        const { transcriptId, from, to } = recheck;
        const layer = this.#layers.find((one) => one.transcriptId === transcriptId);
        return {
          recheck,
          transcriptName: this.transcriptName(transcriptId),
          text: this.textOf(transcriptId, from, to),
          consensusOf: layer?.coding.source === 'consensus' ? layer.coding.roundId : null,
        };
      });
  }

  transcriptName(id: TranscriptId): string {
    return this.records?.transcripts.find((transcript) => transcript.id === id)?.name ?? '';
  }

  /** The words of lines [from, to); `undefined` until read. */
  textOf(transcriptId: TranscriptId, from: number, to: number): string | undefined {
    const transcript = this.records?.transcripts.find(({ id }) => id === transcriptId);
    const version = transcript && this.#words.current?.get(transcript.versionId);
    return version && textOfLines(version, from, to);
  }

  /** @throws {ActError} 'reason-missing'. */
  async changeRule(id: CodeId, fields: CodeFields, note: string): Promise<void> {
    await this.#record(async (db) =>
      changeRule(await db.codes.toArray(), id, fields, note, this.#ruleStamp()),
    );
  }

  async applyRule({ decision, codeIds }: ProposedRule): Promise<void> {
    await this.#record(async (db) => {
      const changes = await db.ruleChanges.toArray();
      const [left] = proposedRules([decision], changes);
      const still = codeIds.filter((id) => left?.codeIds.includes(id));
      if (still.length === 0) return null;
      return applyRule(await db.codes.toArray(), decision, still, this.#ruleStamp());
    });
  }

  /** Keeps that a passage was looked at and is still right. */
  async stillRight({ change, transcriptId, from, to }: Recheck): Promise<void> {
    const by = { coderId: this.#study.here.coderId, at: this.#study.now() };
    await this.#record(async (db) => {
      const stored = await db.ruleChanges.get(change.id);
      return stored ? foundStillRight(stored, { transcriptId, from, to }, by) : null;
    });
  }

  /** Changes what stands on lines of a consensus. @throws {ActError} 'reason-missing', 'no-part-in-it'. */
  async settleAgain(
    { transcriptId }: Recheck,
    roundId: RoundId,
    thought: SecondThought,
  ): Promise<void> {
    const { here, db: own } = this.#study;
    const stamp = { newId: () => this.#study.newId<DecisionId>(), at: this.#study.now() };
    const transcript = await own.transcripts.get(transcriptId);
    const version = transcript && (await own.transcriptVersions.get(transcript.versionId));
    await this.#study.record(async (db) => {
      const [round, coder, passes, rounds] = await Promise.all([
        db.rounds.get(roundId),
        db.coders.get(here.coderId),
        db.passes.toArray(),
        db.rounds.toArray(),
      ]);
      if (!round || !coder || !transcript || !version) throw new ActError('transcript-gone');
      const inUse = (await db.transcripts.get(transcriptId))?.versionId;
      if (inUse !== version.id) throw new ActError('transcript-changed');
      const settling = {
        round,
        transcript,
        passes,
        decisions: await db.decisions.toArray(),
        consensuses: await db.consensuses.toArray(),
        effective: effectiveCodes(await db.codes.toArray(), await db.splitDecisions.toArray()),
      };
      const inHand = transcriptsInHand(here.coderId, passes, rounds);
      return settleAgain(settling, version, thought, { coder, inHand }, stamp);
    });
  }

  /** @throws {ActError} 'needs-the-lead' or 'code-name-taken'. */
  adopt(id: CodeId): Promise<void> {
    return this.#settle((ground) => adoptCode(ground, id));
  }

  /** @throws {ActError} 'needs-the-lead' or 'code-not-active'. */
  mergeInto(id: CodeId, into: CodeId): Promise<void> {
    return this.#settle((ground) => mergeProposal(ground, id, into));
  }

  /** @throws {ActError} 'needs-the-lead'. */
  drop(id: CodeId): Promise<void> {
    return this.#settle((ground) => dropCode(ground, id));
  }

  async #settle(decide: (ground: ProposalGround) => Change): Promise<void> {
    const { here } = this.#study;
    await this.#record(async (db) => {
      const coder = await db.coders.get(here.coderId);
      if (!coder) throw new ActError('needs-the-lead');
      return decide({
        coder,
        codes: await db.codes.toArray(),
        passes: await db.passes.toArray(),
        rounds: await db.rounds.toArray(),
      });
    });
  }

  /** In a copy made for one coder the codebook is the lead's. */
  async #record(decide: (db: Database) => Promise<Change | null>): Promise<void> {
    await this.#study.record(async (db) => {
      const change = await decide(db);
      if (!change) return null;
      const { coderId } = this.#study.here;
      const codes = await db.codes.toArray();
      if (isAssignedCopy(await db.packets.toArray())) requireOwnProposals(change, codes, coderId);
      const coder = await db.coders.get(coderId);
      if (coder) requireNothingTold(change, codes, coder, await db.rounds.toArray());
      return change;
    });
  }

  #ruleStamp(): RuleStamp {
    return {
      newId: () => this.#study.newId<RuleChangeId>(),
      at: this.#study.now(),
      by: this.#study.here.coderId,
    };
  }
}
