import type { StudySnapshot } from '../../domain/model/snapshot.ts';

/** What records speak of by id, in the words a note uses. */
export const subjects = {
  attribute: 'attributes',
  code: 'codes',
  coder: 'coders',
  'codebook version': 'codebookVersions',
  decision: 'decisions',
  participant: 'participants',
  pass: 'passes',
  round: 'rounds',
  transcript: 'transcripts',
  'guide version': 'guideVersions',
  'belief statement': 'beliefs',
  quotation: 'quotes',
  'quantitative result': 'results',
  subtheme: 'subthemes',
  theme: 'themes',
} as const satisfies Record<string, keyof StudySnapshot>;

export type Subject = keyof typeof subjects;
type Mentioned = Iterable<string | null>;
export type Mentions = { readonly [S in Subject]?: Mentioned };

/** One at a time, so that a large study costs no list of all its ids. */
export function* flat<Row>(
  records: readonly Row[],
  ids: (record: Row) => readonly (string | null)[],
): Generator<string | null> {
  for (const record of records) yield* ids(record);
}
