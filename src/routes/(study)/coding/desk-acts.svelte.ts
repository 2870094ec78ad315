import { actOfKey, keyName, type DeskAct, type KeyMap } from '#lib/domain/keys/key-map.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { CodingDesk } from '#lib/state/coding-desk.svelte.ts';
import { framework } from '#lib/state/framework.ts';
import { nextPane } from '#lib/ui/next-pane.ts';
import { isDialogOpen, isTyping } from '#lib/ui/shell/shell.ts';
import { Chord } from './chord.svelte.ts';
import type { CodebookView } from './codebook-view.svelte.ts';
import type { Finding } from './finding.svelte.ts';
import type { MemoDraft } from './memo-draft.svelte.ts';
import { linesInWords, type Saying } from './saying.svelte.ts';

/** What stands over the lines: at most one thing at a time. */
export type Open =
  | { readonly is: 'picker' }
  | { readonly is: 'new-code'; readonly name: string }
  | { readonly is: 'choose'; readonly title: string; readonly then: (id: CodeId) => void }
  | { readonly is: 'go-to' }
  | { readonly is: 'keys' }
  | { readonly is: 'submit' }
  | { readonly is: 'reopen' };

/** What acts at the desk work with. */
export interface DeskHand {
  readonly desk: CodingDesk;
  readonly view: CodebookView;
  readonly saying: Saying;
  readonly memo: MemoDraft;
  readonly finding: Finding;
  readonly keys: () => KeyMap;
  readonly singleKeys: () => boolean;
  readonly takeBack: (way: 'undo' | 'redo') => void;
  readonly nextInterview: (step: 1 | -1) => void;
  readonly switchTimes: () => void;
}

/** Acts that change the pass or its memos: not for a submitted pass. */
const changing: ReadonlySet<DeskAct> = new Set([
  'domain',
  'find-code',
  'again',
  'new-code',
  'in-vivo',
  'take-off',
  'memo-line',
  'memo-transcript',
  'quotation',
  'flag',
]);

/** What the keys do at the desk. */
export class DeskActs {
  open: Open | null = $state.raw(null);
  guidanceAsked = $state(false);
  readonly chord = new Chord();
  #lastDomain: CodeId | null = null;
  readonly #hand: DeskHand;

  constructor(hand: DeskHand) {
    this.#hand = hand;
  }

  /** Puts a code on the chosen lines or takes it off. */
  pick(codeId: CodeId): void {
    const { desk, saying } = this.#hand;
    const code = desk.codebook.byId.get(codeId);
    if (code && code.frameworkKey !== null && code.kind !== 'construct') this.#lastDomain = codeId;
    void saying.doing(() => desk.toggle(codeId));
  }

  pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (isTyping(event.target) || isDialogOpen()) return;
    const { desk, saying } = this.#hand;
    const name = keyName(event);
    if (this.chord.waiting) {
      if (/^(Shift|Control|Alt|Meta)/.test(event.key)) return;
      event.preventDefault();
      return this.#endChord(name.replace(/^Alt\+/, ''));
    }
    if (desk.marking.draft && this.#quotationKey(name)) return event.preventDefault();
    const pressable = event.target instanceof Element && event.target.closest('button, a, summary');
    if (pressable && (name === 'Enter' || name === 'Space')) return;
    const act = actOfKey(this.#hand.keys(), name, this.#hand.singleKeys());
    const own = act ? null : this.#shortcut(name);
    if (!act && !own) return;
    event.preventDefault();
    if (desk.locked && (own || (act && changing.has(act)))) {
      saying.trouble = 'This pass has been submitted: it can be read, not changed.';
      return;
    }
    if (own) this.pick(own);
    else if (act) this.#acts[act]();
  }

  readonly #acts: Readonly<Record<DeskAct, () => void>> = {
    'next-line': () => this.#step(1),
    'previous-line': () => this.#step(-1),
    'extend-down': () => this.#step(1, true),
    'extend-up': () => this.#step(-1, true),
    'first-line': () => this.#hand.desk.goTo(0),
    'last-line': () => this.#hand.desk.goTo(this.#hand.desk.text.lineCount - 1),
    'next-uncoded': () => this.#uncoded(1),
    'previous-uncoded': () => this.#uncoded(-1),
    'next-interview': () => this.#hand.nextInterview(1),
    'previous-interview': () => this.#hand.nextInterview(-1),
    'go-to-line': () => (this.open = { is: 'go-to' }),
    search: () => (this.#hand.finding.open = true),
    'say-line': () => this.#sayLine(),
    times: () => this.#hand.switchTimes(),
    guidance: () => (this.guidanceAsked = !this.guidanceAsked),
    flag: () => void this.#hand.saying.doing(() => this.#hand.desk.flag()),
    domain: () => this.chord.begin(),
    'find-code': () => (this.open = { is: 'picker' }),
    again: () => this.#recent(0),
    'recent-1': () => this.#recent(0),
    'recent-2': () => this.#recent(1),
    'recent-3': () => this.#recent(2),
    'recent-4': () => this.#recent(3),
    'recent-5': () => this.#recent(4),
    'recent-6': () => this.#recent(5),
    'recent-7': () => this.#recent(6),
    'recent-8': () => this.#recent(7),
    'recent-9': () => this.#recent(8),
    'new-code': () => (this.open = { is: 'new-code', name: '' }),
    'in-vivo': () => (this.open = { is: 'new-code', name: this.#spokenWords() }),
    'take-off': () => {
      const { desk, saying } = this.#hand;
      this.#chooseThen(`Take which code off ${linesInWords(desk.place.chosen)}?`, (id) =>
        saying.doing(() => desk.takeOff(id)),
      );
    },
    'memo-line': () => {
      const { desk, memo } = this.#hand;
      memo.begin(linesInWords(desk.place.chosen), 'line');
    },
    'memo-transcript': () => {
      const { desk, memo } = this.#hand;
      memo.begin(desk.transcript.name, 'transcript');
    },
    'memo-code': () => {
      const { memo, view } = this.#hand;
      this.#chooseThen('Memo on which code?', (id) => memo.begin(view.look(id).name, id));
    },
    quotation: () =>
      this.#chooseThen('A quotation for which code?', (id) => this.#hand.desk.beginQuotation(id)),
    undo: () => this.#hand.takeBack('undo'),
    redo: () => this.#hand.takeBack('redo'),
    'next-pane': () => nextPane('.line.here'),
    'let-go': () => {
      this.#hand.desk.letGo();
      this.#hand.saying.trouble = null;
    },
    keys: () => (this.open = { is: 'keys' }),
  };

  #step(by: 1 | -1, extend = false): void {
    const { desk } = this.#hand;
    desk.goTo(desk.place.line + by, extend);
  }

  #uncoded(step: 1 | -1): void {
    const { desk, saying } = this.#hand;
    const line = desk.nextUncoded(step);
    if (line === null) saying.say('No line without a code in this direction');
    else desk.goTo(line);
  }

