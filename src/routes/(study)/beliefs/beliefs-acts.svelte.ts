import { tick } from 'svelte';
import { goto } from '$app/navigation';
import type { BeliefsAct } from '#lib/domain/keys/beliefs-keys.ts';
import type { BeliefWords } from '#lib/domain/beliefs/write-belief.ts';
import type { BeliefId } from '#lib/domain/model/belief.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { LineRange } from '#lib/domain/model/line-range.ts';
import type { BeliefsDesk } from '#lib/state/beliefs-desk.svelte.ts';
import type { PassageChoice } from '#lib/ui/beliefs/beliefs-view.ts';
import { sentenceFor } from '#lib/ui/messages.ts';
import { nextPane } from '#lib/ui/next-pane.ts';
import { counted } from '#lib/ui/time-words.ts';
import type { BeliefsView } from './beliefs-view.svelte.ts';
import { placeInPane, stepInPane } from './focus-moves.ts';
import { keyOfLine } from './passage-choices.ts';
import { keyOfPlace } from './place-address.ts';
import { stepped } from '#lib/domain/study/order.ts';

/** What is being asked in a dialog. */
export type Asking =
  | { readonly what: 'write' | 'add' | 'merge' | 'pair' | 'remove' }
  | { readonly what: 'take-apart'; readonly id: BeliefId }
  | { readonly what: 'quote'; readonly range: LineRange };

/** Acts at the desk of belief statements: keys, dialogs, and what is said of them. */
export class BeliefsActs {
  asking: Asking | null = $state.raw(null);
  /** Why the last act was refused. */
  refused: string | null = $state(null);
  said = $state('');
  /** A statement begun and not written. */
  draft = $state('');
  /** The passage and the statement one was last at. */
  passage: string | null = $state(null);
  statement: BeliefId | null = $state(null);

  readonly #desk: BeliefsDesk;
  readonly #view: BeliefsView;
  readonly #isReadonly: () => boolean;

  constructor(desk: BeliefsDesk, view: BeliefsView, isReadonly: () => boolean) {
    this.#desk = desk;
    this.#view = view;
    this.#isReadonly = isReadonly;
  }

  /** Gives whether it was stored; why not is shown. */
  async doing(act: () => Promise<unknown>, done: string): Promise<boolean> {
    this.refused = null;
    try {
      await act();
      this.said = done;
      return true;
    } catch (error) {
      this.refused = sentenceFor(error);
      if (this.refused === null) throw error;
      return false;
    }
  }

  /** In a dialog, which closes once it is done. */
  async finishing(act: () => Promise<unknown>, done: string): Promise<void> {
    if (await this.doing(act, done)) this.asking = null;
  }

