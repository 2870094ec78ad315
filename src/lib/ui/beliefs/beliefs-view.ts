import type { Voices } from '../../domain/beliefs/voices.ts';
import type { AskedCount } from '../../domain/findings/asked-of.ts';
import type { Belief, BeliefId } from '../../domain/model/belief.ts';
import type { Range } from '../../domain/correction/carry-map.ts';
import type { QuoteView } from '../findings/quote-view.ts';
import type { PassageView } from '../passages/passage-view.ts';

/** A domain or a subtheme in the list of places. */
export interface PlaceRow {
  readonly key: string;
  readonly name: string;
  /** The framework's key of a domain; `null` for everything else. */
  readonly domain: string | null;
  readonly href: string;
  readonly current: boolean;
  readonly statements: number;
  readonly passages: number;
  /** Of these, how many are under no statement of the place yet. */
  readonly free: number;
}

/** Another statement, as it is named beside one. */
export interface OtherStatement {
  readonly id: BeliefId;
  readonly statement: string;
  readonly people: number;
  readonly href: string;
  /** Where it stands, named when that is elsewhere. */
  readonly place: string | null;
}

/** A statement with who voices it. */
export interface StatementView {
  readonly belief: Belief;
  readonly isOpen: boolean;
  readonly voices: Voices;
  /** Who voices it, by label. */
  readonly people: readonly string[];
  /** N of "n of N people". */
  readonly of: number;
  /** `null`: it has no domain, so nothing is known of who was asked. */
  readonly asked: AskedCount | null;
  /** Who was not asked about its domain, and of whom it is not known, with whether they voice it all the same. */
  readonly unasked: readonly UnaskedPerson[];
  /** How many speakers voice it, in what counts, who are not identified as participants. */
  readonly unidentified: number;
  /** Where it is said who they are. */
  readonly speakersHref: string;
  /**
   * `not-shown`: none is seen while something is hidden from the viewer. It is said of every statement
   * alike, so that it does not tell which of them has one there.
   */
  readonly opposite: OtherStatement | 'not-shown' | null;
  readonly merged: readonly Belief[];
  readonly domainName: string | null;
  readonly domainKey: string | null;
  readonly subthemes: readonly string[];
  readonly quotes: readonly QuoteView[];
  /** "AO, 14 November". */
  readonly written: string;
  readonly checked: string | null;
  /** Whether the person at the keyboard wrote it, and so does not check it. */
  readonly isMine: boolean;
}

/** Somebody who was not asked, or of whom it is not known. */
export interface UnaskedPerson {
  readonly label: string;
  readonly was: 'not-asked' | 'not-known';
  readonly voices: boolean;
}

/** A passage of the place at the right of the desk. */
export interface PassageChoice {
  readonly passage: PassageView;
  readonly transcript: string;
  /** Whether it is the first of its transcript. */
  readonly opensTranscript: boolean;
  /** Who speaks in it, by label. */
  readonly people: readonly string[];
  readonly unidentified: number;
  readonly lines: readonly number[];
  readonly chosen: 'all' | 'some' | 'none';
  readonly isChosen: (line: number) => boolean;
  readonly under: readonly {
    readonly id: BeliefId;
    readonly statement: string;
    readonly whole: boolean;
    readonly href: string;
    readonly isOpen: boolean;
  }[];
  /** Lines of it under the open statement. */
  readonly underOpen: readonly Range[];
}

/** Which of a place's passages are listed. */
export type PassagesShown = 'all' | 'free' | 'open';

export interface Named<Id> {
  readonly id: Id;
  readonly name: string;
}
