/**
 * Tables of findings that can be exported: a line here, and one in `tables/finding-tables.ts`, for each.
 * `format` is what it is suggested to be written in.
 */
export const findingSubjects = [
  {
    id: 'matrix',
    name: 'Framework matrix',
    is: 'Cases by columns: summaries with their links, or what state a cell is in. Excel has the passages on a second sheet, and an edited copy can be taken in again.',
    format: 'xlsx',
    whyNothing: 'The study has no framework matrix with rows yet. Make one under Framework matrix.',
  },
  {
    id: 'matrix-passages',
    name: 'Passages of the matrix',
    is: 'A row for every passage that a cell of the matrix rests on: anchor, case, column, lines, people, words.',
    format: 'xlsx',
    whyNothing: 'No cell of the matrix has a passage yet.',
  },
  {
    id: 'themes',
    name: 'Themes',
    is: 'The themes map of a paper: theme, subtheme, the TDF domains it speaks to, people and codes. Confirmed links only; what is proposed stands apart.',
    format: 'docx',
    whyNothing: 'The study has no theme and no subtheme yet. Make them under Themes.',
  },
  {
    id: 'subthemes-by-domain',
    name: 'Subthemes by domain',
    is: 'Subthemes against the domains of the framework: people on lines that carry both, and what was said of each link.',
    format: 'xlsx',
    whyNothing: 'The study has no subtheme yet. Make them under Themes.',
  },
  {
    id: 'quote-table',
    name: 'Quotations of a theme',
    is: 'The quote table of a paper: subtheme, TDF domain, numbered quotations with their attribution. Files for other programs have transcript, lines, the words as they were said and each edit too.',
    format: 'docx',
    whyNothing: 'No quotation is chosen for a subtheme yet. Choose them under Quotations.',
  },
  {
    id: 'quote-tables',
    name: 'Quotations by theme',
    is: 'The quote tables of all themes as one, with the theme before the rest.',
    format: 'docx',
    whyNothing: 'No quotation is chosen for a subtheme yet. Choose them under Quotations.',
  },
  {
    id: 'quotations',
    name: 'Quotations and their sources',
    is: 'For checking: each quotation as it is printed and as it was said, with every edit, speaker, transcript and lines. Words that are not to be quoted are withheld.',
    format: 'xlsx',
    whyNothing: 'No quotation is chosen for a subtheme yet.',
  },
  {
    id: 'beliefs',
    name: 'Belief statements',
    is: 'Domain, statement, how many people of how many, who was not asked, polarity, opposites, and the quotations chosen to show it.',
    format: 'docx',
    whyNothing: 'No belief statement is written yet. Write them under Belief statements.',
  },
  {
    id: 'relevance',
    name: 'Domain relevance',
    is: 'The evidence for every domain (people, passages, statements, conflicting beliefs, strength) and what the team decided, by whom and when.',
    format: 'docx',
    whyNothing: 'The codebook has no domains.',
  },
  {
    id: 'ranking',
    name: 'Domains ranked',
    is: 'Domains by people, then statements, then conflicting beliefs; those that are equal share a place. An order for showing, not a decision.',
    format: 'docx',
    whyNothing: 'The codebook has no domains.',
  },
  {
    id: 'com-b',
    name: 'COM-B and intervention functions',
    is: 'Domains by COM-B component, with the intervention functions that two published tables offer for relevant domains. Options, not answers.',
    format: 'docx',
    whyNothing: 'The codebook has no domains.',
  },
  {
    id: 'counts-by-case',
    name: 'Counts by case',
    is: 'Codes by participants or transcripts, as chosen under Counts: people, passages, lines or words.',
    format: 'xlsx',
    whyNothing: 'No codes are chosen. Choose them under Counts.',
  },
  {
    id: 'counts-by-attribute',
    name: 'Counts by attribute',
    is: 'Codes by the groups of an attribute, with how many people each group has. Those of whom it is not known have a column of their own.',
    format: 'xlsx',
    whyNothing:
      'The study has no attribute that is published, or no codes are chosen under Counts.',
  },
  {
    id: 'co-occurrence',
    name: 'Co-occurrence of codes',
    is: 'How often codes stand together on a line, in a turn or within some lines, as chosen under Counts; the definition stands under the table.',
    format: 'xlsx',
    whyNothing: 'No codes are chosen. Choose them under Counts.',
  },
  {
    id: 'first-appearances',
    name: 'First appearances',
    is: 'What the frozen rule for sample adequacy looks for by interview, the first of each marked, with what each interview brought and how many there were so far.',
    format: 'xlsx',
    whyNothing:
      'No rule is frozen yet, or nothing it looks for is in a settled interview. See Sample adequacy.',
  },
  {
    id: 'accumulation',
    name: 'Accumulation by interview',
    is: 'New and so far by interview in the order of interviewing, with the spread over random orders and the rule under it.',
    format: 'xlsx',
    whyNothing: 'No rule is frozen yet, or no interview has a settled coding. See Sample adequacy.',
  },
  {
    id: 'joint-display',
    name: 'Joint display',
    is: 'Results of the quantitative strand beside themes and domains, with people, passages, quotations, the relation and what the two say together.',
    format: 'docx',
    whyNothing: 'No row sets a result beside a finding yet. Set them under Joint display.',
  },
  {
    id: 'threads',
    name: 'Threads',
    is: 'Questions raised by one strand and followed into the other: a row for where each starts and for every step, with what it rests on and what came of it.',
    format: 'docx',
    whyNothing: 'No thread is followed yet. Begin one under Joint display.',
  },
  {
    id: 'coreq',
    name: 'COREQ checklist',
    is: 'The 32 items with the sentence of each or why it does not apply, where it is reported, and who confirmed it. Drafts are marked as drafts.',
    format: 'docx',
    whyNothing: 'The checklist has no items.',
  },
  {
    id: 'srqr',
    name: 'SRQR checklist',
    is: 'The 21 items in the same way.',
    format: 'docx',
    whyNothing: 'The checklist has no items.',
  },
] as const satisfies readonly FindingSubjectChoice[];

interface FindingSubjectChoice {
  readonly id: string;
  readonly name: string;
  readonly is: string;
  readonly format: 'docx' | 'xlsx' | 'csv';
  /** Why it may have no rows, and what to do. */
  readonly whyNothing: string;
}

export type FindingSubject = (typeof findingSubjects)[number]['id'];
