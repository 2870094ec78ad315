import { makesProposals } from '../domain/codebook/propose-code.ts';
import { isBlindRound } from '../domain/coding/round-of.ts';
import { isRevealed } from '../domain/coding/visible-passes.ts';
import { ActError } from '../domain/errors.ts';
import type { Coder } from '../domain/model/coder.ts';
import type { Pass } from '../domain/model/pass.ts';
import type { ReopeningId } from '../domain/model/reopening.ts';
import { reopenPass, submitPass } from '../domain/rounds/submit-pass.ts';
import { passOf, requirePart } from '../storage/passes.ts';
import { planOf, type DeskContent, type DeskPlan } from './desk-content.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** The round a transcript is coded in, and the submitting of the pass. */
export class DeskSubmission {
  readonly #study: OpenStudy;
  readonly #content: DeskContent;
  readonly #plan: LiveQuery<DeskPlan | undefined>;

  constructor(study: OpenStudy, content: DeskContent) {
    this.#study = study;
    this.#content = content;
    this.#plan = new LiveQuery(() => planOf(study.db, content.key.roundId));
  }

  readonly plan = $derived.by<DeskPlan>(() => this.#plan.current ?? this.#content.plan);

  /** Who else codes in the round, in its order. */
  readonly others = $derived.by<readonly Coder[]>(() =>
    this.plan.coders.filter(({ id }) => id !== this.#content.key.coderId),
  );

  /** Whether the coders of the round must not see each other's passes over it. */
  readonly isBlind = $derived.by(() => isBlindRound(this.plan.round) && !this.isRevealed);
  readonly isRevealed = $derived.by(() =>
    isRevealed(this.plan.round, this.#content.key.transcriptId),
  );

  /** Whether codes made at this desk are proposals. */
  readonly isProposing = $derived.by(() =>
    makesProposals(this.plan.round, this.#content.key.transcriptId, this.plan.isAssignedCopy),
  );

  /**
   * Locks the pass as it is stored; one without codings too.
   *
   * @param pass as the desk holds it: stored with the act if it is not yet.
   * @throws {ActError} 'already-submitted', 'transcript-gone', 'transcript-changed', 'no-part-in-it'.
   */
  async submit(pass: Pass): Promise<void> {
    const { key, version } = this.#content;
    await this.#study.record(async (db) => {
      const transcript = await db.transcripts.get(key.transcriptId);
      if (!transcript) throw new ActError('transcript-gone');
      if (transcript.versionId !== version.id) throw new ActError('transcript-changed');
      await requirePart(db, key);
      const stored = (await passOf(db, key)) ?? pass;
      return submitPass(stored, await db.codes.toArray(), this.#study.now(), transcript);
    });
  }

  /**
   * Opens the submitted pass again, with the reason.
   * @throws {ActError} 'reason-missing', 'already-revealed', 'no-part-in-it'.
   */
  async reopen(reason: string): Promise<void> {
    const { key } = this.#content;
    await this.#study.record(async (db) => {
      const [stored, round] = await Promise.all([passOf(db, key), db.rounds.get(key.roundId)]);
      if (!stored || !round) throw new ActError('no-part-in-it');
      if (!stored.submitted) return null;
      return reopenPass(stored, round, reason, this.#study.now(), this.#study.newId<ReopeningId>());
    });
  }
}
