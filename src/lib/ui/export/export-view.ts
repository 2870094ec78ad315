import { findingSubjects } from '../../domain/reporting/finding-subjects.ts';
import type { Table } from '../../domain/reporting/table.ts';
import { exportGroups, exportSubjects } from '../../domain/reporting/tables/subjects.ts';

/** What can be exported, with what to call it and what it is for. */
export const subjects = exportSubjects;

/** Those made from the settled coding of the whole study, whichever transcripts are chosen. */
export function isOfFindings(subject: SubjectId): boolean {
  return findingSubjects.some(({ id }) => id === subject);
}

export type SubjectId = (typeof subjects)[number]['id'];

/**
 * What is offered under which heading. In a copy made for one person tables of findings are the lead's;
 * a heading with nothing under it is left out.
 */
export function offeredGroups(withFindings: boolean) {
  return exportGroups
    .map(({ id, name }) => ({
      id,
      name,
      of: subjects.filter((one) => one.group === id && (withFindings || !isOfFindings(one.id))),
    }))
    .filter(({ of }) => of.length > 0);
}

/** Whether a format is read, and so has columns as they stand on paper. */
export function isForReading(format: string): boolean {
  return format !== 'xlsx' && format !== 'csv';
}

/** The tables that follow the first in a file, by what they hold. */
export function followingTables({ further = [] }: Pick<Table, 'further'>, format: string) {
  return further
    .filter((one) => format !== 'csv' && (format === 'xlsx' || one.isOnPaper))
    .map(({ subject }) => subject);
}

/** A format as it is offered. */
export interface FormatChoice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly extension: string;
}

/** A transcript that can be taken or left out. */
export interface TranscriptChoice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly chosen: boolean;
}

/** Rows from which Word takes minutes to open a table. */
const manyForWord = 5_000;

/** What to know about a format before the file is written; `null` when there is nothing. */
export function formatCaution(format: string, rows: number, subject = ''): string | null {
  if (format === 'csv' && subject === 'codebook-appendix') {
    return 'A CSV file holds the codes only: the changes are a table of their own, Changes to the codebook, and the notes under the tables are not in it.';
  }
  if (format === 'csv')
    return `A CSV file holds rows only: the notes under the table${subject === 'matrix' ? ' and the sheet of passages' : ''} are not in it.`;
  if (isForReading(format) && subject === 'matrix') {
    return 'The passages are a table of their own: Passages of the matrix. Only the .xlsx and the .csv can be edited and taken in again.';
  }
  if (format === 'docx' && rows > manyForWord) {
    return 'Word is slow to open a table of this length. Excel and CSV are quicker.';
  }
  if (format === 'md') {
    return 'For Quarto, Pandoc and GitHub: a pipe table, with the notes under it.';
  }
  if (format === 'html') {
    return 'One file that opens in any browser and can be printed; nothing in it is fetched from elsewhere.';
  }
  return null;
}

/** Whether a table says something of transcripts, so that without any there is nothing to say. */
export function needsTranscripts(subject: SubjectId): boolean {
  const others: readonly SubjectId[] = [
    'guide',
    'guide-by-domain',
    'codebook',
    'codebook-appendix',
    'codebook-changes',
    'trail',
    'recruitment',
    'reasons-lost',
    'participants',
    'characteristics',
    'memos',
  ];
  return !isOfFindings(subject) && !others.includes(subject);
}

/** Why nothing can be exported, and what to do. */
export function whyNothing(subject: SubjectId, transcripts: number, chosen: number): string {
  const finding = findingSubjects.find(({ id }) => id === subject);
  if (finding) return finding.whyNothing;
  if (subject === 'memos') return 'There is no memo that you may read.';
  if (subject === 'participants') return 'The study has no participants yet.';
  if (subject === 'guide' || subject === 'guide-by-domain') {
    return 'This version of the interview guide has no questions, or there is no guide yet.';
  }
  if (subject === 'characteristics') {
    return 'No published attribute of a participant can be counted yet.';
  }
  if (subject === 'recruitment') return 'The study has no recruitment log yet.';
  if (subject === 'reasons-lost') return 'The recruitment log names nobody lost yet.';
  if (subject === 'codebook' || subject === 'codebook-appendix') return 'The codebook is empty.';
  if (subject === 'trail') return 'No act that you may read is recorded in this study yet.';
  if (subject === 'codebook-changes') {
    return 'Nothing has changed since a version of the codebook was kept, or none was kept yet.';
  }
  if (transcripts === 0) return 'The study has no transcripts yet.';
  if (chosen === 0) return 'Choose at least one transcript.';
  if (subject === 'agreement' || subject === 'agreement-units') {
    return 'No two passes over these transcripts have been revealed that you may see.';
  }
  if (subject === 'from-consensus')
    return 'Nothing in these transcripts was settled by several coders.';
  if (subject === 'decisions' || subject === 'how-settled' || subject === 'disagreements') {
    return 'No line of these transcripts has been settled that you may see.';
  }
  return 'Nothing in these transcripts is settled yet. A transcript coded by several is settled once its exact agreements are accepted, under Reconciliation. Or take your own coding as it stands, or choose others.';
}