  ask(asking: Asking) {
    if (this.#isReadonly()) return;
    this.refused = null;
    this.asking = asking;
  }

  async write(statement: string, domainId: CodeId | null): Promise<void> {
    const { place, chosenRanges: passages } = this.#view;
    const subthemeIds = place.on === 'subtheme' ? [place.subthemeId] : [];
    let id: BeliefId | null = null;
    const done = await this.doing(async () => {
      id = await this.#desk.write({ statement, domainId, subthemeIds, passages });
    }, 'Statement written');
    if (!done || id === null) return;
    this.draft = '';
    this.asking = null;
    this.#view.chosen.clear();
    // Written for another domain it stands elsewhere; the desk stays where the passages are.
    const isHere = place.on !== 'domain' || place.domainId === domainId;
    if (isHere) await this.#goTo(this.#view.hrefOf({ statement: id }));
  }

  async addTo(id: BeliefId): Promise<void> {
    const passages = this.#view.chosenRanges;
    const words = `${counted(passages.length, 'passage')} added`;
    if (!(await this.doing(() => this.#desk.addPassages(id, passages), words))) return;
    this.asking = null;
    this.#view.chosen.clear();
  }

  say(id: BeliefId, said: Partial<BeliefWords>, seen?: readonly string[]): Promise<boolean> {
    return this.doing(() => this.#desk.say(id, said, seen), 'Saved');
  }

  takeOff(id: BeliefId, ranges: readonly LineRange[]): void {
    void this.doing(() => this.#desk.takeOff(id, ranges), 'Taken off');
  }

  step(id: BeliefId, step: 'up' | 'down'): void {
    const ids = stepped(
      this.#view.beliefs.map((one) => one.id),
      id,
      step,
    );
    if (!ids) {
      this.said = step === 'up' ? 'It is the first already' : 'It is the last already';
      return;
    }
    void this.doing(() => this.#desk.order(ids), `Moved ${step}`);
  }

  check(id: BeliefId, isChecked: boolean): void {
    void this.doing(
      () => this.#desk.check(id, isChecked),
      isChecked ? 'Checked' : 'Not checked any more',
    );
  }

  choose({ passage, lines }: PassageChoice, isChosen: boolean): void {
    const [transcriptId = ''] = passage.key.split(' ');
    for (const line of lines) this.chooseLine(transcriptId, line, isChosen);
    const { chosenRanges, chosenPeople } = this.#view;
    this.said = `${counted(chosenRanges.length, 'passage')} chosen, ${counted(chosenPeople, 'person', 'people')}`;
  }

  chooseLine(transcriptId: string, line: number, isChosen: boolean): void {
    const key = keyOfLine(transcriptId, line);
    if (isChosen) this.#view.chosen.add(key);
    else this.#view.chosen.delete(key);
  }

  byLine({ passage }: PassageChoice): void {
    const { byLine } = this.#view;
    if (byLine.has(passage.key)) byLine.delete(passage.key);
    else byLine.add(passage.key);
  }

  quote({ passage, lines }: PassageChoice): void {
    const [transcriptId] = passage.key.split(' ') as [LineRange['transcriptId']];
    const [from = 0] = lines;
    if (this.#view.open && passage.read) {
      this.ask({ what: 'quote', range: { transcriptId, from, to: from + lines.length } });
    }
  }

  /** @returns whether the key was for this desk. */
  act(act: BeliefsAct): boolean {
    const { open, chosenRanges } = this.#view;
    switch (act) {
      case 'next':
      case 'previous':
        return stepInPane(act === 'next' ? 1 : -1);
      case 'next-place':
      case 'previous-place':
        this.#toPlace(act === 'next-place' ? 1 : -1);
        return true;
      case 'only-free': {
        const isFree = this.#view.numbers.free !== this.#view.choices.length;
        void this.#goTo(this.#view.hrefOf({ shown: isFree ? 'free' : 'all', at: null }));
        this.said = isFree ? 'Passages under no statement' : 'All passages';
        return true;
      }
      case 'next-pane':
        nextPane(placeInPane);
        return true;
      case 'let-go':
        this.#view.chosen.clear();
        this.said = 'None chosen';
        return true;
      default:
        break;
    }
    if (this.#isReadonly()) return true;
    switch (act) {
      case 'new':
        this.ask({ what: 'write' });
        return true;
      case 'add':
        if (chosenRanges.length > 0) this.ask({ what: 'add' });
        else this.said = 'Choose passages first';
        return true;
      case 'lines': {
        const choice = this.#current();
        if (choice && choice.lines.length > 1) this.byLine(choice);
        return true;
      }
      case 'quote': {
        const choice = this.#current();
        if (choice) this.quote(choice);
        return true;
      }
      default:
        break;
    }
    if (!open) {
      this.said = 'Open a statement first';
      return true;
    }
    switch (act) {
      case 'take-off':
        if (chosenRanges.length > 0) this.takeOff(open.id, chosenRanges);
        else this.said = 'Choose passages first';
        break;
      case 'merge':
        this.ask({ what: 'merge' });
        break;
      case 'opposite':
        if (this.#view.hasOpposite(open)) this.said = 'It has an opposite already';
        else this.ask({ what: 'pair' });
        break;
      case 'check':
        this.check(open.id, open.checked === null);
        break;
      default:
        this.step(open.id, act === 'up' ? 'up' : 'down');
    }
    return true;
  }

  #current(): PassageChoice | undefined {
    const { choices } = this.#view;
    return choices.find(({ passage }) => passage.key === this.passage) ?? choices[0];
  }

  #toPlace(step: 1 | -1): void {
    const { places, place } = this.#view;
    const at = places.findIndex((one) => keyOfPlace(one) === keyOfPlace(place));
    const next = places[at + step];
    if (!next) return;
    this.#view.chosen.clear();
    const key = keyOfPlace(next);
    void this.#goTo(
      this.#view.hrefOf({ place: key, statement: null, at: null, shown: 'all' }),
    ).then(() => (this.said = this.#view.placeName));
  }

  async #goTo(address: string): Promise<void> {
    await goto(address, { keepFocus: true, noScroll: true });
    await tick();
  }
}
