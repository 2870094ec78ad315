import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { visibleMemos } from '../domain/coding/visible-passes.ts';
import type { CodeId } from '../domain/model/code.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { Decision, DecisionId } from '../domain/model/decision.ts';
import type { Memo } from '../domain/model/memo.ts';
import type { Operation } from '../domain/model/operation.ts';
import type { TranscriptId } from '../domain/model/transcript.ts';
import type { TranscriptVersion, TranscriptVersionId } from '../domain/model/transcript-version.ts';
import { codesInQuestion, type Difference } from '../domain/reconciliation/differences.ts';
import { draftOf, isVerdict, keyOf, noDraft, type Draft } from '../domain/reconciliation/draft.ts';
import { keptCodes, maySettle, saysWhy } from '../domain/reconciliation/settle.ts';
import { settledBefore, type SettledBefore } from '../domain/reconciliation/settled-before.ts';
import { shuffledCoders } from '../domain/reconciliation/shuffled-coders.ts';
import type { Change } from '../domain/trail/change.ts';
import { viewerIn } from '../storage/viewer.ts';
import { KeptAtDesk } from './kept-at-desk.svelte.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import type { ReconciledTranscript } from './reconciled-transcript.svelte.ts';
import { ReconciledRound } from './reconciled-round.svelte.ts';
import { markedContext, type ContextMarks } from './reconciliation-context.ts';
import { ReconciliationQueue } from './reconciliation-queue.svelte.ts';
import { decisionsOfOtherRounds, settlement, unsettlement } from './reconciliation-records.ts';

/** Why a line cannot be settled yet. */
export type Obstacle = 'nothing-chosen' | 'no-code-chosen' | 'reason-missing' | 'not-yours';

/** The line at hand of a round on which its coders differ, and what is decided about it. */
export class ReconciliationDesk {
  readonly #study: OpenStudy;
  readonly kept: KeptAtDesk;
  readonly round: ReconciledRound;
  readonly queue: ReconciliationQueue;
  readonly #texts = new SvelteMap<TranscriptVersionId, TranscriptVersion>();
  readonly #asking = new Set<TranscriptVersionId>();

  constructor(study: OpenStudy) {
    this.#study = study;
    this.kept = KeptAtDesk.of(study);
    this.round = new ReconciledRound(study, this.kept);
    this.queue = new ReconciliationQueue(this.round, this.kept);
  }

  get current(): Difference | null {
    return this.queue.current;
  }

  readonly place = $derived.by<ReconciledTranscript | undefined>(() =>
    this.current === null ? undefined : this.round.byTranscript.get(this.current.transcriptId),
  );
  /** The words of the current line's transcript; `undefined` until read. */
  readonly text = $derived.by<TranscriptVersion | undefined>(
    () => this.place && this.#texts.get(this.place.transcript.versionId),
  );
  /** What every coder has on the lines of the current transcript; `undefined` until read. */
  readonly context = $derived.by<ContextMarks | undefined>(() => {
    const { place, text } = this;
    const { records } = this.round;
    return place && text && records?.study && markedContext(place, text, records.study);
  });

  readonly #transcriptId = $derived(this.place?.transcript.id ?? null);
  readonly #memos = $derived.by(() => {
    const transcriptId = this.#transcriptId;
    return new LiveQuery(() => memosOver(this.#study, transcriptId));
  });
  readonly #otherDecisions = $derived.by(() => {
    const roundId = this.round.plan?.id ?? null;
    return new LiveQuery(() => decisionsOfOtherRounds(this.#study, roundId));
  });

  /** What every coder wrote on the current line. */
  readonly memosHere = $derived.by<readonly Memo[]>(() => {
    const { current } = this;
    return (this.#memos.current ?? []).filter(
      ({ roundId, from, to }) =>
        current !== null &&
        roundId === current.roundId &&
        from !== null &&
        to !== null &&
        from <= current.line &&
        current.line < to,
    );
  });

