/**
 * The form of the files in `sample/`, as far as the study is made of them. They are part of the
 * program: the compiler holds them against these types, and the tests read every line of them.
 */
export interface SampleFiles {
  /** `P01.json` and so on, in the order of the interviews. */
  readonly interviews: readonly Interview[];
  readonly analysis: Analysis;
  readonly participants: SampleParticipants;
  readonly codes: readonly SampleCode[];
  /** How each interview went: `interviews.json`. */
  readonly conduct: readonly SampleConduct[];
}

/** The two coders as the files name them. */
export type CoderLetter = 'A' | 'B';

export interface Interview {
  readonly id: string;
  readonly turns: readonly { readonly speaker: string; readonly sentences: readonly string[] }[];
  readonly codings: Readonly<Record<CoderLetter, readonly SampleCoding[]>>;
}

export interface SampleCoding {
  /** Counted from one, over all sentences of the interview. */
  readonly line: number;
  /** The last line covered; absent for a single line. */
  readonly to?: number | undefined;
  readonly domains?: readonly string[] | undefined;
  readonly own?: readonly string[] | undefined;
  /** Exact words of one of the lines. */
  readonly quote?: string | undefined;
  readonly memo?: string | undefined;
}

export interface Analysis {
  readonly study: {
    readonly title: string;
    readonly aim: string;
    readonly behaviour: Readonly<Record<'who' | 'what' | 'to_whom' | 'where' | 'when', string>>;
    readonly orientation: string;
    readonly setting: string;
    readonly ethics: Readonly<Record<'committee' | 'number' | 'date' | 'note', string>>;
    readonly dates: {
      readonly adequacy_rule_frozen: string;
      readonly first_interview: string;
      readonly last_interview: string;
      readonly interviews: Readonly<Record<string, string>>;
    };
    readonly funding: string;
    readonly data_sharing: string;
    /** The lead, the second coder, the adjudicator. */
    readonly team: readonly SamplePerson[];
  };
  readonly guide: readonly SampleGuide[];
  readonly recruitment: SampleRecruitment;
  readonly matrix: { readonly columns: readonly string[]; readonly cells: readonly SampleCell[] };
  /** Sentences of the report, by the item they answer. */
  readonly coreq: readonly {
    readonly item: number;
    readonly sentence: string;
    readonly confirmed: boolean;
    /** Initials. */
    readonly by: string;
    readonly date: string;
  }[];
  readonly rounds: { readonly list: readonly SampleRound[] };
  /** What was settled for lines on which the two coders differ. */
  readonly decisions: readonly SampleDecision[];
  readonly themes: readonly {
    readonly id: string;
    readonly name: string;
    readonly memo: string;
    readonly subthemes: readonly SampleSubtheme[];
  }[];
  readonly beliefs: readonly SampleBelief[];
  readonly relevance: readonly {
    readonly domain: string;
    readonly decision: string;
    readonly reason: string;
    /** Initials. */
    readonly by: readonly string[];
    readonly date: string;
  }[];
  readonly adequacy: {
    readonly rule: string;
    readonly k: number;
    readonly frozen: string;
    readonly note: string;
  };
  readonly memos: readonly {
    readonly id: string;
    readonly kind: string;
    readonly date: string;
    readonly by: string;
    /** Who else took part. */
    readonly with?: readonly string[] | undefined;
    readonly text: string;
    readonly about: readonly MemoTopic[];
  }[];
}

export interface SamplePerson {
  readonly initials: string;
  readonly name: string;
  readonly credentials: string;
  readonly occupation: string;
  readonly gender: string;
  readonly training: string;
  readonly relationship_to_participants: string;
  readonly assumptions: string;
}

export interface SampleGuide {
  readonly version: number;
  readonly date: string;
  /** Interviews that followed it. */
  readonly used_for: readonly string[];
  readonly questions: readonly {
    readonly text: string;
    readonly domains: readonly string[];
    readonly prompts: readonly string[];
  }[];
  readonly without_question: readonly { readonly domain: string; readonly reason: string }[];
  readonly changes?: string | undefined;
}

