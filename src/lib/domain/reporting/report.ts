import type { Figure } from '../figures/figure.ts';

/** Words of a report: plain, or in pieces of which some stand out. */
export type Words = string | readonly Span[];

export interface Span {
  readonly text: string;
  readonly look: 'plain' | 'strong' | 'italic';
  /**
   * What it refers to: the id of a {@link Label} in the same report, whose words it shows. Word counts
   * it anew with the labels; elsewhere it is a link, or the words alone.
   */
  readonly to?: string;
  /** The address of a page on the web that it leads to. */
  readonly href?: string;
}

/** What a table or figure is called in the text: "Table 3". */
export interface Label {
  /** Unique in the report; what a {@link Span} refers to. */
  readonly id: string;
  /** Each is counted by itself. Appendices have letters. */
  readonly series: 'Table' | 'Figure' | 'Appendix';
  /** From one, in the order in which they stand in the report. */
  readonly number: number;
}

/** What stands in a section, in order. */
export type Block =
  | { readonly is: 'paragraph'; readonly words: Words }
  /** Small print: who, when, about what. */
  | { readonly is: 'details'; readonly words: Words }
  /** What somebody said, and where it stands. */
  | { readonly is: 'quote'; readonly words: Words; readonly source: string | null }
  | ReportTable
  | ReportFigure;

export interface ReportTable {
  readonly is: 'table';
  /** Its number in the report; absent where it has none. */
  readonly label?: Label;
  /** Stands over it, after its number; '' where it needs none. */
  readonly caption: string;
  /** Small print under it. */
  readonly notes?: readonly Words[];
  readonly columns: readonly string[];
  /** Relative widths, one a column; equal where absent. */
  readonly widths?: readonly number[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /**
   * In so many columns from the left a cell goes on in the rows below as long as it and those before it say
   * the same: on paper it is one cell. None where absent.
   */
  readonly goingOn?: number;
}

/** A figure with its caption under it. Its title and description are what is said of it to who does not see it. */
export interface ReportFigure {
  readonly is: 'figure';
  readonly label?: Label;
  readonly caption: string;
  readonly figure: Figure;
  /** The same as a PNG, for programs that draw no SVG; `null`: none was made. */
  readonly picture: Uint8Array<ArrayBuffer> | null;
  readonly notes?: readonly Words[];
}

/** A heading, what stands under it, and sections of the next level. */
export interface Section {
  readonly heading: string;
  /** How its paper lies, on pages of its own; upright where absent. Of a section within another, ignored. */
  readonly landscape?: boolean;
  /** Whether it begins a page. */
  readonly startsPage?: boolean;
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
  /** Further sentences, on fields: for the format that has them, which is Word. */
  readonly notesOnFields?: readonly string[];
  /** Said at the foot of every page where nothing in it is real. */
  readonly invented: boolean;
  readonly sections: readonly Section[];
}

/** "Table 3", "Appendix B". */
export function labelWords({ series, number }: Pick<Label, 'series' | 'number'>): string {
  return `${series} ${series === 'Appendix' ? letters(number) : number}`;
}

/** A caption with its number: "Table 3. Themes, subthemes and TDF domains (N = 8)". */
export function captionWords({ label, caption }: Pick<ReportTable, 'label' | 'caption'>): string {
  if (!label) return caption;
  return caption === '' ? `${labelWords(label)}.` : `${labelWords(label)}. ${caption}`;
}

/** A, B … Z, AA, BB …, as Word counts them. */
export function letters(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}
