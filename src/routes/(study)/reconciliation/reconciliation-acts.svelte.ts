import { goto } from '$app/navigation';
import { reasonLetters, type ReconciliationAct } from '#lib/domain/keys/reconciliation-keys.ts';
import { reasons, type Reason } from '#lib/domain/model/decision.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import { noDraft } from '#lib/domain/reconciliation/draft.ts';
import { reasonWords } from '#lib/domain/reporting/decision-words.ts';
import { link } from '#lib/state/links.ts';
import type { ReconciliationDesk } from '#lib/state/reconciliation-desk.svelte.ts';
import { nextPane } from '#lib/ui/next-pane.ts';
import { counted } from '#lib/ui/time-words.ts';
import { whose } from '#lib/ui/reconciliation/reconcile-view.ts';
import { Chord } from '../coding/chord.svelte.ts';
import { Saying } from '../coding/saying.svelte.ts';
import type { ReconciliationView } from './reconciliation-view.svelte.ts';

/** What stands over the desk: at most one thing at a time. */
export type Open = 'picker' | 'rule' | 'accept' | 'keys';

/** What can be done at the reconciliation desk, and what is said of it. */
export class ReconciliationActs {
  readonly #desk: ReconciliationDesk;
  readonly #view: ReconciliationView;
  readonly saying: Saying;
  readonly chord = new Chord();
  open: Open | null = $state.raw(null);

  constructor(desk: ReconciliationDesk, view: ReconciliationView) {
    this.#desk = desk;
    this.#view = view;
    this.saying = new Saying((codeId) => view.look(codeId).name);
  }

