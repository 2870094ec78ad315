import { exportSubjects } from '../../domain/reporting/tables/subjects.ts';
import { findingSubjects } from '../../domain/reporting/finding-subjects.ts';

/** What can be exported, with what to call it and what it is for. */
export const subjects = exportSubjects;

/** Those made from the settled coding of the whole study, whichever transcripts are chosen. */
export function isOfFindings(subject: SubjectId): boolean {
  return findingSubjects.some(({ id }) => id === subject);
}

export type SubjectId = (typeof subjects)[number]['id'];

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
  if (format === 'csv')
    return `A CSV file holds rows only: the notes under the table${subject === 'matrix' ? ' and the sheet of passages' : ''} are not in it.`;
  if (format === 'docx' && subject === 'matrix') {
    return 'The passages are a table of their own: Passages of the matrix. Only the .xlsx and the .csv can be edited and taken in again.';
  }
  if (format === 'docx' && rows > manyForWord) {
    return 'Word is slow to open a table of this length. Excel and CSV are quicker.';
  }
  return null;
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
  if (subject === 'codebook') return 'The codebook is empty.';
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
  if (subject === 'decisions' || subject === 'how-settled') {
    return 'No line of these transcripts has been settled that you may see.';
  }
  return 'Nothing in these transcripts is settled yet. A transcript coded by several is settled once its exact agreements are accepted, under Reconciliation. Or take your own coding as it stands, or choose others.';
}
