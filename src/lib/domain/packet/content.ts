import * as v from 'valibot';
import { hash, id, instant, whole } from '../model/record.ts';
import type { PacketKind } from '../model/packet.ts';
import type { FindingTable, StudySnapshot } from '../model/snapshot.ts';

/** What a packet says of itself, apart from the records in it. */
export const packetHead = v.object({
  /** Of the packet, not of its file: made anew with every packet. */
  id: id('Packet'),
  kind: v.picklist(['assignment', 'return', 'review', 'decisions']),
  study: v.object({ id: id('Study'), title: v.string(), invented: v.boolean() }),
  round: v.object({ id: id('Round'), number: whole }),
  fromId: id('Coder'),
  toId: id('Coder'),
  madeAt: instant,
  /** The transcripts it is about, by which words and lines they are known again. */
  transcripts: v.array(v.object({ id: id('Transcript'), textHash: hash, lineCount: whole })),
  /** The codebook version that the round pins; `null` where it pins none. */
  codebook: v.nullable(v.object({ versionId: id('CodebookVersion'), hash })),
  /** In a return: the submission code of the lead's own passes, as the coder was told it. */
  leadCode: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/))),
});

export type PacketHead = v.InferOutput<typeof packetHead>;

/** Tables whose records may lie in a packet of some kind. */
export type PacketTable = Exclude<
  keyof StudySnapshot,
  | 'attributes'
  | 'recruitments'
  | 'guideVersions'
  | 'interviews'
  | 'readings'
  | FindingTable
  | 'packets'
  | 'places'
  | 'operations'
  | 'imprints'
>;

export type PacketRecords = Pick<StudySnapshot, PacketTable>;

/** A packet, opened. */
export interface PacketContent {
  readonly head: PacketHead;
  readonly records: PacketRecords;
}

export const noRecords: PacketRecords = {
  studies: [],
  coders: [],
  rounds: [],
  participants: [],
  codes: [],
  codebookVersions: [],
  ruleChanges: [],
  transcripts: [],
  transcriptVersions: [],
  passes: [],
  earlierPasses: [],
  reopenings: [],
  decisions: [],
  consensuses: [],
  memos: [],
  splitDecisions: [],
};

/** What a packet of each kind may hold; writers write and readers read nothing else. */
export const tablesOfKind: Readonly<Record<PacketKind, readonly PacketTable[]>> = {
  assignment: [
    'studies',
    'coders',
    'rounds',
    'participants',
    'codes',
    'codebookVersions',
    'transcripts',
    'transcriptVersions',
  ],
  return: ['coders', 'codes', 'passes', 'earlierPasses', 'reopenings', 'memos'],
  review: [
    'studies',
    'coders',
    'rounds',
    'participants',
    'codes',
    'codebookVersions',
    'ruleChanges',
    'transcripts',
    'transcriptVersions',
    'passes',
    'earlierPasses',
    'reopenings',
    'decisions',
    'consensuses',
    'memos',
    'splitDecisions',
  ],
  decisions: ['decisions'],
};
