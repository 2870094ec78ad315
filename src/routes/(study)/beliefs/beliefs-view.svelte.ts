import { mergedUnder } from '#lib/domain/beliefs/merge-beliefs.ts';
import {
  beliefsAt,
  domainsInOrder,
  passagesAt,
  placesOf,
  type BeliefPlace,
} from '#lib/domain/beliefs/places.ts';
import { joinedRanges } from '#lib/domain/beliefs/ranges.ts';
import { unidentifiedSpeakers } from '#lib/domain/beliefs/unidentified-speakers.ts';
import { standing } from '#lib/domain/beliefs/voices.ts';
import { peopleOf } from '#lib/domain/findings/passages.ts';
import type { Belief, BeliefId } from '#lib/domain/model/belief.ts';
import type { CodeId } from '#lib/domain/model/code.ts';
import type { LineRange } from '#lib/domain/model/line-range.ts';
import type { ParticipantId } from '#lib/domain/model/participant.ts';
import type { Signed } from '#lib/domain/model/signed.ts';
import type { BeliefsDesk } from '#lib/state/beliefs-desk.svelte.ts';
import type { FindingsFrame } from '#lib/state/findings.svelte.ts';
import { link } from '#lib/state/links.ts';
import type {
  Named,
  OtherStatement,
  PassageChoice,
  PlaceRow,
  StatementView,
} from '#lib/ui/beliefs/beliefs-view.ts';
import { dayOf } from '#lib/ui/time-words.ts';
import { SvelteSet } from 'svelte/reactivity';
import { deskNames } from './desk-names.ts';
import { isUnder, keyOfLine, passageChoice } from './passage-choices.ts';
import { speakersLink } from '../settling-link.ts';
import { quoteViews } from './quote-view.ts';
import { keyOfPlace, writtenAddress, type BeliefsAddress } from './place-address.ts';

/** What the desk of belief statements shows, from what is stored and what stands in the address. */
export class BeliefsView {
  readonly #desk: BeliefsDesk;
  readonly #frame: () => FindingsFrame;
  readonly #address: () => BeliefsAddress;
  readonly #now: () => string;
  /** Lines chosen, as "transcript line". */
  readonly chosen = new SvelteSet<string>();
  /** Passages of which lines are chosen one by one. */
  readonly byLine = new SvelteSet<string>();

  constructor(
    desk: BeliefsDesk,
    frame: () => FindingsFrame,
    address: () => BeliefsAddress,
    now: () => string,
  ) {
    this.#desk = desk;
    this.#frame = frame;
    this.#address = address;
    this.#now = now;
  }

