import type { PacketKind } from '../../domain/model/packet.ts';
import type { PacketTable } from '../../domain/packet/content.ts';

/** What is made: a review for the adjudicator is a packet of its own sort. */
export type MakeKind = PacketKind | 'adjudication';

export const kindWords: Readonly<Record<PacketKind, string>> = {
  assignment: 'Assignment',
  return: 'Return',
  review: 'Review',
  decisions: 'Decisions',
};

/** What a packet holds and what it does not, before it is made. */
export const holdsWords: Readonly<Record<MakeKind, string>> = {
  assignment:
    'It holds the plan of the round, its transcripts and its codebook. It holds nothing of what anybody has coded, written or proposed, nor how much.',
  return:
    'It holds the submitted passes you choose, the codes you proposed in them, and your memos on them.',
  review:
    'It holds what was revealed: everybody’s passes over those transcripts, their memos, what was decided and why, and the codebook as it is now. Nothing that is still blind goes out.',
  adjudication:
    'It holds the flagged lines with what each coder had there, their transcripts to read, and the memos on those lines. It holds no pass and no other decision.',
  decisions: 'It holds the lines you settled, and nothing else.',
};

/** The button that makes one, and the dialog's title. */
export function makeWords(kind: MakeKind, name: string): string {
  if (kind === 'assignment') return `Make the assignment for ${name}`;
  if (kind === 'review') return `Make a review for ${name}`;
  if (kind === 'adjudication') return `Send flagged lines to ${name}`;
  if (kind === 'decisions') return `Send the decisions to ${name}`;
  return `Make the return for ${name}`;
}

/** One and several records of a table, as a preview counts them. */
export const tableWords: Readonly<Record<PacketTable, string>> = {
  studies: 'Title and aim of the study',
  coders: 'People of the team',
  rounds: 'Rounds',
  participants: 'Participants',
  codes: 'Codes',
  codebookVersions: 'Codebook versions',
  ruleChanges: 'Changed rules',
  transcripts: 'Transcripts',
  transcriptVersions: 'Texts',
  passes: 'Passes',
  earlierPasses: 'Passes as they were on an earlier version of the text',
  reopenings: 'Passes opened again, with reasons',
  decisions: 'Decisions',
  consensuses: 'Consensus codings',
  memos: 'Memos',
  splitDecisions: 'Passages given to a part of a split code',
};

/** What sealing does and does not do; said wherever packets are. */
export const honestly =
  'A sealed packet stops accident and temptation, not collusion: people who want to tell each other can.';

/** "Tom Beddoes", "Tom Beddoes and Sofia Kaur", "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
