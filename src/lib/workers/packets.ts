import type { PacketContent, PacketHead } from '../domain/packet/content.ts';
import { adjudication } from '../domain/packet/adjudication.ts';
import { assignment } from '../domain/packet/assignment.ts';
import { decided } from '../domain/packet/decided.ts';
import type { PacketOrder, Source } from '../domain/packet/ground.ts';
import { returned, type ReturnOrder } from '../domain/packet/returned.ts';
import { review } from '../domain/packet/review.ts';
import { fileHash } from '../formats/packet/file-hash.ts';
import { packetArchive } from '../formats/packet/archive-writer.ts';
import { readPacketArchive } from '../formats/packet/archive-reader.ts';
import { requireSealed, sealed, unsealed } from '../formats/packet/seal.ts';
import { existingDatabase } from '../storage/existing.ts';
import { packetGround } from '../storage/packet-ground.ts';
import type { Report } from './report.ts';

/** Which packet is wanted. */
export type Wanted =
  | ({ readonly kind: 'assignment' | 'review' | 'adjudication' | 'decisions' } & PacketOrder)
  | ({ readonly kind: 'return' } & ReturnOrder);

export interface PacketToSeal {
  /** Name of the study's database. */
  readonly database: string;
  readonly wanted: Wanted;
  readonly passphrase: string;
  /** Binary logarithm of scrypt's work. */
  readonly work: number;
  /** The release that makes it. */
  readonly program: string;
}

export interface SealedPacket {
  readonly head: PacketHead;
  readonly file: Blob;
  readonly fileHash: string;
}

/** Reading, packing, sealing. */
const steps = 3;

/** Makes a packet from what is stored, and seals it. */
export async function sealPacket(
  { database, wanted, passphrase, work, program }: PacketToSeal,
  report: Report,
): Promise<SealedPacket> {
  report(0, steps);
  const db = await existingDatabase(database);
  let packet: PacketContent;
  try {
    packet = contentOf(await packetGround(db), wanted);
  } finally {
    db.close();
  }
  report(1, steps);
  const archive = packetArchive(packet, program);
  report(2, steps);
  const bytes = Uint8Array.from(await sealed(archive, passphrase, work));
  report(3, steps);
  return {
    head: packet.head,
    file: new Blob([bytes], { type: 'application/octet-stream' }),
    fileHash: fileHash(bytes),
  };
}

function contentOf(source: Source, wanted: Wanted): PacketContent {
  switch (wanted.kind) {
    case 'assignment':
      return assignment(source, wanted);
    case 'return':
      return returned(source, wanted);
    case 'review':
      return review(source, wanted);
    case 'adjudication':
      return adjudication(source, wanted);
    case 'decisions':
      return decided(source, wanted);
  }
}

export interface PacketToOpen {
  readonly file: Blob;
  readonly passphrase: string;
}

export interface OpenedPacket {
  readonly packet: PacketContent;
  readonly bytes: Uint8Array;
  readonly fileHash: string;
}

/**
 * Opens a sealed packet and checks all of it; stores nothing.
 * @throws {PacketError}
 */
export async function openPacket(
  { file, passphrase }: PacketToOpen,
  report: Report,
): Promise<OpenedPacket> {
  report(0, 2);
  // A file that is far too large, or of another kind, is not read to its end.
  requireSealed(new Uint8Array(await file.slice(0, 1024).arrayBuffer()), file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const archive = await unsealed(bytes, passphrase);
  report(1, 2);
  const packet = readPacketArchive(archive);
  report(2, 2);
  return { packet, bytes, fileHash: fileHash(bytes) };
}
