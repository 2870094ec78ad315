import type { FindingPlace } from '../checks/finding.ts';
import type { CoderId } from '../model/coder.ts';
import type { ReadSentence } from './read-sentence.ts';

/** What an item asks for and no record says, and where it can be said. */
export interface Missing {
  readonly what: string;
  /** `null`: nothing in the program holds it, a person writes it. */
  readonly place: FindingPlace | null;
}

/** A record that a draft is drawn from, and what it says in few words. */
export interface Source {
  readonly name: string;
  readonly words: string;
  readonly place: FindingPlace | null;
}

/** A number that a record holds, and of what. */
export interface NumberFact {
  readonly n: number;
  /** In the plural, such as "settled differences". */
  readonly is: string;
  /** What percentages are of; where no fact of an item is, they may be of any. */
  readonly isBase?: boolean;
  /** Right where a sentence says it, and told to nobody: what one person or a small group alone has. */
  readonly isUntold?: boolean;
}

/** A day that a record holds, `YYYY-MM-DD`, and of what. */
export interface DayFact {
  readonly day: string;
  readonly is: string;
}

/** What is known of an item; a sentence is held against these. `null`: nothing is held against it. */
export interface Facts {
  readonly numbers: readonly NumberFact[] | null;
  readonly days: readonly DayFact[] | null;
  /** Who may be named, and as what. */
  readonly people: { readonly ids: readonly CoderId[]; readonly as: string } | null;
  /** Participants who may be named by their labels. */
  readonly labels: { readonly of: readonly string[]; readonly as: string } | null;
  readonly claims: readonly Claim[];
}

/** Holds one thing that a sentence may say against the record: what does not match, in a sentence; else `null`. */
export type Claim = (sentence: ReadSentence) => string | null;

/** What the records give for one item. */
export interface Drafted {
  /** One sentence or more; '' where the records say nothing. */
  readonly draft: string;
  readonly missing: readonly Missing[];
  readonly sources: readonly Source[];
  readonly facts: Facts;
}

export const noFacts: Facts = { numbers: null, days: null, people: null, labels: null, claims: [] };

/** A draft of sentences, empty ones left out; what is not given is none. */
export function drafted(
  sentences: readonly string[],
  more: {
    readonly missing?: readonly Missing[];
    readonly sources?: readonly Source[];
    readonly facts?: Partial<Facts>;
  } = {},
): Drafted {
  return {
    draft: sentences.filter((one) => one !== '').join(' '),
    missing: more.missing ?? [],
    sources: more.sources ?? [],
    facts: { ...noFacts, ...more.facts },
  };
}

/** Several drafts as one. What one of them holds nothing against, none does. */
export function together(drafts: readonly Drafted[]): Drafted {
  const all = <Value>(of: (facts: Facts) => readonly Value[] | null): readonly Value[] | null => {
    const held = drafts.map(({ facts }) => of(facts));
    return held.some((one) => one === null) ? null : held.flatMap((one) => one ?? []);
  };
  return drafted(
    drafts.map(({ draft }) => draft),
    {
      missing: distinct(drafts.flatMap(({ missing }) => missing)),
      sources: distinct(drafts.flatMap(({ sources }) => sources)),
      facts: {
        numbers: all(({ numbers }) => numbers),
        days: all(({ days }) => days),
        claims: drafts.flatMap(({ facts }) => facts.claims),
      },
    },
  );
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((one) => [JSON.stringify(one), one])).values()];
}

/** A page of the program by its name, and what is to be chosen on it. */
export function at(page: string, choices: FindingPlace['choices'] = {}): FindingPlace {
  return { page, choices };
}

/** Words as a sentence: with a full stop where they have no end of their own; '' of none. */
export function ended(words: string): string {
  const text = words.trim();
  return text === '' || /[.!?…]["”’)]?$/.test(text) ? text : `${text}.`;
}

/** "1 code", "12 codes". */
export function amountOf(n: number, one: string): string {
  return `${n} ${n === 1 ? one : `${one}s`}`;
}
