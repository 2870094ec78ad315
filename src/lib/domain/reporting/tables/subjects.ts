import { findingSubjects } from '../finding-subjects.ts';

/** What tables are offered under, in this order. */
export const exportGroups = [
  { id: 'participants', name: 'Participants and recruitment' },
  { id: 'coding', name: 'Coding and agreement' },
  { id: 'findings', name: 'Findings' },
  { id: 'appendices', name: 'Appendices' },
] as const;

export type ExportGroup = (typeof exportGroups)[number]['id'];

/**
 * Every table that can be exported, in the order it is offered within its group. `format` is what it is
 * suggested to be written in: wide tables a spreadsheet, those that are read Word.
 */
export const exportSubjects = [
  {
    id: 'characteristics',
    name: 'Characteristics',
    is: 'Published attributes as they are grouped: n (%), the denominator of each row, missing counted.',
    group: 'participants',
    format: 'docx',
  },
  {
    id: 'participants',
    name: 'Participants',
    is: 'People with their attributes and transcripts, and their consent where it is recorded.',
    group: 'participants',
    format: 'xlsx',
  },
  {
    id: 'recruitment',
    name: 'Recruitment',
    is: 'Stages by route with totals, and those lost between two stages.',
    group: 'participants',
    format: 'docx',
  },
  {
    id: 'reasons-lost',
    name: 'Reasons lost',
    is: 'Why people went between two stages of recruitment, by route.',
    group: 'participants',
    format: 'docx',
  },
  {
    id: 'interviews',
    name: 'Interviews',
    is: 'A row for every transcript: when, how, how long, by whom, and what a report asks for.',
    group: 'participants',
    format: 'xlsx',
  },
  {
    id: 'guide-by-domain',
    name: 'Interview guide by domain',
    is: 'Domain, content, sample questions: the table that papers print.',
    group: 'participants',
    format: 'docx',
  },
  {
    id: 'segments',
    name: 'Coded segments',
    is: 'A row for every passage: participant, attributes, lines, text, code, domain, memos.',
    group: 'coding',
    format: 'xlsx',
  },
  {
    id: 'transcript',
    name: 'Coded transcripts',
    is: 'Every line with its speaker, codes and memos, as a supervisor reads it.',
    group: 'coding',
    format: 'docx',
  },
  {
    id: 'memos',
    name: 'Memos',
    is: 'A row for every memo you may read: date, kind, writer, people, what it is on and linked to. The Memos page saves them as a document.',
    group: 'coding',
    format: 'xlsx',
  },
  {
    id: 'agreement',
    name: 'Agreement',
    is: 'A row for every domain: counts, alpha with its interval, further coefficients. From the original passes of revealed transcripts.',
    group: 'coding',
    format: 'docx',
  },
  {
    id: 'agreement-units',
    name: 'Agreement, unit by unit',
    is: 'A row for every line that agreement was computed from: its words, each coder’s codes, whether it was used and why not.',
    group: 'coding',
    format: 'xlsx',
  },
  {
    id: 'disagreements',
    name: 'Disagreements and how they were settled',
    is: 'In one table for each round: lines and codes by outcome, reason, domain, who decided, third person and transcript.',
    group: 'coding',
    format: 'docx',
  },
  {
    id: 'how-settled',
    name: 'How differences were settled',
    is: 'Lines by outcome and reason, for each transcript and for all.',
    group: 'coding',
    format: 'docx',
  },
  {
    id: 'decisions',
    name: 'Decisions',
    is: 'A row for every line that was settled: what each coder had, what stands, why and by whom.',
    group: 'coding',
    format: 'xlsx',
  },
  {
    id: 'from-consensus',
    name: 'Difference from consensus',
    is: 'For every coder, what stayed, went and came when the lines were settled. Not agreement.',
    group: 'coding',
    format: 'docx',
  },
  {
    id: 'codebook-appendix',
    name: 'Codebook with its changes',
    is: 'As an appendix: codes with definition, rules, origin and since which version, and after them what changed from version to version.',
    group: 'appendices',
    format: 'docx',
  },
  {
    id: 'codebook',
    name: 'Codebook',
    is: 'Domains, constructs and your own codes with their rules.',
    group: 'appendices',
    format: 'docx',
  },
  {
    id: 'codebook-changes',
    name: 'Changes to the codebook',
    is: 'From version to version: new codes, wording, rules, splits, merges.',
    group: 'appendices',
    format: 'docx',
  },
  {
    id: 'guide',
    name: 'Interview guide',
    is: 'Questions in the order of asking with prompts, domains and pilot, for an appendix.',
    group: 'appendices',
    format: 'docx',
  },
  {
    id: 'trail',
    name: 'Audit trail',
    is: 'Day, who, what was done and about what; acts of one kind on one transcript on one day are one row with their number. Only acts that you may read.',
    group: 'appendices',
    format: 'docx',
  },
  ...findingSubjects.map((subject) => ({ ...subject, group: groupOf(subject.id) })),
] as const;

/** Checklists and the like are made from findings, and go into an appendix. */
function groupOf(id: string): ExportGroup {
  return ['coreq', 'srqr', 'checks'].includes(id) ? 'appendices' : 'findings';
}

export type ExportSubject = (typeof exportSubjects)[number]['id'];

/** The format a table is suggested to be written in. */
export function suggestedFormat(subject: ExportSubject): 'docx' | 'xlsx' | 'csv' {
  return exportSubjects.find(({ id }) => id === subject)?.format ?? 'xlsx';
}

/** Of what the study may have several, so that a table is of one of them. */
export function choiceOf(subject: ExportSubject): 'matrix' | 'guide' | 'theme' | null {
  if (subject === 'matrix' || subject === 'matrix-passages') return 'matrix';
  if (subject === 'quote-table') return 'theme';
  return subject === 'guide' || subject === 'guide-by-domain' ? 'guide' : null;
}