  readonly acts: Readonly<Record<ReconciliationAct, () => void>> = {
    'next-line': () => this.#step(1),
    'previous-line': () => this.#step(-1),
    'next-open': () => this.nextOpen(),
    'choose-1': () => this.choose(0),
    'choose-2': () => this.choose(1),
    'choose-3': () => this.choose(2),
    'choose-4': () => this.choose(3),
    'choose-5': () => this.choose(4),
    'choose-6': () => this.choose(5),
    'choose-7': () => this.choose(6),
    'choose-8': () => this.choose(7),
    'choose-9': () => this.choose(8),
    neither: () => this.neither(),
    'another-code': () => this.another(),
    flag: () => this.flag(),
    reason: () => this.#may() && this.chord.begin(),
    words: () => this.#may() && focusOn('[data-words]'),
    rule: () => this.#may() && (this.open = 'rule'),
    settle: () => void this.settle(),
    'open-again': () => void this.openAgain(),
    'hide-names': () => this.hideNames(),
    'open-lines': () => this.openLines(),
    'say-line': () => {
      const { current } = this.#desk;
      if (current) this.saying.say(this.#view.spoken(current));
    },
    accept: () => this.askAccept(),
    undo: () => void this.undoing('undo'),
    redo: () => void this.undoing('redo'),
    'next-pane': () => nextPane('[aria-current], [data-here]'),
    'let-go': () => {
      this.saying.trouble = null;
      focusOn('[data-here]');
    },
    keys: () => (this.open = 'keys'),
  };

  /** What the coder at this place has stands; one place further, what all have. */
  choose(place: number): void {
    if (!this.#may()) return;
    const { readings } = this.#view;
    const reading = readings[place];
    if (reading) {
      this.#desk.change({ outcome: 'coder', coderId: reading.coder.id, codeIds: [], off: [] });
      this.#sayChoice(whose(reading.coder));
    } else if (place === readings.length) {
      this.#desk.change({ outcome: 'all', coderId: null, codeIds: [], off: [] });
      this.#sayChoice(readings.length === 2 ? 'Both' : 'All');
    } else this.saying.say(`There are ${counted(readings.length, 'coder')}`);
  }

  neither(): void {
    if (!this.#may()) return;
    this.#desk.change({ outcome: 'neither', coderId: null, codeIds: [], off: [] });
    this.#sayChoice(this.#view.readings.length === 2 ? 'Neither' : 'None of them');
  }

  flag(): void {
    if (!this.#may()) return;
    if (this.#desk.round.adjudicates) {
      this.saying.say('An adjudicator settles what was flagged');
      return;
    }
    this.#desk.change({ outcome: 'flagged', coderId: null, codeIds: [], off: [] });
    this.saying.say(`Flag. ${this.#view.obstacle ?? ''}`);
  }

  another(): void {
    if (this.#may()) this.open = 'picker';
  }

  /** A code that stands instead, or a shared one that stands after all. */
  take(codeId: CodeId): void {
    const { current, draft } = this.#desk;
    if (!current) return;
    const began = draft.outcome === 'other' ? draft : noDraft;
    const isShared = current.shared.includes(codeId);
    this.#desk.change({
      outcome: 'other',
      coderId: null,
      codeIds:
        isShared || began.codeIds.includes(codeId) ? began.codeIds : [...began.codeIds, codeId],
      off: began.off.filter((one) => one !== codeId),
    });
    this.#sayChoice(this.#view.look(codeId).name);
  }

  /** Chooses a reason; the one that is chosen already is taken back. */
  reason(reason: Reason): void {
    if (!this.#may()) return;
    const again = this.#desk.draft.reason === reason;
    this.#desk.change({ reason: again ? null : reason });
    this.saying.say(again ? 'No reason' : `Why: ${reasonWords[reason]}`);
  }

  /** The letter that follows the key for "why". */
  endReason(letter: string): void {
    this.chord.end();
    const reason = reasons.find((one) => reasonLetters[one] === letter);
    if (reason) this.reason(reason);
    else if (letter !== 'Escape') this.saying.say(`${letter} is no reason’s letter`);
  }

  /** Settles the line and goes on; what is settled already is left as it is. */
  async settle(): Promise<void> {
    const { next } = this.#desk.queue;
    const { current, draft } = this.#desk;
    if (!current) return;
    if (this.#view.isDone) return this.nextOpen();
    if (this.#view.obstacle) return this.saying.say(this.#view.obstacle);
    if (!this.#desk.text) return this.saying.say('The interview is still being read');
    const names = (this.#view.willStand ?? []).map(({ name }) => name).join(', ');
    const line = `Line ${current.line + 1}`;
    const done =
      draft.outcome === 'flagged' ? `${line} flagged` : `${line} settled: ${names || 'no code'}`;
    focusOn('[data-here]', '[data-words]');
    await this.saying.doing(async () => {
      await this.#desk.settle();
      const then = next ? this.#view.spoken(next) : 'No other line waits to be settled';
      this.saying.say(`${done}. ${then}`);
    });
  }

  async openAgain(): Promise<void> {
    const { current } = this.#desk;
    if (!current || !this.#may()) return;
    if (!current.decision) return this.saying.say('This line is open');
    if (this.#desk.round.adjudicates) {
      // Opened again, it would not be flagged any more, and out of the adjudicator's sight.
      return this.saying.say('Choose otherwise and settle it anew');
    }
    await this.saying.doing(async () => {
      await this.#desk.openAgain();
      this.saying.say(`Line ${current.line + 1} is open again`);
    });
  }

  hideNames(): void {
    this.#desk.kept.namesHidden = !this.#desk.kept.namesHidden;
    this.saying.say(
      this.#desk.kept.namesHidden ? 'Names are hidden, the order is shuffled' : 'Names are shown',
    );
  }

  openLines(): void {
    const { current } = this.#desk;
    if (!current) return;
    const { roundId, transcriptId, line } = current;
    void goto(link('agreement', { view: 'lines', round: roundId, transcript: transcriptId, line }));
  }

  nextOpen(): void {
    const { next } = this.#desk.queue;
    if (!next) return this.saying.say('No other line waits to be settled');
    this.#desk.queue.goTo(next);
    this.saying.say(this.#view.spoken(next));
  }

  askAccept(): void {
    const { agreements } = this.#desk.round;
    if (agreements && !agreements.accepted) this.open = 'accept';
    else if (agreements) this.saying.say('The exact agreements are accepted');
    else if (agreements === undefined) this.saying.say('The exact agreements are being counted');
    else this.saying.say('There are no exact agreements here to accept');
  }

  async accept(): Promise<void> {
    this.open = null;
    const { agreements } = this.#desk.round;
    if (!agreements) return;
    const number = agreements.each
      .filter(({ accepted }) => !accepted)
      .reduce((sum, { lines, uncoded }) => sum + lines + uncoded, 0);
    await this.saying.doing(async () => {
      await this.#desk.round.accept();
      this.saying.say(`${counted(number, 'exact agreement')} accepted`);
    });
  }

  async undoing(way: 'undo' | 'redo'): Promise<void> {
    await this.saying.doing(async () => {
      const act = await this.#desk.undo(way);
      const name = act.transcriptId === null ? '' : this.#view.nameOf(act.transcriptId);
      this.saying.ofTakenBack(way, act, name || undefined);
    });
  }

  #step(by: 1 | -1): void {
    if (!this.#desk.queue.step(by)) {
      this.saying.say(by === 1 ? 'This is the last line' : 'This is the first line');
      return;
    }
    const { current } = this.#desk;
    if (current) this.saying.say(this.#view.spoken(current));
  }

  #sayChoice(what: string): void {
    const names = (this.#view.willStand ?? []).map(({ name }) => name).join(', ');
    const obstacle = this.#view.obstacle;
    const said = what.charAt(0).toUpperCase() + what.slice(1);
    this.saying.say(`${said}. Will stand: ${names || 'no code'}${obstacle ? `. ${obstacle}` : ''}`);
  }

  /** Whether the line can be decided about; says why where it cannot. */
  #may(): boolean {
    if (!this.#desk.current) return false;
    if (this.#desk.mayDecide) return true;
    this.saying.say(this.#view.obstacle ?? '');
    return false;
  }
}

/** Puts the focus on something; with `from`, only if the focus is there. */
export function focusOn(selector: string, from?: string): void {
  if (from && !document.activeElement?.matches(from)) return;
  document.querySelector<HTMLElement>(selector)?.focus();
}