  readonly domains: readonly Named<CodeId>[] = $derived.by(() =>
    domainsInOrder(this.#frame().settled).map(({ id, name }) => ({ id, name })),
  );
  readonly subthemes = $derived.by(() =>
    this.#frame().records.subthemes.toSorted((a, b) => a.order - b.order),
  );
  readonly #by = $derived.by(() => this.#address().by);
  readonly #askedPlace = $derived.by(() => this.#address().place);
  readonly places = $derived.by(() =>
    placesOf(this.#by, this.#frame().settled, this.#frame().records),
  );
  readonly place: BeliefPlace = $derived.by(() => {
    const found = this.places.find((one) => keyOfPlace(one) === this.#askedPlace);
    return found ?? this.places[0] ?? { on: 'no-domain' };
  });
  readonly placeName = $derived.by(() => this.#nameOf(this.place));
  readonly open: Belief | null = $derived.by(() => {
    const asked = this.#address().statement;
    return this.beliefs.find(({ id }) => id === asked) ?? null;
  });
  readonly beliefs = $derived.by(() => {
    const { records, settled } = this.#frame();
    return beliefsAt(this.place, records, settled);
  });
  readonly passages = $derived.by(() => {
    const { records, settled } = this.#frame();
    return passagesAt(this.place, records, settled);
  });
  readonly #names = $derived.by(() => deskNames(this.#frame()));

  /** What the places hold; apart from where one is, so that a step does not count them anew. */
  readonly #counted = $derived.by(() => {
    const { records, settled } = this.#frame();
    return this.places.map((place) => {
      const passages = passagesAt(place, records, settled);
      const domain = place.on === 'domain' ? settled.byId.get(place.domainId) : undefined;
      return {
        key: keyOfPlace(place),
        name: this.#nameOf(place),
        domain: domain?.frameworkKey ?? null,
        statements: beliefsAt(place, records, settled).length,
        passages: passages.length,
        free: passages.filter(({ under }) => under.length === 0).length,
      };
    });
  });

  readonly rows: readonly PlaceRow[] = $derived.by(() =>
    this.#counted.map((row) => ({
      ...row,
      href: this.hrefOf({ place: row.key, statement: null, at: null, shown: 'all' }),
      current: row.key === keyOfPlace(this.place),
    })),
  );

  readonly statements: readonly StatementView[] = $derived.by(() =>
    this.beliefs.map((belief) => this.statementOf(belief)),
  );

  readonly numbers = $derived.by(() => ({
    all: this.passages.length,
    free: this.passages.filter(({ under }) => under.length === 0).length,
    open: this.passages.filter((one) => isUnder(one, this.open)).length,
  }));

  readonly choices: readonly PassageChoice[] = $derived.by(() => {
    const { shown } = this.#address();
    const listed = this.passages.filter(
      (one) =>
        shown === 'all' || (shown === 'free' ? one.under.length === 0 : isUnder(one, this.open)),
    );
    const desk = {
      settled: this.#frame().settled,
      texts: this.#desk.texts,
      names: this.#names,
      open: this.open,
      chosen: this.chosen,
      hrefOf: (belief: Belief, at: string) => this.hrefOf({ statement: belief.id, at }),
    };
    return listed.map((passage, index) => passageChoice(passage, listed[index - 1], desk));
  });

  /** The lines chosen, as passages. */
  readonly chosenRanges: readonly LineRange[] = $derived.by(() =>
    joinedRanges(
      this.passages.flatMap(({ transcriptId, from, to }) =>
        Array.from({ length: to - from }, (_, index) => from + index)
          .filter((line) => this.chosen.has(keyOfLine(transcriptId, line)))
          .map((line) => ({ transcriptId, from: line, to: line + 1 })),
      ),
    ),
  );
  readonly chosenPeople = $derived.by(
    () => peopleOf(this.chosenRanges, this.#frame().settled).size,
  );

  /** The address with some of it changed. */
  hrefOf(changes: Partial<BeliefsAddress>): string {
    return link('beliefs', writtenAddress({ ...this.#address(), ...changes }));
  }

  /** The passages of the open statement that do not count, or not wholly. */
  readonly left = $derived.by(() =>
    this.open
      ? (this.#desk.voicesOf?.(this.open).passages ?? []).filter(({ left }) => left.length > 0)
      : [],
  );

  transcriptName(id: string): string {
    return this.#names.transcriptName(id);
  }

  /** Whether its opposite is seen. */
  hasOpposite({ oppositeId }: Belief): boolean {
    return this.#frame().records.beliefs.some(({ id }) => id === oppositeId);
  }

  /** Other statements that stand by themselves; those of this place first. */
  others(without: BeliefId | null): readonly OtherStatement[] {
    const isHere = ({ id }: Belief) => Number(this.beliefs.some((one) => one.id === id));
    return standing(this.#frame().records.beliefs)
      .filter(({ id }) => id !== without)
      .toSorted((a, b) => isHere(b) - isHere(a))
      .map((belief) => this.otherOf(belief));
  }

  otherOf(belief: Belief): OtherStatement {
    const { settled } = this.#frame();
    const domainId = belief.domainId === null ? null : settled.merged(belief.domainId);
    const isHere = this.beliefs.some(({ id }) => id === belief.id);
    return {
      id: belief.id,
      statement: belief.statement,
      people: this.#desk.voicesOf?.(belief).people.size ?? 0,
      href: isHere
        ? this.hrefOf({ statement: belief.id })
        : link(
            'beliefs',
            writtenAddress({
              by: 'domains',
              place: domainId ?? 'no-domain',
              statement: belief.id,
              shown: 'all',
              at: null,
            }),
          ),
      place: isHere
        ? null
        : ((domainId === null ? undefined : settled.byId.get(domainId)?.name) ?? 'no domain yet'),
    };
  }

  statementOf(belief: Belief): StatementView {
    const { settled, records } = this.#frame();
    const domainId = belief.domainId === null ? null : settled.merged(belief.domainId);
    const domain = domainId === null ? undefined : settled.byId.get(domainId);
    const voices = this.#desk.voicesOf?.(belief);
    if (!voices) throw new RangeError('statements are shown once they are read');
    const opposite = records.beliefs.find(({ id }) => id === belief.oppositeId);
    const isOpen = belief.id === this.#address().statement;
    const isHiding = settled.unsettled.some(({ why }) => why === 'in-hand');
    const asked = domainId === null ? null : this.#names.askedOf(domainId);
    const personOf = (id: ParticipantId) => ({
      label: this.#names.labelOf(id),
      voices: voices.people.has(id),
    });
    const unidentified = unidentifiedSpeakers(voices, settled);
    return {
      belief,
      isOpen,
      voices,
      people: [...voices.people].map(this.#names.labelOf),
      of: this.#names.all,
      asked: asked && {
        asked: asked.asked.length,
        notAsked: asked.notAsked.length,
        notKnown: asked.notKnown.length,
      },
      unasked: asked
        ? [
            ...asked.notAsked.map((id) => ({ ...personOf(id), was: 'not-asked' as const })),
            ...asked.notKnown.map((id) => ({ ...personOf(id), was: 'not-known' as const })),
          ]
        : [],
      unidentified: unidentified.length,
      speakersHref: unidentified[0] ? speakersLink(unidentified[0]) : link('transcripts'),
      opposite: opposite ? this.otherOf(opposite) : isHiding ? 'not-shown' : null,
      merged: mergedUnder(records.beliefs, belief.id),
      domainName: domain?.name ?? null,
      domainKey: domain?.frameworkKey ?? null,
      subthemes: this.subthemes
        .filter(({ id }) => belief.subthemeIds.includes(id))
        .map(({ name }) => name),
      quotes: isOpen ? quoteViews(belief.quoteIds, this.#frame(), this.#desk.texts) : [],
      written: this.#signed(belief.written),
      checked: belief.checked && this.#signed(belief.checked),
      isMine: belief.written.by === this.#desk.coderId,
    };
  }

  #nameOf(place: BeliefPlace): string {
    switch (place.on) {
      case 'domain':
        return this.#frame().settled.byId.get(place.domainId)?.name ?? 'a domain no longer here';
      case 'no-domain':
        return 'No domain yet';
      case 'subtheme':
        return this.subthemes.find(({ id }) => id === place.subthemeId)?.name ?? '';
      case 'no-subtheme':
        return 'No subtheme yet';
    }
  }

  #signed({ by, at }: Signed): string {
    const coder = this.#frame().coders.find(({ id }) => id === by);
    return `${coder?.initials ?? 'somebody no longer of the team'}, ${dayOf(at, this.#now())}`;
  }
}
