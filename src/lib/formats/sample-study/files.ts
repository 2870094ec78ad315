import * as v from 'valibot';

const line = v.pipe(v.number(), v.integer(), v.minValue(1));
const coding = v.object({
  /** Counted from one, over all sentences of the interview. */
  line,
  /** The last line covered; absent for a single line. */
  to: v.optional(line),
  domains: v.optional(v.array(v.string())),
  own: v.optional(v.array(v.string())),
  /** Exact words of one of the lines. */
  quote: v.optional(v.string()),
  memo: v.optional(v.string()),
});

const interview = v.object({
  id: v.string(),
  turns: v.array(v.object({ speaker: v.string(), sentences: v.array(v.string()) })),
  codings: v.object({ A: v.array(coding), B: v.array(coding) }),
});

const coderOrNobody = v.object({ A: v.nullable(v.string()), B: v.nullable(v.string()) });

const analysis = v.object({
  study: v.object({
    title: v.string(),
    aim: v.string(),
    behaviour: v.object({
      who: v.string(),
      what: v.string(),
      to_whom: v.string(),
      where: v.string(),
      when: v.string(),
    }),
    dates: v.object({
      adequacy_rule_frozen: v.string(),
      interviews: v.record(v.string(), v.string()),
    }),
    team: v.array(v.object({ initials: v.string(), name: v.string() })),
  }),
  rounds: v.object({
    list: v.array(
      v.object({
        round: v.number(),
        cases: v.array(v.string()),
        mode: v.picklist(['consensus', 'single']),
        opened: v.string(),
        /** Dates; `null` for a coder who has not submitted. */
        submitted: coderOrNobody,
      }),
    ),
  }),
  /** What was settled for lines on which the two coders differ. */
  decisions: v.array(
    v.object({
      id: v.string(),
      line,
      keep: v.array(v.string()),
      rule: v.optional(v.string()),
    }),
  ),
  themes: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      subthemes: v.array(v.object({ id: v.string(), name: v.string() })),
    }),
  ),
  memos: v.array(
    v.object({
      id: v.string(),
      kind: v.string(),
      date: v.string(),
      by: v.string(),
      text: v.string(),
      about: v.array(v.union([v.object({ id: v.string(), line }), v.object({ ref: v.string() })])),
    }),
  ),
});

const participants = v.object({
  attributes: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      type: v.picklist(['category', 'number', 'date', 'text']),
    }),
  ),
  participants: v.array(
    v.object({ id: v.string(), values: v.record(v.string(), v.union([v.string(), v.number()])) }),
  ),
});

const ownCodes = v.array(
  v.object({
    id: v.string(),
    name: v.string(),
    domains: v.array(v.string()),
    definition: v.string(),
    include: v.string(),
    exclude: v.string(),
    example: v.string(),
  }),
);

/** The files of `sample/` as they were parsed from JSON. */
export interface SampleFiles {
  /** `P01.json` and so on, in the order of the interviews. */
  readonly interviews: readonly unknown[];
  readonly analysis: unknown;
  readonly participants: unknown;
  readonly codes: unknown;
}

export type Interview = v.InferOutput<typeof interview>;
export type SampleCoding = Interview['codings']['A'][number];
export type Analysis = v.InferOutput<typeof analysis>;
export type SampleRound = Analysis['rounds']['list'][number];
export type SampleParticipants = v.InferOutput<typeof participants>;
export type SampleCode = v.InferOutput<typeof ownCodes>[number];
/** The two coders as the files name them. */
export type CoderLetter = keyof Interview['codings'];

/** Everything in the files that the study is made of, checked. */
export interface Sample {
  readonly interviews: readonly Interview[];
  readonly analysis: Analysis;
  readonly participants: SampleParticipants;
  readonly codes: readonly SampleCode[];
}

/** @throws {v.ValiError} when a file has another form: the files are part of the program. */
export function parseSample(files: SampleFiles): Sample {
  return {
    interviews: v.parse(v.array(interview), files.interviews),
    analysis: v.parse(analysis, files.analysis),
    participants: v.parse(participants, files.participants),
    codes: v.parse(ownCodes, files.codes),
  };
}
