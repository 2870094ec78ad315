/** What a file holds that may be an interview guide: its running text, and its tables as one. */
export interface GuideSource {
  /** Rows of one width; in a cell, a newline parts lines and a tab before a line sets it in. */
  readonly rows: readonly (readonly string[])[];
  /** The text outside tables. */
  readonly lines: readonly GuideLine[];
}

export interface GuideLine {
  /** Without white space at its ends; never empty. */
  readonly text: string;
  readonly heading: boolean;
  /** How far it is set in, from 0. */
  readonly level: number;
  /** Where the file says that it stands in a list. */
  readonly list: 'ordered' | 'bullets' | null;
}

/** Where in the file something stands, counted from one. */
export interface SourcePlace {
  readonly in: 'row' | 'line';
  readonly number: number;
}

/** A question as the file has it, before anybody said what its labels mean. */
export interface DraftQuestion {
  readonly text: string;
  readonly prompts: readonly string[];
  /** What the file calls what it asks about, such as "Knowledge and skills"; none for none. */
  readonly labels: readonly string[];
  readonly place: SourcePlace;
}

/** Everything in a file that can become a version of the guide. Nothing is stored by drafting it. */
export interface DraftedGuide {
  readonly questions: readonly DraftQuestion[];
  /** Domains the file leaves without a question, and why. */
  readonly without: readonly { readonly label: string; readonly reason: string }[];
  /** Words that were taken for no question. */
  readonly passedOver: readonly { readonly text: string; readonly place: SourcePlace }[];
  /** What was assumed in reading, with how often. */
  readonly assumed: readonly { readonly what: Assumption; readonly times: number }[];
}

export type Assumption =
  'domain-of-row-above' | 'no-domain-in-row' | 'prompts-to-last-question' | 'question-twice';