export interface SampleRecruitment {
  readonly sampling: string;
  readonly dates: { readonly from: string; readonly to: string };
  readonly routes: readonly { readonly id: string; readonly name: string }[];
  readonly stages: readonly {
    readonly id: string;
    readonly name: string;
    /** How many reached the stage, by route. */
    readonly by_route: Readonly<Record<string, number>>;
    /** Who went between the stage before and this one. */
    readonly lost: readonly {
      readonly route: string;
      readonly reason: string;
      readonly n: number;
    }[];
  }[];
  readonly note: string;
}

/** What the framework matrix says of one person and one domain. */
export interface SampleCell {
  readonly case: string;
  readonly domain: string;
  /** "charted", "checked", "stale", "asked nothing said", "not asked" or "not charted". */
  readonly state: string;
  readonly summary?: string | undefined;
  readonly links: readonly { readonly line: number; readonly to: number }[];
  readonly note?: string | undefined;
  /** Of a stale cell: the lines that came and went since it was charted. */
  readonly since?:
    { readonly added: readonly number[]; readonly gone: readonly number[] } | undefined;
}

/** A recorded edit of a quotation, by the words it stands on: other words "instead" of them ('' leaves them out), or "after" them. */
export interface SampleEdit {
  readonly find: string;
  readonly put: string;
  readonly words: string;
}

export interface SampleSubtheme {
  readonly id: string;
  readonly name: string;
  readonly memo: string;
  /** Own codes. */
  readonly own: readonly string[];
  readonly domains: readonly { readonly id: string; readonly confirmed: boolean }[];
  readonly quotes: readonly {
    readonly id: string;
    readonly line: number;
    readonly text: string;
    readonly edits?: readonly SampleEdit[] | undefined;
  }[];
}

export interface SampleBelief {
  readonly id: string;
  readonly domain: string;
  readonly statement: string;
  readonly polarity: string;
  readonly prompted: boolean;
  readonly people: readonly string[];
  readonly passages: readonly {
    readonly id: string;
    readonly line: number;
    readonly to: number;
  }[];
  readonly opposite_of?: string | undefined;
}

/** How an interview went, apart from its words. */
export interface SampleConduct {
  readonly id: string;
  /** "video", "telephone" or "in person". */
  readonly mode: string;
  /** Where the person was; '' where their words do not tell. */
  readonly place: string;
  readonly minutes: number;
  /** Who else was there; absent when nobody was known to be. */
  readonly others?: string | undefined;
}

/** What was settled for one line on which the coders' domains differ; own codes are no part of it. */
export interface SampleDecision {
  readonly id: string;
  /** Counted from one. */
  readonly line: number;
  /** The domains that stand. */
  readonly keep: readonly string[];
  /** "A", "B", "both", "other" or "neither". */
  readonly outcome: string;
  /** A category of the decision log, in words. */
  readonly reason: string;
  readonly words?: string | undefined;
  readonly rule?: string | undefined;
  /** Initials, joined by "+". */
  readonly by: string;
}

/** A line of an interview, or something else by its name in the files. */
export interface MemoTopic {
  readonly id?: string | undefined;
  readonly line?: number | undefined;
  readonly ref?: string | undefined;
}

export interface SampleRound {
  readonly round: number;
  readonly cases: readonly string[];
  /** "consensus" or "single". */
  readonly mode: string;
  readonly opened: string;
  /** Dates; `null` for a coder who has not submitted. */
  readonly submitted: Readonly<Record<CoderLetter, string | null>>;
}

export interface SampleParticipants {
  readonly attributes: readonly {
    readonly id: string;
    readonly name: string;
    /** "category", "band" or "number". */
    readonly type: string;
    /** In their order. */
    readonly values?: readonly string[] | undefined;
  }[];
  readonly participants: readonly {
    readonly id: string;
    readonly values: Readonly<Record<string, string | number | undefined>>;
  }[];
}

export interface SampleCode {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly example: string;
}
