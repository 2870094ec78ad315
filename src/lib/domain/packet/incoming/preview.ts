import type { Anchor } from '../../correction/anchor.ts';
import type { CoderId } from '../../model/coder.ts';
import type { Packet } from '../../model/packet.ts';
import type { TranscriptId } from '../../model/transcript.ts';
import type { Change } from '../../trail/change.ts';
import type { PacketHead, PacketTable } from '../content.ts';
import type { Merge } from './merge.ts';
import type { CarriedText } from './one-version.ts';

/** How many records of one table are new, would change, or are here already. */
export interface Count {
  readonly table: PacketTable;
  readonly added: number;
  readonly changed: number;
  readonly known: number;
}

/** Whether a return carries the code of the lead's passes over its transcripts as they are here. */
export interface LeadCode {
  readonly matched: boolean;
  readonly leadId: CoderId;
  /** When the last of those passes was submitted. */
  readonly submittedAt: string | null;
}

/** A text that is newer on one side, and what becomes of what stands on the older one. */
export interface PreviewText extends Omit<CarriedText, 'anchors'> {
  /** Of what the reader may see; `null` where they may see none of it yet, nor how much it is. */
  readonly anchors: readonly Anchor[] | null;
}

/** What taking a packet in would do. Of a return nothing is counted but whose passes it holds. */
export interface Preview {
  readonly counts: readonly Count[];
  /** The passes of a return, by the transcripts' names. */
  readonly passes: readonly {
    readonly transcriptId: TranscriptId;
    readonly name: string;
    readonly submittedAt: string;
    readonly isKnown: boolean;
  }[];
  /** Of a return, what its code says of the lead's passes; `null` where it needs none. */
  readonly leadCode: LeadCode | null;
  /** Lines that the adjudicator settled, and that are no longer flagged here: what is here is kept. */
  readonly settledMeanwhile: number;
  /** Decisions here that the packet does not have any more. */
  readonly takenAway: number;
  /** The reader's own passes, opened again here, in whose place what was revealed comes. */
  readonly openedAgain: number;
  /** Transcripts that were corrected on one side. */
  readonly texts: readonly PreviewText[];
}

/** What becomes of a packet that can be read. */
export type Incoming =
  /** It was taken in before; there is nothing to do. */
  | { readonly is: 'known'; readonly head: PacketHead; readonly packet: Packet }
  /** A return that stays sealed while these people still code its transcripts here. */
  | {
      readonly is: 'sealed';
      readonly head: PacketHead;
      readonly waitsFor: readonly CoderId[];
      /** `null` when it is kept already. */
      readonly change: Change | null;
    }
  | {
      readonly is: 'new';
      readonly head: PacketHead;
      readonly preview: Preview;
      readonly change: Change;
    };

/** Who takes a packet in, when, and the file it came in. */
export interface Receipt {
  readonly viewer: CoderId;
  readonly at: string;
  readonly fileName: string;
  readonly fileHash: string;
  /** The sealed file itself, for a return that has to wait. */
  readonly file: Uint8Array;
}

export const emptyPreview: Preview = {
  counts: [],
  passes: [],
  leadCode: null,
  settledMeanwhile: 0,
  takenAway: 0,
  openedAgain: 0,
  texts: [],
};

/** Of corrected texts what one person may be told: what is their own, and what else `isShown`. */
export function textsShown(
  texts: readonly CarriedText[],
  viewer: CoderId,
  isShown: (anchor: Anchor) => boolean,
): readonly PreviewText[] {
  return texts.map((text) => ({
    ...text,
    anchors: text.anchors.filter((one) => one.coderId === viewer || isShown(one)),
  }));
}

/** Whether an anchor is that of one of these records. */
export function isOneOf(records: readonly { readonly id: string }[]): (anchor: Anchor) => boolean {
  const ids = new Set(records.map(({ id }) => id));
  return ({ recordId }) => ids.has(recordId);
}

export function countsOf(merges: readonly Merge[]): readonly Count[] {
  return merges
    .map(({ table, added, changed, known }) => ({ table, added, changed, known }))
    .filter(({ added, changed, known }) => added + changed + known > 0);
}

/** The row that says a packet came in. */
export function receivedPacket(
  head: PacketHead,
  { at, fileName, fileHash }: Receipt,
  rest: Partial<Pick<Packet, 'sealed' | 'leadCode' | 'leadCodeMatched'>> = {},
): Packet {
  return {
    id: head.id,
    kind: head.kind,
    direction: 'in',
    roundId: head.round.id,
    fromId: head.fromId,
    toId: head.toId,
    transcriptIds: head.transcripts.map(({ id }) => id),
    madeAt: head.madeAt,
    at,
    fileName,
    fileHash,
    sealed: null,
    leadCode: null,
    leadCodeMatched: null,
    ...rest,
  };
}
