import type { CodeId } from '#lib/domain/model/code.ts';
import type { Decision } from '#lib/domain/model/decision.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { codesInQuestion, type Difference } from '#lib/domain/reconciliation/differences.ts';
import { outcomeWords, reasonWords } from '#lib/domain/reporting/decision-words.ts';
import { lineText } from '#lib/domain/transcript/lines.ts';
import { link } from '#lib/state/links.ts';
import type { ReconciledRound } from '#lib/state/reconciled-round.svelte.ts';
import type { Obstacle, ReconciliationDesk } from '#lib/state/reconciliation-desk.svelte.ts';
import type { PairGuide } from '#lib/ui/desk/guide.ts';
import type { CodeLook } from '#lib/ui/desk/line-view.ts';
import {
  signOf,
  whose,
  type CoderView,
  type ContextLineView,
  type PrecedentView,
  type QueueGroup,
  type QueueRow,
  type ReadingView,
  type RuleView,
} from '#lib/ui/reconciliation/reconcile-view.ts';
import { dayOf } from '#lib/ui/time-words.ts';
import { codeGuide, codeLooks } from '../code-guide.ts';
import { areSame, codersOnLine, ShownLines } from './coders-on-line.ts';
import { pairsOnLine, rulesAbout } from './rules-on-line.ts';

const obstacles: Readonly<Record<Obstacle, string>> = {
  'nothing-chosen': 'Choose what stands.',
  'no-code-chosen': 'Choose which code stands instead.',
  'reason-missing': 'Say why: choose a reason, or write it in your words.',
  'not-yours':
    'Only the coders of the round, the lead and, once it is flagged, the adjudicator settle it.',
};

/** The reconciliation desk in the words and signs that its panes show. */
export class ReconciliationView {
  readonly #desk: ReconciliationDesk;
  readonly #now: () => string;

  /** @param now an instant: what days are told against. */
  constructor(desk: ReconciliationDesk, now: () => string) {
    this.#desk = desk;
    this.#now = now;
  }

  readonly #looks = $derived.by(() => codeLooks(this.#desk.round.codes));
  readonly look = (id: CodeId): CodeLook =>
    this.#looks.get(id) ?? { id, name: 'unknown code', frameworkKey: null, colour: null };