  /** What was settled on other lines where the same codes were in question. */
  readonly settledBefore = $derived.by<readonly SettledBefore[]>(() => {
    const { current } = this;
    const { records } = this.round;
    if (!current || !records) return [];
    const question = codesInQuestion(current).join();
    const here = this.round.transcripts.flatMap((one) => one.settledByQuestion.get(question) ?? []);
    const candidates = [...here, ...(this.#otherDecisions.current ?? [])];
    return settledBefore(current, candidates, records.effective);
  });

  /** Rules proposed in decisions on other lines, about codes of the current one. */
  readonly proposedRules = $derived.by<readonly Decision[]>(() => {
    const { current } = this;
    const { records } = this.round;
    if (!current || !records) return [];
    const codeIds = new Set(current.readings.flatMap((reading) => reading.codeIds));
    const here = this.round.transcripts.flatMap(({ stored }) => stored?.decisions ?? []);
    return [...here, ...(this.#otherDecisions.current ?? [])].filter(
      ({ id, rule, ruleCodeIds }) =>
        rule !== '' &&
        id !== current.decision?.id &&
        ruleCodeIds.some((codeId) => codeIds.has(records.effective.merged(codeId))),
    );
  });

  readonly draft = $derived.by<Draft>(() => {
    const { current } = this;
    if (!current) return noDraft;
    return this.kept.drafts.get(keyOf(current)) ?? draftOf(current, this.round.adjudicates);
  });
  /** Whether something was chosen or written on the current line that is not settled yet. */
  readonly isDrafted = $derived.by<boolean>(
    () => this.current !== null && this.kept.drafts.has(keyOf(this.current)),
  );
  /** Words and rules somewhere that nothing has kept yet. */
  readonly unsettledWords = $derived.by<number>(
    () =>
      [...this.kept.drafts.values()].filter(({ words, rule }) => words.trim() + rule.trim() !== '')
        .length,
  );
  /** The codes that will stand on the line, in the order of the codebook; `null` until it is chosen. */
  readonly willStand = $derived.by<readonly CodeId[] | null>(() => {
    const { current, draft } = this;
    return current && isVerdict(draft) ? this.round.inOrder(keptCodes(current, draft)) : null;
  });
  readonly mayDecide = $derived.by<boolean>(() => {
    const { current } = this;
    const { plan, coder } = this.round;
    return Boolean(current && plan && coder && maySettle(current, plan, coder));
  });
  readonly obstacle = $derived.by<Obstacle | null>(() => {
    const { draft } = this;
    if (!this.mayDecide) return 'not-yours';
    if (!isVerdict(draft)) return 'nothing-chosen';
    const { outcome, codeIds, off } = draft;
    if (outcome === 'other' && codeIds.length + off.length === 0) return 'no-code-chosen';
    return saysWhy(draft) ? null : 'reason-missing';
  });

  /** Who of the round settles together: whoever sits here, until others are named. */
  readonly together = $derived.by<readonly CoderId[]>(() => {
    const { plan } = this.round;
    if (!plan) return [];
    const { coderId } = this.#study.here;
    const alone = plan.coderIds.includes(coderId) ? [coderId] : plan.coderIds;
    return this.kept.together.get(plan.id) ?? alone;
  });

  /** Keeps the texts at hand that are needed now and next; to be called where Svelte is watching. */
  takeUpTexts(): void {
    const { place, queue } = this;
    const { next } = queue;
    const following = next && this.round.byTranscript.get(next.transcriptId);
    untrack(() => {
      for (const one of [place, following]) {
        if (one) void this.#readText(one.transcript.versionId);
      }
    });
  }

  change(changes: Partial<Draft>): void {
    const { current, draft } = this;
    if (!current) return;
    // The line stays at hand, whatever another tab settles meanwhile.
    this.queue.goTo(current);
    this.kept.drafts.set(keyOf(current), { ...draft, ...changes });
  }

  /** Lets go of what was chosen and written on the current line. */
  letGo(): void {
    if (this.current) this.kept.drafts.delete(keyOf(this.current));
  }

  settleTogether(coderIds: readonly CoderId[]): void {
    if (this.round.plan) this.kept.together.set(this.round.plan.id, coderIds);
  }

  /** The coders as they stand on a line: in the round's order or, while names are hidden, shuffled. */
  coderOrder(difference: Difference): readonly CoderId[] {
    const coderIds = difference.readings.map(({ coderId }) => coderId);
    return this.kept.namesHidden ? shuffledCoders(coderIds, difference) : coderIds;
  }

  /**
   * Settles or flags the current line and goes on to the next at once; resolves when it is on disk.
   * Comes back to the line when it could not be.
   */
  async settle(): Promise<Operation | null> {
    const { current, draft, text, together, obstacle } = this;
    if (!current || !text || obstacle || !isVerdict(draft)) return null;
    const { roundId, transcriptId, line } = current;
    const seen = { line, decisionId: current.decision?.id ?? null };
    const stamp = { id: this.#study.newId<DecisionId>(), at: this.#study.now() };
    const { coderId } = this.#study.here;
    const asked = { roundId, transcriptId, seen, together };
    return this.#writeLine(current, draft, this.queue.next, (db) =>
      settlement(db, coderId, asked, text, draft, stamp),
    );
  }

  /** Opens the current line again; resolves when it is on disk. */
  async openAgain(): Promise<Operation | null> {
    const { current, text } = this;
    if (!current?.decision || !text) return null;
    const { roundId, transcriptId, line, decision } = current;
    const asked = { roundId, transcriptId, seen: { line, decisionId: decision.id } };
    const draft = draftOf(current, false);
    const { coderId } = this.#study.here;
    const operation = await this.#writeLine(current, null, null, (db) =>
      unsettlement(db, coderId, asked, text),
    );
    // What was said before is offered again.
    if (draft.outcome !== 'flagged') this.kept.drafts.set(keyOf(current), draft);
    return operation;
  }

  /** Takes back the newest act, or does it again; what was said of a line stands in its fields again. */
  async undo(way: 'undo' | 'redo'): Promise<Operation> {
    const { act } = await this.#study[way]();
    const { transcriptId, from } = act;
    const place = transcriptId && this.round.byTranscript.get(transcriptId);
    if (place && from !== null) {
      const key = keyOf({ roundId: place.content.round.id, transcriptId, line: from });
      const draft = this.kept.settled.get(key);
      // A line that was opened again is settled once more: what stands there is no draft.
      const isOpenNow = (way === 'undo') !== (act.kind === 'unsettle-line');
      if (!isOpenNow) this.kept.drafts.delete(key);
      else if (draft) this.kept.drafts.set(key, draft);
      this.queue.goTo({ transcriptId, line: from });
    }
    return act;
  }

  /** The text of a transcript, which is read if it was not; `undefined` until then. */
  textOf(versionId: TranscriptVersionId): TranscriptVersion | undefined {
    const text = this.#texts.get(versionId);
    if (!text) untrack(() => void this.#readText(versionId));
    return text;
  }

  async #writeLine(
    line: Difference,
    draft: Draft | null,
    next: Difference | null,
    decide: (db: OpenStudy['db']) => Promise<Change>,
  ): Promise<Operation | null> {
    const key = keyOf(line);
    this.queue.writing.add(key);
    if (next) this.queue.goTo(next);
    else this.queue.goTo(line);
    let change: Change | null = null;
    try {
      const operation = await this.#study.record(async (db) => (change = await decide(db)));
      if (change) this.round.byTranscript.get(line.transcriptId)?.takeUp(change);
      if (draft) this.kept.settled.set(key, draft);
      this.kept.drafts.delete(key);
      return operation;
    } catch (error) {
      this.queue.goTo(line);
      throw error;
    } finally {
      this.queue.writing.delete(key);
    }
  }

  async #readText(versionId: TranscriptVersionId): Promise<void> {
    if (this.#texts.has(versionId) || this.#asking.has(versionId)) return;
    this.#asking.add(versionId);
    const version = await this.#study.db.transcriptVersions.get(versionId);
    this.#asking.delete(versionId);
    if (version) this.#texts.set(versionId, version);
  }
}

/** Memos on lines of one transcript that its reader may see. */
async function memosOver({ db, here }: OpenStudy, transcriptId: TranscriptId | null) {
  if (transcriptId === null) return [];
  const [memos, passes, rounds] = await Promise.all([
    db.memos.where('transcriptId').equals(transcriptId).toArray(),
    db.passes.where('transcriptId').equals(transcriptId).toArray(),
    db.rounds.toArray(),
  ]);
  const viewer = await viewerIn(db, here.coderId);
  return visibleMemos(viewer, memos, passes, rounds).filter(({ about }) => about === 'line');
}
