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
    readonly dates: {
      readonly adequacy_rule_frozen: string;
      readonly interviews: Readonly<Record<string, string>>;
    };
    /** The lead, the second coder, the adjudicator. */
    readonly team: readonly { readonly initials: string; readonly name: string }[];
  };
  readonly rounds: { readonly list: readonly SampleRound[] };
  /** What was settled for lines on which the two coders differ. */
  readonly decisions: readonly SampleDecision[];
  readonly themes: readonly {
    readonly subthemes: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly memos: readonly {
    readonly id: string;
    readonly kind: string;
    readonly date: string;
    readonly by: string;
    readonly text: string;
    readonly about: readonly MemoTopic[];
  }[];
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
    /** "category", "number" or "text". */
    readonly type: string;
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
