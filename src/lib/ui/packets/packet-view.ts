import type { PacketId, PacketKind } from '../../domain/model/packet.ts';
import type { TranscriptId } from '../../domain/model/transcript.ts';
import type { MakeKind } from './packet-words.ts';

/** A submitted pass that a return may hold. */
export interface PassToReturn {
  readonly transcriptId: TranscriptId;
  readonly name: string;
  /** Instants. */
  readonly submittedAt: string;
  readonly returnedAt: string | null;
}

/** A packet that can be made. */
export interface PacketToMake {
  readonly kind: MakeKind;
  readonly to: { readonly id: string; readonly name: string };
  /** Of a return. */
  readonly passes?: readonly PassToReturn[] | undefined;
  /** Of an assignment: names of transcripts corrected since they went to this person. */
  readonly correctedSince?: readonly string[] | undefined;
  /** Whose submission code a return carries, or is to carry. */
  readonly codeOf: string | null;
  /** One like it went out before. */
  readonly wasMade: boolean;
}

/** A packet that went out or came in. */
export interface PacketRow {
  readonly id: PacketId;
  readonly kind: PacketKind;
  readonly direction: 'out' | 'in';
  /** The other person. */
  readonly name: string;
  readonly at: string;
  readonly fileName: string;
  /** A return that is kept sealed. */
  readonly isSealed: boolean;
  /** Whether a return carried the code of the lead's passes; `null`: it needs none. */
  readonly leadCodeMatched: boolean | null;
  /** Whether the lead has opened a pass again whose code the return carried. */
  readonly leadOpenedSince: boolean;
}