  readonly groups = $derived.by<readonly QueueGroup[]>(() =>
    this.#desk.queue.segments.map(({ key, title, codeId, items }) => ({
      key,
      title,
      code: codeId && this.look(codeId),
      count: items.length,
    })),
  );

  /** Where in the queue the current line stands. */
  readonly position = $derived.by(() => {
    let item = this.#desk.queue.index;
    if (item < 0) return null;
    const group = this.#desk.queue.segments.findIndex(({ items }) => {
      if (item < items.length) return true;
      item -= items.length;
      return false;
    });
    return { group, item };
  });

  /** Made anew whenever codes, coders or the order are called otherwise. */
  readonly #shown = $derived.by(() => {
    const { namesHidden, order } = this.#desk.kept;
    void [this.#looks, this.#desk.round.coderById, namesHidden, order];
    return new ShownLines();
  });

  readonly row = (group: number, item: number): QueueRow => {
    const segment = this.#desk.queue.segments[group];
    const difference = segment?.items[item];
    if (!segment || !difference) throw new RangeError(`row ${item} of group ${group}`);
    return this.#shown.row(difference, (one) => this.#row(one, segment.codeId !== null));
  };

  /** The coders of a line, as they are called and in the order they stand there. */
  codersOn(difference: Difference): readonly CoderView[] {
    const { plan, coderById } = this.#desk.round;
    return codersOnLine(this.#desk.coderOrder(difference), {
      coderIds: plan?.coderIds ?? [],
      byId: coderById,
      hidden: this.#desk.kept.namesHidden,
    });
  }

  #coders: readonly CoderView[] = [];
  /** The coders of the current line: the same array for as long as they stand in the same order. */
  readonly coders = $derived.by<readonly CoderView[]>(() => {
    const { current } = this.#desk;
    const now = current ? this.codersOn(current) : [];
    if (!areSame(now, this.#coders)) this.#coders = now;
    return this.#coders;
  });

  readonly readings = $derived.by<readonly ReadingView[]>(() => {
    const { current, memosHere } = this.#desk;
    if (!current) return [];
    return this.coders.map((coder) => ({
      coder,
      only: this.#only(current, coder),
      shared: this.looksOf(current.shared),
      memos: memosHere.filter(({ coderId }) => coderId === coder.id),
    }));
  });

  readonly contextLine = (line: number): ContextLineView => {
    const { context, place } = this.#desk;
    const marked = context?.line(line);
    if (!marked) throw new RangeError(`line ${line} was not read`);
    return this.#shown.line(marked, place?.byLine.get(line), this.coders);
  };

  /** Every code that somebody has on the current line, in the order of the codebook. */
  readonly #codesOnLine = $derived.by<readonly CodeId[]>(() => {
    const codeIds = this.#desk.current?.readings.flatMap((reading) => reading.codeIds) ?? [];
    return this.#desk.round.inOrder(codeIds.filter((id, place) => codeIds.indexOf(id) === place));
  });

  readonly inQuestion = $derived.by(() => {
    const { codesById } = this.#desk.round;
    const { current } = this.#desk;
    if (!current) return [];
    return this.#desk.round.inOrder(codesInQuestion(current)).map((id) => ({
      code: this.look(id),
      guide: codeGuide(codesById.get(id)),
    }));
  });

  readonly pairs = $derived.by<readonly PairGuide[]>(() => {
    const onLine = this.#codesOnLine.map((id) => this.look(id).frameworkKey);
    return pairsOnLine(
      this.inQuestion.map(({ code }) => code.frameworkKey),
      onLine,
    );
  });

  readonly precedents = $derived.by<readonly PrecedentView[]>(() =>
    this.#desk.settledBefore.map(({ decision, stood }) => ({
      id: decision.id,
      where: this.#where(decision),
      href: this.hrefOf(decision),
      stood: this.looksOf(stood),
      words: decision.words || (decision.reason ? reasonWords[decision.reason] : ''),
    })),
  );

  readonly rules = $derived.by<readonly RuleView[]>(() => {
    const { codesById, records } = this.#desk.round;
    const changes = records?.ruleChanges ?? [];
    const proposed = this.#desk.proposedRules.map((decision) => {
      const taken = changes.some(({ decisionId }) => decisionId === decision.id);
      const note = `${taken ? 'In the codebook' : 'Proposed'}, from ${this.#where(decision)}.`;
      return { key: decision.id, text: decision.rule, note };
    });
    return rulesAbout(
      this.#codesOnLine.flatMap((id) => codesById.get(id) ?? []),
      proposed,
    );
  });

  readonly willStand = $derived.by(() => {
    const { willStand } = this.#desk;
    return willStand && willStand.map(this.look);
  });

  /** What was decided about the current line, in a sentence. */
  readonly decided = $derived.by<string | null>(() => {
    const decision = this.#desk.current?.decision;
    if (!decision) return null;
    const when = dayOf(decision.at, this.#now());
    const by = this.#byWords(decision);
    if (decision.outcome === 'flagged') return `Flagged by ${by}, ${when}.`;
    return `Settled by ${by}, ${when}: ${this.#outcome(decision)}.`;
  });

  /** What an adjudicator is asked about the current line, or was asked before it was settled. */
  readonly question = $derived.by<string | null>(() => {
    const { adjudicates } = this.#desk.round;
    const { current } = this.#desk;
    if (current?.state !== 'flagged') return current?.decision?.asked?.words ?? null;
    return adjudicates ? (current.decision?.words ?? '') : null;
  });

  /** Nothing has to be settled here: what was decided stands, and nothing was changed. */
  readonly isDone = $derived.by<boolean>(() => {
    const { adjudicates } = this.#desk.round;
    const { current, isDrafted } = this.#desk;
    if (!current || isDrafted || current.stale || current.state === 'open') return false;
    return current.state === 'settled' || !adjudicates;
  });

  readonly obstacle = $derived.by<string | null>(() => {
    const { next } = this.#desk.queue;
    const { obstacle } = this.#desk;
    if (this.isDone) return next ? null : 'No other line waits to be settled.';
    return obstacle && obstacles[obstacle];
  });

  /** "Settle, go to 125" */
  readonly settleWords = $derived.by<string>(() => {
    const { next } = this.#desk.queue;
    const { current, draft } = this.#desk;
    const verb =
      draft.outcome === 'flagged'
        ? 'Flag'
        : current?.state === 'settled'
          ? 'Settle anew'
          : 'Settle';
    if (!next) return this.isDone ? 'Go on' : verb;
    const far = next.transcriptId !== current?.transcriptId;
    const to = `${far ? `${this.nameOf(next.transcriptId)}, ` : ''}${next.line + 1}`;
    return this.isDone ? `Go to ${to}` : `${verb}, go to ${to}`;
  });

  readonly team = $derived.by(() => {
    const { plan: round, coderById } = this.#desk.round;
    return (round?.coderIds ?? []).flatMap((id) => coderById.get(id) ?? []);
  });

  nameOf(transcriptId: TranscriptId): string {
    return this.#desk.round.records?.transcripts.find(({ id }) => id === transcriptId)?.name ?? '';
  }

  looksOf(codeIds: readonly CodeId[]): readonly CodeLook[] {
    return this.#desk.round.inOrder(codeIds).map(this.look);
  }

  /** What a line is and who has what on it, to be heard. */
  spoken(difference: Difference): string {
    const coders = this.codersOn(difference);
    const sides = coders.map((coder) => {
      const names = this.#only(difference, coder).map(({ name }) => name);
      return `${coder.short}: ${names.join(', ') || 'nothing more'}`;
    });
    const stale = difference.stale ? ', to be looked at again' : '';
    const line = `Line ${difference.line + 1}, ${signOf(difference, coders).words}${stale}`;
    return [line, ...sides].join('; ');
  }

  afterwardsRow({
    decision,
    came,
    went,
    transcript,
  }: ReturnType<ReconciledRound['afterwardsOf']>[number]) {
    const text = this.#desk.textOf(decision.versionId);
    return {
      id: decision.id,
      where: this.#where(decision),
      href: this.hrefOf(decision),
      text:
        text && decision.line < transcript.lineCount ? lineText(text, decision.line) : undefined,
      went: this.looksOf(went),
      came: this.looksOf(came),
      stood: this.looksOf(decision.keep),
      reason: decision.reason && reasonWords[decision.reason],
      words: decision.words,
    };
  }

  hrefOf({ roundId, transcriptId, line }: Pick<Decision, 'roundId' | 'transcriptId' | 'line'>) {
    return link('reconciliation', { round: roundId, transcript: transcriptId, line });
  }

  #row(difference: Difference, isByCode: boolean): QueueRow {
    const coders = this.codersOn(difference);
    return {
      key: `${difference.transcriptId} ${difference.line}`,
      number: difference.line + 1,
      interview: isByCode ? this.nameOf(difference.transcriptId) : null,
      sign: signOf(difference, coders),
      stale: difference.stale,
      sides: coders.map((coder) => this.#only(difference, coder)),
    };
  }

  #where({ transcriptId, line }: Pick<Decision, 'transcriptId' | 'line'>): string {
    return `${this.nameOf(transcriptId)}, line ${line + 1}`;
  }

  /** The codes one coder has on a line and not everybody. */
  #only({ readings, shared }: Difference, { id }: CoderView): readonly CodeLook[] {
    const own = readings.find(({ coderId }) => coderId === id)?.codeIds ?? [];
    return this.looksOf(own.filter((codeId) => !shared.includes(codeId)));
  }

  #outcome(decision: Decision): string {
    const { coderById } = this.#desk.round;
    const { namesHidden } = this.#desk.kept;
    if (!namesHidden || decision.outcome !== 'coder') {
      return outcomeWords(decision, [...coderById.values()]);
    }
    const coder = this.coders.find(({ id }) => id === decision.coderId);
    return coder ? `${whose(coder)} codes` : 'one coder’s codes';
  }

  #byWords({ by }: Decision): string {
    const { plan: round, coderById } = this.#desk.round;
    const { namesHidden } = this.#desk.kept;
    const ofRound = by.filter((id) => round?.coderIds.includes(id));
    if (namesHidden && ofRound.length === 1) return 'one of the coders';
    return by.map((id) => coderById.get(id)?.initials ?? 'a coder').join(' and ');
  }
}