  #sayLine(): void {
    const { desk, saying, view } = this.#hand;
    const { line } = desk.place;
    const names = desk.marks.codesOn(line).map((id) => view.look(id).name);
    const label = desk.text.labelOf(line);
    const inFile = label ? `, file: ${label}` : '';
    saying.say(`Line ${line + 1}${inFile}: ${names.length > 0 ? names.join(', ') : 'no code'}`);
  }

  /** The code used `place` codes ago. */
  #recent(place: number): void {
    const codeId = this.#hand.desk.codebook.recent[place];
    if (codeId) this.pick(codeId);
    else this.#hand.saying.say('No code used yet');
  }

  /** Goes on with a code of the chosen lines; asks where there are several. */
  #chooseThen(title: string, then: (id: CodeId) => void): void {
    const { desk, saying } = this.#hand;
    const codes = desk.marks.codesIn(desk.place.chosen);
    const [only] = codes;
    if (!only) saying.say('No code on this line');
    else if (codes.length === 1) then(only);
    else this.open = { is: 'choose', title, then };
  }

  #spokenWords(): string {
    const { desk } = this.#hand;
    const { words, chosen } = desk.place;
    const text = words ? desk.version.text.slice(words.from, words.to) : desk.text.of(chosen.from);
    return text.replace(/\s+/g, ' ').trim().slice(0, 80);
  }

  #endChord(letter: string): void {
    this.chord.end();
    const { saying } = this.#hand;
    if (letter === this.#hand.keys().domain[0]) {
      if (this.#lastDomain) this.pick(this.#lastDomain);
      else saying.say('No domain yet');
      return;
    }
    const entry = framework.byChord.get(letter);
    if (entry?.kind === 'domain') this.pick(entry.domain.codeId);
    else if (entry?.kind === 'outside') this.pick(entry.outside.codeId);
    else if (letter !== 'Escape') saying.say(`${letter} is no domain’s letter`);
  }

  /** The code whose own key this is. */
  #shortcut(name: string): CodeId | null {
    const wanted = this.#hand.singleKeys() ? name : /^Alt\+(.+)$/.exec(name)?.[1];
    if (!wanted) return null;
    const code = this.#hand.desk.codebook.codes.find(
      ({ shortcut, status }) => status === 'active' && shortcut === wanted,
    );
    return code?.id ?? null;
  }

  #quotationKey(name: string): boolean {
    const { desk, saying } = this.#hand;
    if (name === 'ArrowRight') desk.marking.move(1, desk.place.chosen);
    else if (name === 'ArrowLeft') desk.marking.move(-1, desk.place.chosen);
    else if (name === 'Tab') desk.marking.turn();
    else if (name === 'Enter') void saying.doing(() => desk.settleQuotation());
    else if (name === 'Escape') desk.letGo();
    else return false;
    return true;
  }
}
