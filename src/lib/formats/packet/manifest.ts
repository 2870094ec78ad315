import * as v from 'valibot';
import { hash, whole } from '../../domain/model/record.ts';
import { packetHead } from '../../domain/packet/content.ts';

/** The version of the packet's own form; its records have `schemaVersion`. */
export const packetVersion = 1;

export const manifestSchema = v.object({
  format: v.literal('concord-packet'),
  version: whole,
  schemaVersion: whole,
  /** The release of Concord that made it. */
  program: v.string(),
  packet: packetHead,
  parts: v.array(v.object({ name: v.string(), count: whole, sha256: hash })),
});

export type PacketManifest = v.InferOutput<typeof manifestSchema>;

/** Which release made it; the rest of a newer packet may have any form. */
export const manifestStart = v.object({
  format: v.literal('concord-packet'),
  version: whole,
  schemaVersion: whole,
});

export const packetMediaType = 'application/vnd.concord.packet+zip';
