import type { Operation } from '../model/operation.ts';

/** What an act is about, for choosing acts of one sort from the trail. */
export const subjects = [
  'coding',
  'memos',
  'codebook',
  'rounds',
  'transcripts',
  'participants',
  'study',
] as const;
export type Subject = (typeof subjects)[number];

/** By table, in the order they are asked for: an act that writes several is about the first. */
const byTable: readonly (readonly [string, Subject])[] = [
  // What came in a packet may still be blind: it is not told which of it were memos or codes.
  ['packets', 'study'],
  ['transcriptVersions', 'transcripts'],
  ['decisions', 'rounds'],
  ['consensuses', 'rounds'],
  ['packets', 'rounds'],
  ['rounds', 'rounds'],
  ['coders', 'rounds'],
  ['reopenings', 'rounds'],
  ['passes', 'rounds'],
  ['readings', 'transcripts'],
  ['participants', 'participants'],
  ['attributes', 'participants'],
  ['transcripts', 'transcripts'],
  ['codes', 'codebook'],
  ['splitDecisions', 'codebook'],
  ['memos', 'memos'],
];

/** What an act is about, told from what it wrote, so that undoing it is about the same. */
export function subjectOf({ pass, changes }: Pick<Operation, 'pass' | 'changes'>): Subject {
  if (pass) return 'coding';
  const tables = new Set(changes.map(({ table }) => table));
  return byTable.find(([table]) => tables.has(table))?.[1] ?? 'study';
}
