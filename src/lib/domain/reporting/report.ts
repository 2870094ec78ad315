/** Words of a report: plain, or in pieces of which some stand out. */
export type Words = string | readonly Span[];

export interface Span {
  readonly text: string;
  readonly look: 'plain' | 'strong' | 'italic';
}

/** What stands in a section, in order. */
export type Block =
  | { readonly is: 'paragraph'; readonly words: Words }
  /** Small print: who, when, about what. */
  | { readonly is: 'details'; readonly words: Words }
  /** What somebody said, and where it stands. */
  | { readonly is: 'quote'; readonly words: Words; readonly source: string | null }
  | ReportTable;

export interface ReportTable {
  readonly is: 'table';
  /** Stands over it; '' where it needs none. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** Relative widths, one a column; equal where absent. */
  readonly widths?: readonly number[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A heading, what stands under it, and sections of the next level. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly sections?: readonly Section[];
}

/** How many levels of headings a report has. */
export const headingLevels = 3;

/** A document to be read, that no file format has touched yet. */
export interface Report {
  readonly title: string;
  /** What it holds in few words, such as "memos": names its file. */
  readonly subject: string;
  /** Sentences under the title: what is in it, and what is not. */
  readonly notes: readonly string[];
  /** Said at the foot of every page where nothing in it is real. */
  readonly invented: boolean;
  readonly sections: readonly Section[];
}
