/** The rules of the checks, and what each is called. */
export const rules = {
  L1: 'Framework facts',
  L2: 'Domain names',
  L3: 'Domains without data',
  L4: 'One record, many views',
  L5: 'Citations in range',
  L6: 'Citations and what they cite',
  L7: 'Quotations never cited',
  L8: 'Attributions',
  L9: 'Quotations as they were said',
  L10: 'Words quoted twice',
  L11: 'Who is quoted',
  L12: 'Sums and shares',
  L13: 'Methods as claimed',
  L14: 'One name for one thing',
  L15: 'Small groups',
  L16: 'Words for amounts',
} as const;

export type Rule = keyof typeof rules;

/** Where a finding is mended: a page of the program by its name, and what is to be chosen on it. */
export interface FindingPlace {
  readonly page: string;
  readonly choices: Readonly<Record<string, string | number>>;
}

/** What a check found. A fact that does not match, or a question of judgement, never a verdict. */
export interface Finding {
  readonly rule: Rule;
  /** Tells it from all other findings; the same facts give the same mark, other facts another. */
  readonly mark: string;
  readonly is: 'mismatch' | 'question';
  /** Where, in words: "Domain table, Social influences". */
  readonly where: string;
  /** What was found, in a sentence; of a question, the question. */
  readonly what: string;
  /** Why a reader would mind, or what the record says instead. */
  readonly why: string;
  /** One click away; `null` where nothing in the program mends it. */
  readonly place: FindingPlace | null;
}

/** What became of one rule: findings, none, or why it could not be run on these records. */
export type RuleOutcome =
  | {
      readonly rule: Rule;
      readonly ran: true;
      readonly findings: readonly Finding[];
      /** What of the rule could not be run, and why, as sentences end: "Recruitment flow: no log yet". */
      readonly notRun?: readonly string[];
    }
  | { readonly rule: Rule; readonly ran: false; readonly because: string };
